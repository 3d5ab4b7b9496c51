import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berlinDay } from '../../../../lib/calendar/berlin';
import {
	dayOf,
	readDayOrTimestamp,
	readTimestamp,
	startOfDay,
	toTimestamp,
} from '../../../sandbox/lexware/dates';

const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });

describe('a time as the vendor writes it', () => {
	it.each([
		['2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999+01:00'],
		['2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000+02:00'],
		['2026-10-25T00:30:00.000Z', '2026-10-25T02:30:00.000+02:00'],
		['2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000+01:00'],
		['2026-12-31T23:00:00.000Z', '2027-01-01T00:00:00.000+01:00'],
	])('of %s is %s', (utc, local) => {
		expect(toTimestamp(Date.parse(utc))).toBe(local);
	});

	it('is the same instant, on the same German day, and can be read again', () => {
		fc.assert(
			fc.property(instant, (ms) => {
				const text = toTimestamp(ms);
				expect([readTimestamp(text), readDayOrTimestamp(text)]).toEqual([ms, ms]);
				expect([text.slice(0, 10), dayOf(text)]).toEqual([
					berlinDay(new Date(ms)),
					berlinDay(new Date(ms)),
				]);
				expect(startOfDay(text).slice(0, 23)).toBe(`${text.slice(0, 10)}T00:00:00.000`);
			}),
		);
	});
});
