import { ledgerError } from './errors';

/**
 * Which numbers may occur. `strict` is the profile of audit events: safe integers only, because amounts
 * are decimal strings and a float would read differently in another language. `jcs` is all of RFC 8785,
 * for payloads that carry confidences.
 */
export type CanonicalProfile = 'strict' | 'jcs';

/** Deeper nesting is no document of ours; the bound keeps hostile input off the call stack. */
const MAX_DEPTH = 200;

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Writes plain data as RFC 8785 (JSON Canonicalization Scheme): no white space, keys sorted by UTF-16
 * code units, minimal escapes, numbers in ECMAScript's shortest form. Equal data gives equal text; no
 * Unicode normalisation takes place.
 *
 * @param value strings, booleans, null, finite numbers, arrays and plain objects
 * @param profile which numbers may occur; default `strict`
 * @returns the canonical text, to be hashed and stored as UTF-8
 * @throws BelegflussError LEDGER_NOT_CANONICAL naming the place of the first value that has no such form
 */
export function canonicalize(value: unknown, profile: CanonicalProfile = 'strict'): string {
	return write(value, { path: '', profile, ancestors: [] });
}

interface Place {
	readonly path: string;
	readonly profile: CanonicalProfile;
	readonly ancestors: readonly object[];
}

function write(value: unknown, place: Place): string {
	if (value === null) return 'null';
	if (typeof value === 'string') return writeString(value, place);
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number') return writeNumber(value, place);
	if (typeof value === 'object') return writeContainer(value, place);
	throw refused(place, value === undefined ? 'undefined' : `a ${typeof value}`);
}

function writeString(value: string, place: Place): string {
	if (LONE_SURROGATE.test(value)) throw refused(place, 'text with half a Unicode character');
	return JSON.stringify(value);
}

function writeNumber(value: number, place: Place): string {
	if (!Number.isFinite(value)) throw refused(place, String(value));
	if (place.profile === 'strict' && !Number.isSafeInteger(value)) {
		throw refused(place, `the number ${value}, which is no whole number up to 2^53`);
	}
	return JSON.stringify(value);
}

function writeContainer(value: object, place: Place): string {
	if (place.ancestors.includes(value))
		throw refused(place, 'a reference back to its own container');
	if (place.ancestors.length >= MAX_DEPTH) {
		throw refused(place, `nesting deeper than ${MAX_DEPTH} levels`);
	}
	const ancestors = [...place.ancestors, value];
	if (Array.isArray(value)) {
		// Array.from visits holes too, so that they are refused instead of skipped.
		const entries = Array.from(value, (entry: unknown, index) =>
			write(entry, { ...place, ancestors, path: `${place.path}[${index}]` }),
		);
		return `[${entries.join(',')}]`;
	}
	if (!isPlainObject(value)) throw refused(place, 'an object that is no plain data');
	const members = Object.entries(value)
		.sort(([left], [right]) => (left < right ? -1 : 1))
		.map(([key, member]) => {
			const inner = { ...place, ancestors, path: place.path ? `${place.path}.${key}` : key };
			return `${writeString(key, inner)}:${write(member, inner)}`;
		});
	return `{${members.join(',')}}`;
}

/** A plain object of another realm (n8n's sandboxes) has that realm's root prototype, hence no `===`. */
function isPlainObject(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
	return plain && Object.getOwnPropertySymbols(value).length === 0;
}

function refused(place: Place, found: string) {
	return ledgerError('LEDGER_NOT_CANONICAL', { path: place.path || '(top level)', found });
}
