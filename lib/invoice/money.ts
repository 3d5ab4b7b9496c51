import Big from 'big.js';

/** A decimal as text: optional minus, digits, optional fraction; no exponent, no thousands separator. */
export type DecimalString = string;

const XS_DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Longer amounts are no money; the bound keeps hostile digit strings out of the arithmetic. */
const MAX_DIGITS = 40;

/**
 * Reads an `xs:decimal` (leading zeros and `+` allowed, no exponent) and gives it back in plain form
 * with its fraction digits kept.
 *
 * @param text the lexical value
 * @returns the normalised decimal, or undefined if it is none
 */
export function parseDecimal(text: string): DecimalString | undefined {
	const trimmed = text.trim();
	if (trimmed.length > MAX_DIGITS || !XS_DECIMAL.test(trimmed)) return undefined;
	const negative = trimmed.startsWith('-');
	const [integer = '', fraction = ''] = trimmed.replace(/^[+-]/, '').split('.');
	const digits = integer.replace(/^0+(?=\d)/, '') || '0';
	const value = fraction === '' ? digits : `${digits}.${fraction}`;
	return negative && /[1-9]/.test(value) ? `-${value}` : value;
}

/**
 * @param value decimal text, or null/undefined for "not given", which counts as zero
 * @returns an exact decimal number
 * @throws Error when the text is no decimal
 */
export function toBig(value: DecimalString | null | undefined): Big {
	return new Big(value ?? '0');
}

/**
 * @param values decimal texts; null and undefined count as zero
 * @returns their exact sum
 */
export function sum(values: Iterable<DecimalString | null | undefined>): Big {
	let total = new Big(0);
	for (const value of values) total = total.plus(toBig(value));
	return total;
}

/**
 * Rounds half away from zero to two digits, the rule of EN 16931-1 for document amounts.
 *
 * @param value exact decimal
 * @returns the rounded decimal
 */
export function roundToCents(value: Big): Big {
	return value.round(2, Big.roundHalfUp);
}

/**
 * @param value exact decimal
 * @returns text with exactly two fraction digits, rounded half away from zero
 */
export function toAmount(value: Big): DecimalString {
	const text = value.toFixed(2, Big.roundHalfUp);
	return text === '-0.00' ? '0.00' : text;
}
