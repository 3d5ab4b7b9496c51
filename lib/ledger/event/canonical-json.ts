import { ledgerError } from '../errors';
import { findObstacle } from './canonical-obstacle';
import {
	isAllowedNumber,
	isPlainObject,
	MAX_DEPTH,
	type CanonicalProfile,
} from './canonical-rules';

/** How half a character would come out; the same letters may also stand behind an escaped backslash. */
const ESCAPED_SURROGATE = '\\ud';

/**
 * Looking is cheaper than building text piece by piece.
 *
 * @returns whether plain `JSON.stringify` writes the canonical form, half characters aside
 */
function isInOrder(value: unknown, profile: CanonicalProfile, depth: number): boolean {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
	if (typeof value === 'number') return isAllowedNumber(value, profile);
	if (typeof value !== 'object' || depth >= MAX_DEPTH) return false;
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index++) {
			if (!isInOrder(value[index], profile, depth + 1)) return false;
		}
		return true;
	}
	if (!isPlainObject(value)) return false;
	let previous = '';
	for (const key of Object.keys(value)) {
		if (key < previous) return false;
		if (!isInOrder((value as Record<string, unknown>)[key], profile, depth + 1)) return false;
		previous = key;
	}
	return true;
}

/** Thrown while writing; the value and its place are then looked for at leisure. */
const NOT_CANONICAL = Symbol('not canonical');

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
	const native = isInOrder(value, profile, 0) ? JSON.stringify(value) : null;
	if (native !== null && !native.includes(ESCAPED_SURROGATE)) return native;
	try {
		return write(value, profile, 0);
	} catch (cause) {
		if (cause !== NOT_CANONICAL) throw cause;
		throw ledgerError('LEDGER_NOT_CANONICAL', findObstacle(value, profile));
	}
}

function write(value: unknown, profile: CanonicalProfile, depth: number): string {
	if (value === null) return 'null';
	switch (typeof value) {
		case 'string':
			return writeString(value);
		case 'boolean':
			return value ? 'true' : 'false';
		case 'number':
			if (!isAllowedNumber(value, profile)) throw NOT_CANONICAL;
			return JSON.stringify(value);
		case 'object':
			return writeContainer(value, profile, depth);
		default:
			throw NOT_CANONICAL;
	}
}

function writeString(value: string): string {
	if (!value.isWellFormed()) throw NOT_CANONICAL;
	return JSON.stringify(value);
}

function writeContainer(value: object, profile: CanonicalProfile, depth: number): string {
	if (depth >= MAX_DEPTH) throw NOT_CANONICAL;
	if (Array.isArray(value)) {
		let list = '';
		// An index visits holes too, so that they are refused instead of skipped.
		for (let index = 0; index < value.length; index++) {
			list += `${index > 0 ? ',' : ''}${write(value[index], profile, depth + 1)}`;
		}
		return `[${list}]`;
	}
	if (!isPlainObject(value)) throw NOT_CANONICAL;
	let members = '';
	for (const key of Object.keys(value).sort()) {
		const member = write((value as Record<string, unknown>)[key], profile, depth + 1);
		members += `${members === '' ? '' : ','}${writeString(key)}:${member}`;
	}
	return `{${members}}`;
}
