import { parseDecimal, type DecimalString } from '../invoice/money';
import { parseDate } from './dates';
import type { IssueLog } from './issue-log';
import type { XmlElement } from './xml-tree';

/**
 * @param element leaf of the document, or undefined when it is absent
 * @returns its text on one line, white space collapsed; null when absent or blank
 */
export function lineText(element: XmlElement | undefined): string | null {
	if (element === undefined) return null;
	const trimmed = element.text.trim();
	if (trimmed === '') return null;
	return needsCollapse(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

/**
 * @param element leaf that may hold several lines (notes, terms, descriptions)
 * @returns its text with line breaks kept and surrounding white space gone; null when absent or blank
 */
export function blockText(element: XmlElement | undefined): string | null {
	return element?.text.trim() || null;
}

/**
 * @param element leaf that holds an `xs:decimal`
 * @param path place in the invoice, for the issue
 * @param issues where an unreadable value is reported
 * @returns the amount, or null when absent or unreadable
 */
export function decimalOf(
	element: XmlElement | undefined,
	path: string,
	issues: IssueLog,
): DecimalString | null {
	if (element === undefined) return null;
	const { text } = element;
	if (isPlainDecimal(text)) return text;
	const trimmed = text.trim();
	if (trimmed === '') return null;
	const value = parseDecimal(trimmed);
	if (value === undefined) issues.report('AMOUNT_UNREADABLE', path, trimmed);
	return value ?? null;
}

/**
 * @param element leaf that holds a date
 * @param path place in the invoice, for the issue
 * @param issues where an unreadable value is reported
 * @returns `YYYY-MM-DD`, or null when absent or unreadable
 */
export function dateOf(
	element: XmlElement | undefined,
	path: string,
	issues: IssueLog,
): string | null {
	const text = lineText(element);
	if (element === undefined || text === null) return null;
	const date = parseDate(text, element.attribute('format'));
	if (date === undefined) issues.report('DATE_UNREADABLE', path, text);
	return date ?? null;
}

const PRINTED_IBAN = /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]){8,30}$/i;

/**
 * @param element leaf that holds an IBAN or another account number
 * @returns the IBAN without the blanks of its printed form; other account numbers as written
 */
export function accountOf(element: XmlElement | undefined): string | null {
	const text = lineText(element);
	return text !== null && PRINTED_IBAN.test(text) ? text.replaceAll(' ', '') : text;
}

/** Longest amount taken as it stands; longer ones go through the checks of the money module. */
const MAX_PLAIN_DIGITS = 20;

/**
 * Nearly every amount is already in the normal form `12.34`; recognising it character by character spares
 * the general reading.
 */
function isPlainDecimal(text: string): boolean {
	const { length } = text;
	if (length === 0 || length > MAX_PLAIN_DIGITS) return false;
	let point = -1;
	for (let index = 0; index < length; index += 1) {
		const code = text.charCodeAt(index);
		if (code === 0x2e && point === -1 && index > 0) point = index;
		else if (code < 0x30 || code > 0x39) return false;
	}
	if (point === length - 1) return false;
	const integerDigits = point === -1 ? length : point;
	return integerDigits === 1 || text.charCodeAt(0) !== 0x30;
}

function needsCollapse(text: string): boolean {
	let previousWasSpace = false;
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		const isSpace = code === 0x20;
		if ((isSpace && previousWasSpace) || (code < 0x20 && code !== 0x20)) return true;
		previousWasSpace = isSpace;
	}
	return false;
}
