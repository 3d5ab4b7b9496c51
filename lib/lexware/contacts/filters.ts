import type { QueryValue } from '../endpoint';
import { contactError } from './errors';

/** Lengths the vendor's text filters take. */
const SHORTEST = 3;
const LONGEST = 128;

/**
 * How the text of a filter is meant: somewhere within, as a whole, or with the vendor's own wildcards `_`
 * (one character) and `%` (any number).
 */
export type TextMatch = 'contains' | 'exact' | 'pattern';

/** A text to look for. */
export interface TextFilter {
	readonly text: string;
	readonly match: TextMatch;
}

/** Which contacts are wanted; null leaves a filter out. */
export interface ContactFilters {
	readonly name: TextFilter | null;
	readonly email: TextFilter | null;
	/** customer or supplier number */ readonly number: string | null;
	readonly customer: boolean | null;
	readonly vendor: boolean | null;
}

/** Every contact. */
export const ALL_CONTACTS: ContactFilters = {
	name: null,
	email: null,
	number: null,
	customer: null,
	vendor: null,
};

/**
 * @param filters which contacts are wanted
 * @returns the same as query parameters, without paging
 * @throws BelegflussError LEXWARE_CONTACT_FILTER_LENGTH or LEXWARE_CONTACT_FILTER_NUMBER for what the vendor
 * would refuse
 */
export function contactQuery(filters: ContactFilters): Record<string, QueryValue> {
	const { name, email, number, customer, vendor } = filters;
	return {
		name: name && textFilter('name', name),
		email: email && textFilter('email', email),
		number: number === null ? null : numberFilter(number),
		customer,
		vendor,
	};
}

/**
 * The vendor stores `&`, `<` and `>` HTML-encoded and searches what it stores; its wildcards are escaped with
 * a backslash.
 *
 * @param field name of the filter, for the error
 * @param filter what to look for
 * @returns the value of the filter, not yet percent-encoded
 * @throws BelegflussError LEXWARE_CONTACT_FILTER_LENGTH
 */
export function textFilter(field: string, { text, match }: TextFilter): string {
	const wanted = text.trim();
	const literal = match === 'pattern' ? wanted : escapeWildcards(wanted);
	const encoded = encodeStored(literal);
	const value = match === 'contains' ? `%${encoded}%` : encoded;
	if (wanted.length < SHORTEST || value.length > LONGEST) {
		throw contactError('LEXWARE_CONTACT_FILTER_LENGTH', { field, length: wanted.length });
	}
	return value;
}

/**
 * @param text plain
 * @returns a pattern that takes `_` and `%` literally
 */
export function escapeWildcards(text: string): string {
	return text.replace(/[\\_%]/g, '\\$&');
}

/**
 * @param text plain
 * @returns as the vendor stores it
 */
export function encodeStored(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * @param text as the vendor stores it, or plain
 * @returns plain
 */
export function decodeStored(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function numberFilter(number: string): string {
	const digits = number.trim();
	if (/^\d{1,15}$/.test(digits)) return digits;
	throw contactError('LEXWARE_CONTACT_FILTER_NUMBER', { value: digits.slice(0, 40) });
}
