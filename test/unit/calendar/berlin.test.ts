import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berlinDay, berlinDayStart, berlinHour } from '../../../lib/calendar/berlin';

describe('German days', () => {
	it.each([
		['2026-01-31T22:59:59.999Z', '2026-01-31', 23],
		['2026-01-31T23:00:00.000Z', '2026-02-01', 0],
		['2026-07-31T21:59:59.000Z', '2026-07-31', 23],
		['2026-07-31T22:00:00.000Z', '2026-08-01', 0],
		['2026-12-31T23:30:00.000Z', '2027-01-01', 0],
		['2026-10-25T00:30:00.000Z', '2026-10-25', 2],
		['2026-10-25T01:30:00.000Z', '2026-10-25', 2],
	])('%s is %s, hour %i', (instant, day, hour) => {
		expect(berlinDay(new Date(instant))).toBe(day);
		expect(berlinHour(new Date(instant))).toBe(hour);
	});

	it.each([
		['2026-03-29', '2026-03-28T23:00:00.000Z'],
		['2026-03-30', '2026-03-29T22:00:00.000Z'],
		['2026-10-25', '2026-10-24T22:00:00.000Z'],
		['2026-10-26', '2026-10-25T23:00:00.000Z'],
	])('%s begins at %s', (day, instant) => {
		expect(berlinDayStart(day).toISOString()).toBe(instant);
	});

	it('begin with their own first instant', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
				(instant) => {
					const start = berlinDayStart(berlinDay(instant));
					expect(start.getTime()).toBeLessThanOrEqual(instant.getTime());
					expect(berlinDay(new Date(start.getTime() - 1))).not.toBe(berlinDay(instant));
				},
			),
		);
	});
});
