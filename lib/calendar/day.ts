const DAY_IN_MS = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * @param text any text
 * @returns whether it is a day that exists, as `YYYY-MM-DD`
 */
export function isCalendarDate(text: string): boolean {
	const match = ISO_DAY.exec(text);
	if (match === null) return false;
	const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
	const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	const daysInMonth = month === 2 && isLeapYear ? 29 : (MONTH_DAYS[month - 1] ?? 0);
	return day >= 1 && day <= daysInMonth;
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
