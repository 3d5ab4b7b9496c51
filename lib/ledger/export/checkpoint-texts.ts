import { z } from 'zod/v4';
import { parseCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import { readEvent } from '../event/read-event';
import type { StoredEntry } from '../store/store';

/** What every event that records a checkpoint begins with, so that others need not be read. */
const RECORDED = '{"action":"checkpointed",';

const payloadSchema = z.looseObject({ data: z.looseObject({ checkpoint: z.string() }) });

const EMPTY_LINES = /\n{2,}/;

/**
 * @param entry an entry of the ledger
 * @returns text of the checkpoint it records; null when it records none, or none that can be read
 */
export function recordedCheckpoint({ canonical, payload }: StoredEntry): string | null {
	if (!canonical.startsWith(RECORDED) || payload === null) return null;
	if (readEvent(canonical)?.action !== 'checkpointed') return null;
	try {
		const { checkpoint } = payloadSchema.parse(JSON.parse(payload)).data;
		parseCheckpoint(checkpoint);
		return checkpoint;
	} catch {
		// Whatever is wrong with the payload is the verifier's to name.
		return null;
	}
}

/**
 * Reads every checkpoint a ledger holds of itself.
 *
 * @param entries all entries, as a store gives them
 * @returns the checkpoints in the order they were recorded
 */
export async function recordedCheckpoints(
	entries: AsyncIterable<StoredEntry>,
): Promise<Checkpoint[]> {
	const checkpoints: Checkpoint[] = [];
	for await (const entry of entries) {
		const text = recordedCheckpoint(entry);
		if (text !== null) checkpoints.push(parseCheckpoint(text));
	}
	return checkpoints;
}

/**
 * Reads a file that holds one or several checkpoints with empty lines between them, as an export has them
 * or as somebody put them together from mails. Line breaks written as CR LF are put right.
 *
 * @param text content of the file
 * @returns the checkpoints, not yet verified; none for an empty file
 * @throws BelegflussError CHECKPOINT_TOO_LONG, CHECKPOINT_NOTE_FORM or CHECKPOINT_LINE_INVALID for the
 * first one without its proper form
 */
export function readCheckpoints(text: string): Checkpoint[] {
	const content = text.replaceAll('\r\n', '\n').replace(/^\n+|\n+$/g, '');
	if (content === '') return [];
	const blocks = content.split(EMPTY_LINES);
	const checkpoints: Checkpoint[] = [];
	for (let index = 0; index < blocks.length; index += 2) {
		// The text and, after an empty line, its signatures.
		checkpoints.push(parseCheckpoint(`${blocks.slice(index, index + 2).join('\n\n')}\n`));
	}
	return checkpoints;
}
