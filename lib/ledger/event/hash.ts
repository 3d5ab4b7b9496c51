import { hash } from 'node:crypto';

/** Names format and version, so that an event's bytes can never be passed off as anything else. */
export const EVENT_HASH_PREFIX = 'belegfluss-ledger-event-v1';

/** What the first entry of a chain names as its predecessor. */
export const NO_PREDECESSOR = '0'.repeat(64);

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
	return sha256Hex(`${EVENT_HASH_PREFIX}\0${canonical}`);
}
