import { canonicalize } from './canonical-json';
import type { AuditEvent } from './event';
import { eventHash } from './hash';
import type { StoredEvent } from '../store/store';

/**
 * Half a surrogate pair comes out of `JSON.stringify` as an escape. The same letters may also stand
 * there as plain text behind an escaped backslash; the slow way tells them apart.
 */
const SUSPICIOUS = '\\ud';

/**
 * Gives an event its canonical text and its hash.
 *
 * @param event an event whose members stand in canonical order, as `placeEvent` makes it
 * @returns the entry as stores keep it
 * @throws BelegflussError LEDGER_NOT_CANONICAL for text with half a Unicode character
 */
export function seal(event: AuditEvent): StoredEvent {
	const text = JSON.stringify(event);
	const canonical = text.includes(SUSPICIOUS) ? canonicalize(event) : text;
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
