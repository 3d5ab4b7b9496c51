import type { LocalizedText } from '../../errors/belegfluss-error';
import type { EventBytes } from '../event/event-bytes';
import { eventHash } from '../event/hash';
import type { StoredEvent } from '../store/store';
import type { DeviationKind, DeviationParams } from './deviation';
import { readEventContent, type EventContent, type UnreadableContent } from './event-content';

/** Something wrong with one event taken by itself. */
export interface EventFault {
	readonly kind: DeviationKind;
	readonly params: DeviationParams;
}

/** One event taken by itself: what it claims to be, and whether its content supports the claim. */
export interface InspectedEvent {
	/** null when nothing says which entry it is: it then counts as the one that is due */
	readonly sequence: number | null;
	/** null when nothing says it, as for the next one */
	readonly chain: string | null;
	readonly previous: string | null;
	/** UTC instant, null when the event cannot be read */
	readonly time: string | null;
	/** what the event says; null when that is not what its hash was made from */
	readonly content: EventContent | null;
	/** hash as filed beside the event, null for a line that has none */
	readonly filedHash: string | null;
	/** hash of the content as it is now, null for a line that has none */
	readonly actualHash: string | null;
	/** line of an export, null for a store */
	readonly line: number | null;
	readonly faults: readonly EventFault[];
}

const NO_FAULTS: readonly EventFault[] = [];
const CONTENT_CHANGED: EventFault = { kind: 'contentChanged', params: {} };

const NO_UTF8: UnreadableContent = {
	unreadable: { en: 'no UTF-8', de: 'kein UTF-8' },
	otherVersion: false,
};

/**
 * @param filed an event with the columns a store files it under
 * @returns what it claims and what is wrong with it; where the content is not authentic, the claims are
 * taken from the columns
 */
export function inspectStoredEvent(filed: StoredEvent): InspectedEvent {
	const actualHash = eventHash(filed.canonical);
	const read = readEventContent(filed.canonical);
	const fault = faultOf(read, actualHash === filed.hash);
	const content = fault ? null : (read as EventContent);
	return {
		sequence: content?.sequence ?? filed.sequence,
		chain: content?.chain ?? filed.chain,
		previous: content?.previous ?? filed.previous,
		time: content?.time ?? null,
		content,
		filedHash: filed.hash,
		actualHash,
		line: null,
		faults: fault ? [fault] : faultsOfForm(content as EventContent, filed),
	};
}

/**
 * @param filedHash hash as written beside the event
 * @param bytes the event as it stands in an export
 * @param line where that is
 * @returns what it claims and what is wrong with it; where the content is not authentic, nothing is
 * claimed
 */
export function inspectExportedEvent(
	filedHash: string,
	bytes: EventBytes,
	line: number,
): InspectedEvent {
	const actualHash = bytes.hash();
	const text = bytes.text();
	const read = text === null ? NO_UTF8 : readEventContent(text);
	const fault = faultOf(read, actualHash === filedHash);
	const content = fault ? null : (read as EventContent);
	return {
		sequence: content ? content.sequence : null,
		chain: content ? content.chain : null,
		previous: content ? content.previous : null,
		time: content ? content.time : null,
		content,
		filedHash,
		actualHash,
		line,
		faults: fault ? [fault] : faultsOfForm(content as EventContent, null),
	};
}

/**
 * @param line a line of an export that stands where an event is due
 * @param kind what it is instead
 * @param reason why it is no event
 * @returns an event of which nothing is known but its place
 */
export function inspectLineWithoutEvent(
	line: number,
	kind: 'unreadable' | 'partialLine',
	reason: LocalizedText,
): InspectedEvent {
	return {
		sequence: null,
		chain: null,
		previous: null,
		time: null,
		content: null,
		filedHash: null,
		actualHash: null,
		line,
		faults: [{ kind, params: { reason } }],
	};
}

function faultOf(read: EventContent | UnreadableContent, authentic: boolean): EventFault | null {
	if ('unreadable' in read) {
		// Another version may be hashed in another way, so that is no sign of a change.
		if (!authentic && !read.otherVersion) return CONTENT_CHANGED;
		return { kind: 'unreadable', params: { reason: read.unreadable } };
	}
	return authentic ? null : CONTENT_CHANGED;
}

function faultsOfForm(content: EventContent, filed: StoredEvent | null): readonly EventFault[] {
	const columns = filed ? changedColumns(content, filed) : NO_FAULTS;
	return content.canonical ? columns : [{ kind: 'notCanonical', params: {} }, ...columns];
}

const COLUMNS = [
	['sequence', { en: 'number', de: 'Nummer' }],
	['chain', { en: 'chain', de: 'Kette' }],
	['previous', { en: 'predecessor', de: 'Vorgänger' }],
	['payloadSha256', { en: 'data', de: 'Daten' }],
	['documentSha256', { en: 'document', de: 'Beleg' }],
] as const;

function changedColumns(content: EventContent, filed: StoredEvent): readonly EventFault[] {
	const changed = COLUMNS.filter(([field]) => content[field] !== filed[field]);
	if (changed.length === 0) return NO_FAULTS;
	return changed.map(([, column]) => ({ kind: 'columnChanged', params: { column } }));
}
