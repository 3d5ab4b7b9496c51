import { sha256Hex } from '../event/hash';

/**
 * What is known of the payload of an entry: `none` was logged, it is `kept`, it is `missing`, or it is
 * `unknown` because payloads are not part of what is verified or the entry does not say authentically what
 * it had.
 */
export type PayloadState = 'none' | 'kept' | 'missing' | 'unknown';

/** A payload held against the hash its entry states. */
export interface InspectedPayload {
	readonly state: PayloadState;
	/** what is wrong with one that is there, null for nothing */
	readonly fault: 'payloadChanged' | 'payloadStray' | null;
}

const NONE: InspectedPayload = { state: 'none', fault: null };
const KEPT: InspectedPayload = { state: 'kept', fault: null };
const CHANGED: InspectedPayload = { state: 'kept', fault: 'payloadChanged' };
const STRAY: InspectedPayload = { state: 'none', fault: 'payloadStray' };
const MISSING: InspectedPayload = { state: 'missing', fault: null };

/** The payload of an entry nothing can be said about. */
export const UNKNOWN_PAYLOAD: InspectedPayload = { state: 'unknown', fault: null };

/**
 * @param payload canonical text of the payload, null when there is none
 * @param expected hash its entry states, null when it states none
 * @returns what is known of it
 */
export function inspectPayload(
	payload: string | Uint8Array | null,
	expected: string | null,
): InspectedPayload {
	if (payload === null) return expected === null ? NONE : MISSING;
	if (expected === null) return STRAY;
	return sha256Hex(payload) === expected ? KEPT : CHANGED;
}
