const DAY_IN_MS = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * @param text any text
 * @returns whether it is a day that exists, as `YYYY-MM-DD`
 */
export function isCalendarDate(text: string): boolean {
	if (!ISO_DAY.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * @param from `YYYY-MM-DD`
 * @param to `YYYY-MM-DD`
 * @returns whole days from one to the other, negative when `to` is earlier
 */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_IN_MS);
}

/**
 * @param date `YYYY-MM-DD`
 * @param days days to add, may be negative
 * @returns the day then, `YYYY-MM-DD`
 */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_IN_MS).toISOString().slice(0, 10);
}

/**
 * @param date `YYYY-MM-DD`
 * @param years years to add, may be negative; 29 February becomes 28 February where it is missing
 * @returns the day then, `YYYY-MM-DD`
 */
export function addYears(date: string, years: number): string {
	const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
	const moved = `${year}${date.slice(4)}`;
	return isCalendarDate(moved) ? moved : `${year}-02-28`;
}
