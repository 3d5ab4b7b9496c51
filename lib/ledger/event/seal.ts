import type { StoredEvent } from '../store/store';
import { canonicalize } from './canonical-json';
import { WRITABLE_EVENT } from './canonical-pattern';
import { draftOf, parseDraft, placeEvent, type AuditEvent } from './event';
import { eventHash } from './hash';

/**
 * Checks an event and gives it its canonical text and its hash. Nearly every event comes with its members in
 * canonical order and without anything to escape, and one expression tells whether its text is what it should
 * be; any other is checked by the schema, which names what is wrong, and sorted.
 *
 * @param event an event as `placeEvent` makes it
 * @returns the entry as stores keep it
 * @throws BelegflussError LEDGER_EVENT_INVALID naming the first field that is not in its proper form,
 * LEDGER_NOT_CANONICAL for text with half a Unicode character
 */
export function seal(event: AuditEvent): StoredEvent {
	const text = JSON.stringify(event);
	const canonical = WRITABLE_EVENT.test(text) ? text : checkedInFull(event);
	return {
		chain: event.chain,
		sequence: event.seq,
		previous: event.prev,
		hash: eventHash(canonical),
		payloadSha256: event.payloadSha256,
		documentSha256: event.subject?.documentSha256 ?? null,
		canonical,
	};
}

function checkedInFull(event: AuditEvent): string {
	return canonicalize(placeEvent(parseDraft(draftOf(event)), event));
}
