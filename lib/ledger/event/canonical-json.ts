import { ledgerError } from '../errors';
import { findObstacle } from './canonical-obstacle';
import {
	isAllowedNumber,
	isPlainObject,
	MAX_DEPTH,
	type CanonicalProfile,
} from './canonical-rules';

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

/** Nearly every key, code and hash; what needs neither escapes nor a look at surrogates is only quoted. */
const PLAIN = /^[ !#-[\]-~]*$/;

function writeString(value: string): string {
	if (PLAIN.test(value)) return `"${value}"`;
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
	for (const key of sortedKeys(value)) {
		const member = write((value as Record<string, unknown>)[key], profile, depth + 1);
		members += `${members === '' ? '' : ','}${writeString(key)}:${member}`;
	}
	return `{${members}}`;
}

/** Comparing neighbours is cheaper than sorting what mostly is in order. */
function sortedKeys(value: object): string[] {
	const keys = Object.keys(value);
	for (let index = 1; index < keys.length; index++) {
		if ((keys[index - 1] as string) > (keys[index] as string)) return keys.sort();
	}
	return keys;
}
