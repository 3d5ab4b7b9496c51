import type { LocalizedText } from '../../errors/belegfluss-error';
import type { StoredEntry } from '../store/store';
import { inspectStoredEvent, type InspectedEvent } from './inspect-event';
import { inspectPayload, type InspectedPayload } from './inspect-payload';

/** One entry taken by itself, as a reader of exports gives it. */
export interface InspectedEntry {
	readonly event: InspectedEvent;
	readonly payload: InspectedPayload;
}

/** A line among the payloads of an export that no entry can use. */
export interface PayloadFault {
	readonly kind: 'payloadUnreadable' | 'payloadStray';
	/** entry it belongs to, as far as can be told */
	readonly sequence: number;
	/** counted from 1, among the payloads */
	readonly line: number;
	readonly reason: LocalizedText;
}

/** What can be verified: entries from a store or an export, and what else stands in an export. */
export type VerifiableEntry = StoredEntry | InspectedEntry | PayloadFault;

/**
 * @param entry an entry as read from a store
 * @returns what it claims and what is wrong with it
 */
export function inspectStored(entry: StoredEntry): InspectedEntry {
	const event = inspectStoredEvent(entry);
	const expected = event.content ? event.content.payloadSha256 : entry.payloadSha256;
	return { event, payload: inspectPayload(entry.payload, expected) };
}
