import { isCalendarDate } from '../calendar/day';

/** UNTDID 2379 forms that name a day: the pattern and how many digits come before a time. */
const DAY_FORMATS: ReadonlyMap<string, RegExp> = new Map([
	['102', /^(\d{4})(\d{2})(\d{2})$/],
	['203', /^(\d{4})(\d{2})(\d{2})\d{4}$/],
	['204', /^(\d{4})(\d{2})(\d{2})\d{6}$/],
	['205', /^(\d{4})(\d{2})(\d{2})\d{4}[+-]\d{4}$/],
]);

/** `xs:date` or `xs:dateTime`, with or without time zone. */
const ISO_DAY =
	/^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads the day out of a date of CII (`format` attribute, UNTDID 2379) or UBL and ZUGFeRD 1.0 (ISO 8601). The
 * day is taken as written: a time zone says where it was written, not that another day is meant. Months and
 * weeks (610, 616) are no day and stay unread.
 *
 * @param text the value without surrounding white space
 * @param format UNTDID 2379 code, null when the document gives none
 * @returns `YYYY-MM-DD`, or undefined when the text is no such date or no day of the calendar
 */
export function parseDate(text: string, format: string | null): string | undefined {
	const match = DAY_FORMATS.get(format ?? '102')?.exec(text) ?? ISO_DAY.exec(text);
	if (match === null) return undefined;
	const [, year = '', month = '', day = ''] = match;
	const date = `${year}-${month}-${day}`;
	return year !== '0000' && isCalendarDate(date) ? date : undefined;
}
