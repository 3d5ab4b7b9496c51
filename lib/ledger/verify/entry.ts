import type { LocalizedText } from '../../errors/belegfluss-error';
import type { StoredEntry } from '../store/store';
import { inspectStoredEvent, type InspectedEvent } from './inspect-event';
import { inspectPayload, type InspectedPayload } from './inspect-payload';

/** One entry taken by itself, as a reader of exports gives it. */
export interface InspectedEntry {
	readonly event: InspectedEvent;
	readonly payload: InspectedPayload;
}

/** Something in an export that belongs to no entry. */
export interface ExportFault {
	readonly kind:
		| 'payloadUnreadable'
		| 'payloadOutOfOrder'
		| 'payloadStray'
		| 'checkpointsUnreadable';
	/** entry it belongs to, as far as can be told; 0 for none */
	readonly sequence: number;
	/** line of its file, counted from 1; null when it is about the whole file */
	readonly line: number | null;
	readonly reason: LocalizedText;
}

/** What can be verified: entries from a store or an export, and what else stands in an export. */
export type VerifiableEntry = StoredEntry | InspectedEntry | ExportFault;

/**
 * @param entry an entry as read from a store
 * @returns what it claims and what is wrong with it
 */
export function inspectStored(entry: StoredEntry): InspectedEntry {
	const event = inspectStoredEvent(entry);
	const expected = event.content ? event.content.payloadSha256 : entry.payloadSha256;
	return { event, payload: inspectPayload(entry.payload, expected) };
}
