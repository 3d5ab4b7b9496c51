import { localTime } from './local-time';

const HOUR_MS = 3_600_000;

/**
 * @param instant any instant
 * @returns the day it falls on in Germany, `YYYY-MM-DD`; books and retention know German days only
 */
export function berlinDay(instant: Date): string {
	return berlinTime(instant).slice(0, 10);
}

/**
 * @param instant any instant
 * @returns the hour on a German clock, 0 to 23
 */
export function berlinHour(instant: Date): number {
	return Number(berlinTime(instant).slice(11, 13));
}

/**
 * @param day `YYYY-MM-DD`
 * @returns the instant at which that day begins in Germany
 */
export function berlinDayStart(day: string): Date {
	// Midnight is never within a change of the clocks, so one of the two offsets fits.
	const midnight = Date.parse(`${day}T00:00:00Z`);
	const summer = new Date(midnight - 2 * HOUR_MS);
	return berlinTime(summer) === `${day}T00:00:00.000` ? summer : new Date(midnight - HOUR_MS);
}

function berlinTime(instant: Date): string {
	return localTime(instant, 'Europe/Berlin');
}
