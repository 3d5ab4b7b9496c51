import fc from 'fast-check';
import { expect, it } from 'vitest';
import { berlinDay, berlinHour } from '../../../../lib/calendar/berlin';
import { GermanClock } from '../../../../lib/ledger/report/german-clock';

it('tells the same time as the calendar, in whatever order it is asked', () => {
	const clock = new GermanClock();
	const min = new Date('1995-01-01T00:00:00Z');
	const max = new Date('2099-12-31T00:00:00Z');
	fc.assert(
		fc.property(fc.date({ min, max, noInvalidDate: true }), (instant) => {
			for (const minutes of [0, 1, 59, -1]) {
				const near = new Date(instant.getTime() + minutes * 60_000);
				expect(clock.at(near.toISOString())).toEqual({
					day: berlinDay(near),
					hour: berlinHour(near),
				});
			}
		}),
	);
});
