/**
 * @param date `YYYY-MM-DD`
 * @param days days to add, negative to go back
 * @returns `YYYY-MM-DD`, counted in the calendar without time zone
 */
export function addDays(date: string, days: number): string {
	const instant = new Date(`${date}T00:00:00Z`);
	instant.setUTCDate(instant.getUTCDate() + days);
	return instant.toISOString().slice(0, 10);
}

/**
 * @param date `YYYY-MM-DD`
 * @param months months to add, negative to go back
 * @returns first and last day of that calendar month
 */
export function monthOf(date: string, months = 0): { from: string; to: string } {
	const [year = 0, month = 1] = date.split('-').map(Number);
	const day = (offset: number, dayOfMonth: number) =>
		new Date(Date.UTC(year, month - 1 + offset, dayOfMonth)).toISOString().slice(0, 10);
	return { from: day(months, 1), to: day(months + 1, 0) };
}
