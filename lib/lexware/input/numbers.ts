import { parseDecimal, toBig, type DecimalString } from '../../invoice/money';
import { inputError } from './errors';

/** What a number must be. */
export interface NumberRule {
	/** name of the field, for the error */
	readonly field: string;
	/** most digits after the point */
	readonly digits: number;
	readonly least?: string;
	readonly most?: string;
}

/** Larger amounts do not survive as a number of JSON with four digits after the point. */
const MOST = '9999999999';

/**
 * @param value number or decimal text
 * @param rule what it must be
 * @returns the decimal, exact
 * @throws BelegflussError LEXWARE_NUMBER_INVALID or LEXWARE_NUMBER_RANGE
 */
export function decimalOf(
	value: unknown,
	{ field, digits, least = `-${MOST}`, most = MOST }: NumberRule,
): DecimalString {
	const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
	const decimal = parseDecimal(text);
	if (decimal === undefined || (decimal.split('.')[1]?.replace(/0+$/, '').length ?? 0) > digits) {
		throw inputError('LEXWARE_NUMBER_INVALID', { field, value: text.slice(0, 40), digits });
	}
	if (toBig(decimal).lt(least) || toBig(decimal).gt(most)) {
		throw inputError('LEXWARE_NUMBER_RANGE', { field, value: decimal, least, most });
	}
	return decimal;
}

/**
 * @param decimal a checked decimal
 * @returns as a number of JSON; nothing is to be computed with it
 */
export function jsonNumber(decimal: DecimalString): number {
	return Number(decimal);
}
