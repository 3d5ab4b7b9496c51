import type { Language, LocalizedText } from '../errors/belegfluss-error';
import type { DecimalString } from '../invoice/money';

/** A sum of money inside a finding. */
export interface AmountValue {
	readonly amount: DecimalString;
}

/** A number that is no money inside a finding: a rate, a quantity. */
export interface DecimalValue {
	readonly decimal: DecimalString;
}

/** A calendar day inside a finding, `YYYY-MM-DD`. */
export interface DateValue {
	readonly date: string;
}

/** A value a finding names. The rule says what it is, the wording decides how it is written. */
export type FindingValue = string | number | LocalizedText | AmountValue | DecimalValue | DateValue;

/**
 * @param value what the rule found
 * @param language wording wanted
 * @returns the value as a machine reads it: `1234.50`, `2026-11-02`; words in the language
 */
export function toRawText(value: FindingValue, language: Language): string {
	if (typeof value !== 'object') return String(value);
	if ('amount' in value) return value.amount;
	if ('decimal' in value) return value.decimal;
	if ('date' in value) return value.date;
	return value[language];
}

/**
 * @param value what the rule found
 * @param language wording wanted
 * @returns the value as a bookkeeper reads it: `1.234,50` and `02.11.2026` in German
 */
export function toReadableText(value: FindingValue, language: Language): string {
	if (typeof value !== 'object') return String(value);
	if ('amount' in value) return readableAmount(value.amount, language);
	if ('decimal' in value) return readableDecimal(value.decimal, language);
	if ('date' in value) return readableDate(value.date, language);
	return value[language];
}

function readableAmount(amount: DecimalString, language: Language): string {
	const [integer = '0', fraction = ''] = amount.split('.');
	const [group, point] = language === 'de' ? ['.', ','] : [',', '.'];
	const grouped = integer.replace(/\B(?=(\d{3})+$)/g, group);
	return `${grouped}${point}${fraction.padEnd(2, '0')}`;
}

function readableDecimal(decimal: DecimalString, language: Language): string {
	const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
	return language === 'de' ? short.replace('.', ',') : short;
}

function readableDate(date: string, language: Language): string {
	return language === 'de' ? date.split('-').reverse().join('.') : date;
}
