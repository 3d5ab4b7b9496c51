import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../../lib/calendar/local-time';

describe('the time on a clock somewhere', () => {
	it.each([
		['2026-12-31T23:30:00.007Z', 'Europe/Berlin', '2027-01-01T00:30:00.007'],
		['2026-07-01T12:00:00.000Z', 'Europe/Berlin', '2026-07-01T14:00:00.000'],
		['2026-07-01T12:00:00.120Z', 'America/New_York', '2026-07-01T08:00:00.120'],
		['2026-03-29T00:59:59.999Z', 'Europe/Berlin', '2026-03-29T01:59:59.999'],
		['2026-03-29T01:00:00.000Z', 'Europe/Berlin', '2026-03-29T03:00:00.000'],
		['2026-10-25T00:00:00.000Z', 'Europe/Berlin', '2026-10-25T02:00:00.000'],
		['2026-10-25T01:00:00.000Z', 'Europe/Berlin', '2026-10-25T02:00:00.000'],
		['2026-01-01T00:00:00.000Z', 'Asia/Kathmandu', '2026-01-01T05:45:00.000'],
		['0999-06-01T00:00:00.000Z', 'UTC', '0999-06-01T00:00:00.000'],
	])('%s in %s is %s', (instant, timeZone, shown) => {
		expect(localTime(new Date(instant), timeZone)).toBe(shown);
	});

	it('is the instant itself in UTC', () => {
		const min = new Date('1900-01-01T00:00:00Z');
		const max = new Date('2199-12-31T00:00:00Z');
		fc.assert(
			fc.property(fc.date({ min, max, noInvalidDate: true }), (instant) => {
				expect(`${localTime(instant, 'UTC')}Z`).toBe(instant.toISOString());
			}),
		);
	});

	it('is not told for a time zone there is not', () => {
		expect(() => localTime(new Date(0), 'Europe/Bielefeld')).toThrow(RangeError);
	});
});
