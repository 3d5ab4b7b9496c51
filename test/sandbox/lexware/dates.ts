import { berlinDay, berlinDayStart } from '../../../lib/calendar/berlin';
import { isCalendarDate } from '../../../lib/calendar/day';

const HOUR_MS = 3_600_000;
const BERLIN_HOUR = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Berlin',
	hourCycle: 'h23',
	hour: '2-digit',
});
const EXACT =
	/^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\.\d{3}(?:Z|[+-](?:0\d|1[0-8]):[0-5]\d)$/;

/**
 * @param ms milliseconds since 1970
 * @returns German local time as the vendor writes it, `2026-08-21T00:00:00.000+02:00`
 */
export function toTimestamp(ms: number): string {
	const offset = berlinOffset(ms);
	const local = new Date(ms + offset * HOUR_MS).toISOString();
	return local.replace('Z', `+0${offset}:00`);
}

const offsets = new Map<number, number>();

/** Hours before UTC; clocks change on the hour, so one answer holds for a whole hour. */
function berlinOffset(ms: number): number {
	const hour = Math.floor(ms / HOUR_MS);
	const known = offsets.get(hour);
	if (known !== undefined) return known;
	const local = Number(BERLIN_HOUR.format(ms));
	const offset = (local - (((hour % 24) + 24) % 24) + 24) % 24;
	offsets.set(hour, offset);
	return offset;
}

/**
 * Reads the one form sales documents take: milliseconds and offset are mandatory.
 *
 * @param text what was sent
 * @returns milliseconds since 1970; null when it is anything else
 */
export function readTimestamp(text: string): number | null {
	const match = EXACT.exec(text);
	if (match === null) return null;
	const [, day = '', hour = '', minute = '', second = ''] = match;
	if (!isCalendarDate(day) || hour > '23' || minute > '59' || second > '59') return null;
	return Date.parse(text);
}

/**
 * Reads what bookkeeping vouchers take: a plain day, or the long form their own answers have.
 *
 * @param text what was sent
 * @returns milliseconds since 1970, of a plain day its beginning in Germany; null when it is no date
 */
export function readDayOrTimestamp(text: string): number | null {
	return isCalendarDate(text) ? berlinDayStart(text).getTime() : readTimestamp(text);
}

/**
 * @param timestamp as the vendor writes it
 * @returns the day in Germany, `YYYY-MM-DD`
 */
export function dayOf(timestamp: string): string {
	return berlinDay(new Date(timestamp));
}

/**
 * @param timestamp as the vendor writes it
 * @returns the beginning of that day in Germany, as the vendor writes it
 */
export function startOfDay(timestamp: string): string {
	return toTimestamp(berlinDayStart(dayOf(timestamp)).getTime());
}
