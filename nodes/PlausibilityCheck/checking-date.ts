import { localTime } from '../../lib/calendar/local-time';

const DAY_WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]*)?$/;

/**
 * @param instant point in time
 * @param timeZone IANA name, e.g. `Europe/Berlin`
 * @returns the calendar day there, `YYYY-MM-DD`
 */
export function dayIn(instant: Date, timeZone: string): string {
	return localTime(instant, timeZone).slice(0, 10);
}

/**
 * @param value parameter: empty, a day, or an instant with time zone
 * @param now current time
 * @param timeZone IANA name of the workflow's time zone
 * @returns the day to judge by, `YYYY-MM-DD`; what is no date is passed on for the check to refuse
 */
export function checkingDate(value: unknown, now: Date, timeZone: string): string {
	const text = value === undefined || value === null ? '' : String(value).trim();
	if (text === '') return dayIn(now, timeZone);
	if (DAY_WITHOUT_ZONE.test(text)) return text.slice(0, 10);
	const instant = new Date(text);
	return Number.isNaN(instant.getTime()) ? text : dayIn(instant, timeZone);
}
