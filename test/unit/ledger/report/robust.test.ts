import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviationFrom, usualOf } from '../../../../lib/ledger/report/robust';

describe('what is usual', () => {
	it.each([
		[[10, 12, 11, 13, 900], 12, Math.sqrt(12)],
		[[10, 20, 30, 40], 25, 1.4826 * 10],
		[[0, 0, 0], 0, 2],
		[[1, 1, 1], 1, 2],
		[[9], 9, 3],
		[[100, 60, 140, 20, 180], 100, 1.4826 * 40],
	])('of %j is %d, give or take %d', (values, median, spread) => {
		expect(usualOf(values)).toEqual({ median, spread: expect.closeTo(spread, 9) as number });
	});

	it.each([
		[7, [0, 0, 0, 0], null],
		[8, [0, 0, 0, 0], 'above'],
		[62, [40, 41, 39, 40], null],
		[63, [40, 41, 39, 40], 'above'],
		[18, [40, 41, 39, 40], null],
		[17, [40, 41, 39, 40], 'below'],
		[0, [12, 12, 12], null],
		[0, [13, 13, 13], 'below'],
		[200, [20, 180, 40, 160], null],
	])('%d against %j is %s', (value, values, deviation) => {
		expect(deviationFrom(value, usualOf(values))).toBe(deviation);
	});

	it('is not moved far by one odd day', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 30, max: 50 }), { minLength: 7, maxLength: 7 }),
				fc.nat(1_000_000),
				(values, odd) => {
					const { median } = usualOf([...values, odd]);
					expect(median).toBeGreaterThanOrEqual(30);
					expect(median).toBeLessThanOrEqual(50);
					expect(deviationFrom(median, usualOf([...values, odd]))).toBeNull();
				},
			),
		);
	});
});
