import { addDays, daysBetween } from '../../calendar/day';
import type { DayRange } from './filters';

/** Where the middle of an open range is looked for; documents beyond stay in the outer halves. */
const EARLIEST = '2000-01-01';
const LATEST = '2099-12-31';

/**
 * @param range days, both included
 * @returns two ranges that hold each of these days exactly once, the earlier one first; null when there is
 * nothing left to split: a single day, or everything before or after the years documents are from
 */
export function splitRange({ from, to }: DayRange): readonly [DayRange, DayRange] | null {
	const first = from ?? earlier(EARLIEST, to ?? EARLIEST);
	const last = to ?? later(LATEST, from ?? LATEST);
	const days = daysBetween(first, last);
	if (days < 1) return null;
	const middle = addDays(first, Math.floor((days - 1) / 2));
	return [
		{ from, to: middle },
		{ from: addDays(middle, 1), to },
	];
}

function earlier(left: string, right: string): string {
	return left < right ? left : right;
}

function later(left: string, right: string): string {
	return left > right ? left : right;
}
