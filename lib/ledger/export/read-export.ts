import { EventBytes } from '../event/event-bytes';
import type { InspectedEntry, ExportFault } from '../verify/entry';
import {
	inspectExportedEvent,
	inspectLineWithoutEvent,
	type InspectedEvent,
} from '../verify/inspect-event';
import { inspectPayload, UNKNOWN_PAYLOAD, type InspectedPayload } from '../verify/inspect-payload';
import { MAX_LINE_LENGTH, readEventLine } from './format';
import { LineReader, type Line } from './line-reader';
import { reasonOf } from './line-reasons';
import { exportFailure, openExport } from './open-export';
import { PayloadLines } from './payload-lines';
import { PayloadNumbers } from './payload-numbers';

/** Entries given at once: enough that waiting for them does not count, few enough to stay in the cache. */
const BATCH = 64;

/** How to read an export. */
export interface ReadExportOptions {
	/** longest line that is read, in bytes; default 32 MiB */
	readonly maxLineLength?: number;
}

/**
 * Reads an export entry by entry for `verifyChain`. A line that cannot be read is given as a fault in its
 * place. Memory does not grow with the export.
 *
 * @param path folder of an export, or its file of events alone, whose payloads are then not looked at
 * @param options longest line
 * @returns entries, each taken by itself, in the order of the lines
 * @throws BelegflussError EXPORT_NOT_FOUND, EXPORT_EVENTS_MISSING, EXPORT_NOT_A_FILE or
 * EXPORT_NOT_READABLE, when the first entry is asked for or on the way
 */
export async function* readExport(
	path: string,
	{ maxLineLength = MAX_LINE_LENGTH }: ReadExportOptions = {},
): AsyncGenerator<readonly (InspectedEntry | ExportFault)[]> {
	const files = await openExport(path);
	try {
		const lines = new LineReader(files.events, maxLineLength);
		const faults: ExportFault[] = [];
		const payloads = files.payloads
			? new PayloadLines(new LineReader(files.payloads, maxLineLength), (fault) =>
					faults.push(fault),
				)
			: files.payloads;
		const numbers = new PayloadNumbers();
		const bytes = new EventBytes();
		let batch: (InspectedEntry | ExportFault)[] = [];
		while (await lines.fill()) {
			for (let line = lines.next(); line; line = lines.next()) {
				const event = inspectLine(line, bytes);
				const number = numbers.of(event);
				let payload: Buffer | null | undefined = payloads && null;
				if (payloads && number !== null) {
					payload = payloads.takeNow(number);
					if (payload === undefined) payload = await payloads.take(number);
				}
				batch.push({ event, payload: inspectPayloadOf(event, payload) });
				if (faults.length > 0) batch.push(...faults.splice(0));
				if (batch.length < BATCH) continue;
				yield batch;
				batch = [];
			}
		}
		yield batch;
		await payloads?.finish((sequence) => numbers.isExcused(sequence));
		yield faults;
	} catch (cause) {
		throw exportFailure(cause, path);
	} finally {
		await files.events.close();
		await files.payloads?.close();
	}
}

function inspectPayloadOf(
	{ content }: InspectedEvent,
	payload: Buffer | null | undefined,
): InspectedPayload {
	if (content === null || payload === undefined) return UNKNOWN_PAYLOAD;
	return inspectPayload(payload, content.payloadSha256);
}

function inspectLine(line: Line, bytes: EventBytes): InspectedEvent {
	const { state, number, buffer, end } = line;
	const read = state === 'complete' ? readEventLine(line) : null;
	if (read) {
		bytes.load(buffer, read.eventStart, end - 1);
		return inspectExportedEvent(read.hash, bytes, number);
	}
	const kind = state === 'partial' ? 'partialLine' : 'unreadable';
	return inspectLineWithoutEvent(number, kind, reasonOf(state, number));
}
