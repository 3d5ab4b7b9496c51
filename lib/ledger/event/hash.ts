import { hash } from 'node:crypto';

/** Names format and version, so that an event's bytes can never be passed off as anything else. */
export const EVENT_HASH_PREFIX = 'belegfluss-ledger-event-v1';

/** What the first entry of a chain names as its predecessor. */
export const NO_PREDECESSOR = '0'.repeat(64);

const PREFIX = Buffer.from(`${EVENT_HASH_PREFIX}\0`, 'ascii');

/** Prefix and room behind it, so that joining prefix and text makes no new string for every event. */
const room = Buffer.alloc(65_536);
PREFIX.copy(room);

/** Bytes a UTF-16 code unit takes at most in UTF-8. */
const MOST_BYTES = 3;

/**
 * @param data text, taken as UTF-8, or bytes
 * @returns SHA-256, lower-case hex
 */
export function sha256Hex(data: string | Uint8Array): string {
	return hash('sha256', data, 'hex');
}

/**
 * The hash an audit event is known by: SHA-256 over the ASCII prefix, one zero byte and the canonical
 * JSON of the event in UTF-8.
 *
 * @param canonical canonical text of the event, exactly as stored
 * @returns lower-case hex
 */
export function eventHash(canonical: string): string {
	if (PREFIX.length + canonical.length * MOST_BYTES > room.length) {
		return sha256Hex(`${EVENT_HASH_PREFIX}\0${canonical}`);
	}
	return sha256Hex(room.subarray(0, PREFIX.length + room.write(canonical, PREFIX.length)));
}
