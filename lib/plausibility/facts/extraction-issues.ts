import type { ExtractionIssue, Severity } from '../../envelope/envelope';
import { fillTemplate, type LocalizedText } from '../../errors/belegfluss-error';
import { einvoiceIssueTexts } from '../../einvoice/issues';

/** Issues with a rule of their own: X-01 and E-02. */
const JUDGED_ELSEWHERE = new Set(['NO_STRUCTURED_DATA', 'PROFILE_NOT_AN_EINVOICE']);

/** Noticed, but no reason for a person to look. */
const HARMLESS = new Set([
	'GUIDELINE_UNKNOWN',
	'ENCODING_CONTRADICTION',
	'LEADING_WHITE_SPACE',
	'DUE_DATES_SEVERAL',
]);

/** Parts of the invoice that decide what is booked and paid. */
const DECISIVE_PLACES = /^(?:totals|vatBreakdown|lines|allowances|charges|payment\.ibans)\b/;

/**
 * @param issue something noticed while reading
 * @returns whether a date could not be read
 */
export function isDateIssue({ code }: ExtractionIssue): boolean {
	return code.includes('DATE') && code.endsWith('UNREADABLE');
}

/**
 * @param issue something noticed while reading
 * @returns whether a value other than a date could not be read and was left out
 */
export function isUnreadableValue(issue: ExtractionIssue): boolean {
	return issue.code.endsWith('UNREADABLE') && !isDateIssue(issue);
}

/**
 * @param issue something noticed while reading
 * @returns whether no other rule judges it
 */
export function isOtherIssue(issue: ExtractionIssue): boolean {
	return !issue.code.endsWith('UNREADABLE') && !JUDGED_ELSEWHERE.has(issue.code);
}

/**
 * @param issue an unreadable value
 * @returns an error where it decides what is booked or paid, else a warning
 */
export function severityOfUnreadable({ path }: ExtractionIssue): Severity {
	return path === null || DECISIVE_PLACES.test(path) ? 'error' : 'warning';
}

/**
 * @param issue any other issue
 * @returns information for harmless ones, else a warning; an unknown code is a warning
 */
export function severityOfOther({ code }: ExtractionIssue): Severity {
	return HARMLESS.has(code) ? 'info' : 'warning';
}

/**
 * @param issue something noticed while reading
 * @returns its sentence; issues of other readers than the e-invoice reader show their code
 */
export function issueText({ code, path, value }: ExtractionIssue): LocalizedText {
	const texts: Readonly<Record<string, LocalizedText>> = einvoiceIssueTexts;
	const known = Object.hasOwn(texts, code) ? texts[code] : undefined;
	const fallback = `${code}${path === null ? '' : ` (${path})`}${value === null ? '' : `: ${value}`}`;
	if (known === undefined) return { de: fallback, en: fallback };
	const params = { value: value ?? '–' };
	return { de: fillTemplate(known.de, params), en: fillTemplate(known.en, params) };
}
