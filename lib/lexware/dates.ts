import { berlinDay, berlinDayStart } from '../calendar/berlin';
import { isCalendarDate } from '../calendar/day';
import { inputError } from './input/errors';

const HOUR_MS = 3_600_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * The form sales documents take: midnight in Germany with the offset of that very day. Midnight UTC would be
 * the day before for whoever cuts the text.
 *
 * @param day `YYYY-MM-DD`
 * @returns e.g. `2026-08-21T00:00:00.000+02:00`
 */
export function salesDate(day: string): string {
	const offset = (Date.parse(`${day}T00:00:00Z`) - berlinDayStart(day).getTime()) / HOUR_MS;
	return `${day}T00:00:00.000+0${offset}:00`;
}

/**
 * @param value a day, a time of day without offset, whose day counts, an instant with offset, whose day in
 * Germany counts, or a date of n8n
 * @param field name of the parameter, for the error
 * @returns `YYYY-MM-DD`, null where nothing is given
 * @throws BelegflussError LEXWARE_DAY_INVALID
 */
export function dayFrom(value: unknown, field: string): string | null {
	if (value === undefined || value === null || value === '') return null;
	const text = textOf(value);
	const [, local] = LOCAL.exec(text) ?? [];
	if (local && isCalendarDate(local)) return local;
	const instant = INSTANT.test(text) && isCalendarDate(text.slice(0, 10)) ? Date.parse(text) : NaN;
	if (!Number.isNaN(instant)) return berlinDay(new Date(instant));
	throw inputError('LEXWARE_DAY_INVALID', { field, value: text.slice(0, 40) });
}

/** Expressions may give the date object of n8n, which writes itself as an instant with offset. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	const json = typeof value === 'object' ? (value as { toJSON?: () => unknown }).toJSON?.() : null;
	return typeof json === 'string' ? json : '';
}
