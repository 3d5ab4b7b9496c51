/**
 * Which numbers may occur. `strict` is the profile of audit events: safe integers only, because amounts
 * are decimal strings and a float would read differently in another language. `jcs` is all of RFC 8785,
 * for payloads that carry confidences.
 */
export type CanonicalProfile = 'strict' | 'jcs';

/** Deeper nesting is no document of ours; the bound keeps hostile input, cycles included, off the call stack. */
export const MAX_DEPTH = 200;

/**
 * @param value a number
 * @param profile which numbers may occur
 * @returns whether this one may
 */
export function isAllowedNumber(value: number, profile: CanonicalProfile): boolean {
	return profile === 'strict' ? Number.isSafeInteger(value) : Number.isFinite(value);
}

/**
 * A plain object of another realm (n8n's sandboxes) has that realm's root prototype, hence no `===`.
 *
 * @param value any object
 * @returns whether it is plain data
 */
export function isPlainObject(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
	return plain && Object.getOwnPropertySymbols(value).length === 0;
}
