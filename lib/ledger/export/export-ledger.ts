import { GermanClock } from '../report/german-clock';
import type { ChainHead, LedgerStore, StoredEntry } from '../store/store';
import { recordedCheckpoint } from './checkpoint-texts';
import { exportError } from './errors';
import { tableHeader, tableRow } from './event-table';
import {
	EXPORT_FILES,
	eventLine,
	MAX_LINE_LENGTH,
	payloadLine,
	type ExportFileName,
} from './format';
import { readmeText } from './readme';
import type { ExportContext, ExportSummary } from './summary';

export type { ExportContext, ExportSummary } from './summary';

/** Where the files of an export go: a folder, or the memory of a node that hands them on. */
export interface ExportSink {
	/**
	 * Takes the next bytes of a file. Every file of an export is named at least once, with no bytes if it is
	 * empty; several grow at the same time, and the last one to be named is the readme.
	 *
	 * @param file name of the file
	 * @param bytes to be added to its end; not changed afterwards
	 * @returns once more may come
	 */
	write(file: ExportFileName, bytes: Uint8Array): Promise<void> | void;
}

/** Whatever gives entries as a store does. */
export type EntrySource = Pick<LedgerStore, 'readEvents'>;

/** Characters collected before they are handed on. */
const PORTION = 262_144;

/**
 * Exports a whole ledger as plain files. A part of it could not be verified: the first entry would lack its
 * predecessor, erasures their entries, and checkpoints count from the beginning. What is stored is exported
 * as it is, also where it is damaged; memory does not grow with the ledger.
 *
 * @param store where the ledger lives
 * @param sink where the files go
 * @param context clock and the program that exports
 * @returns what was exported
 * @throws BelegflussError EXPORT_ENTRY_TOO_LONG, or why the ledger cannot be read or the sink not written
 */
export async function exportLedger(
	store: EntrySource,
	sink: ExportSink,
	context: ExportContext,
): Promise<ExportSummary> {
	const files = new Portions(sink);
	const clock = new GermanClock();
	let [entries, payloads, checkpoints] = [0, 0, 0];
	let head: ChainHead | null = null;
	files.add(EXPORT_FILES.table, tableHeader());
	for await (const entry of store.readEvents()) {
		const { chain, sequence, hash, canonical, payload } = entry;
		entries++;
		head = { chain, sequence, hash };
		files.add(EXPORT_FILES.events, bounded(entry, eventLine(hash, canonical)));
		files.add(EXPORT_FILES.table, tableRow(entry, clock));
		if (payload !== null) {
			payloads++;
			files.add(EXPORT_FILES.payloads, bounded(entry, payloadLine(sequence, payload)));
		}
		const checkpoint = recordedCheckpoint(entry);
		if (checkpoint !== null) {
			const separator = checkpoints++ === 0 ? '' : '\n';
			files.add(EXPORT_FILES.checkpoints, `${separator}${checkpoint}`);
		}
		if (files.isDue) await files.flush();
	}
	const summary = { entries, payloads, checkpoints, head };
	await files.finish(readmeText(summary, context));
	return summary;
}

function bounded({ sequence }: StoredEntry, line: string): string {
	// Counted in characters first, because counting bytes takes a pass over the text.
	if (line.length > MAX_LINE_LENGTH / 3 && Buffer.byteLength(line) > MAX_LINE_LENGTH) {
		throw exportError('EXPORT_ENTRY_TOO_LONG', { sequence, limit: MAX_LINE_LENGTH });
	}
	return line;
}

/** Collects text per file, so that the sink is not called for every line. */
class Portions {
	private readonly waiting = new Map<ExportFileName, string[]>();
	private length = 0;

	constructor(private readonly sink: ExportSink) {
		for (const file of [
			EXPORT_FILES.events,
			EXPORT_FILES.payloads,
			EXPORT_FILES.checkpoints,
			EXPORT_FILES.table,
		]) {
			this.waiting.set(file, ['']);
		}
	}

	get isDue(): boolean {
		return this.length > PORTION;
	}

	add(file: ExportFileName, text: string): void {
		this.waiting.get(file)?.push(text);
		this.length += text.length;
	}

	async flush(): Promise<void> {
		for (const [file, texts] of this.waiting) {
			if (texts.length === 0) continue;
			await this.sink.write(file, Buffer.from(texts.join(''), 'utf8'));
			this.waiting.set(file, []);
		}
		this.length = 0;
	}

	async finish(readme: string): Promise<void> {
		await this.flush();
		await this.sink.write(EXPORT_FILES.readme, Buffer.from(readme, 'utf8'));
	}
}
