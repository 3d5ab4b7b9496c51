import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berlinDay } from '../../../lib/calendar/berlin';
import { addDays } from '../../../lib/calendar/day';
import { dayFrom, salesDate } from '../../../lib/lexware/dates';
import { decimalOf, jsonNumber } from '../../../lib/lexware/input/numbers';
import { withOverride } from '../../../lib/lexware/input/override';
import { jsonObjectOf } from '../../../lib/lexware/input/raw-json';

describe('salesDate', () => {
	it.each([
		['2026-08-21', '2026-08-21T00:00:00.000+02:00'],
		['2026-01-01', '2026-01-01T00:00:00.000+01:00'],
		// The clocks change in the night after midnight.
		['2026-03-29', '2026-03-29T00:00:00.000+01:00'],
		['2026-03-30', '2026-03-30T00:00:00.000+02:00'],
		['2026-10-25', '2026-10-25T00:00:00.000+02:00'],
		['2026-10-26', '2026-10-26T00:00:00.000+01:00'],
	])('%s is %s', (day, expected) => {
		expect(salesDate(day)).toBe(expected);
	});

	it('is the beginning of that day in Germany, whichever day', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 36_000 }), (days) => {
				const day = addDays('1990-01-01', days);
				const at = Date.parse(salesDate(day));
				expect(berlinDay(new Date(at))).toBe(day);
				expect(berlinDay(new Date(at - 1))).toBe(addDays(day, -1));
			}),
		);
	});
});

describe('dayFrom', () => {
	it.each([
		['2026-08-21', '2026-08-21'],
		[' 2026-08-21 ', '2026-08-21'],
		['2026-08-21T23:30:00', '2026-08-21'],
		['2026-08-21 00:00', '2026-08-21'],
		['2026-08-20T22:00:00.000Z', '2026-08-21'],
		['2026-08-21T00:00:00.000+02:00', '2026-08-21'],
		['2026-08-21T23:00:00-05:00', '2026-08-22'],
		[new Date('2026-08-20T22:30:00Z'), '2026-08-21'],
		[{ toJSON: () => '2026-08-21T01:00:00.000+02:00' }, '2026-08-21'],
		['', null],
		[null, null],
		[undefined, null],
	])('%j is the day %j', (value, expected) => {
		expect(dayFrom(value, 'Voucher Date')).toBe(expected);
	});

	it.each(['21.08.2026', '2026-02-30', '2026-02-30T00:00:00Z', '2026-8-1', 'heute', 20260821, {}])(
		'%j is none',
		(value) => {
			expect(() => dayFrom(value, 'Voucher Date')).toThrow(/^Voucher Date: ".*" is no day\.$/);
		},
	);
});

describe('decimalOf', () => {
	it.each([
		[100, '100'],
		[0.1, '0.1'],
		['100.00', '100.00'],
		[' -1.5 ', '-1.5'],
		['1.230000', '1.230000'],
	])('%j is %s', (value, expected) => {
		expect(decimalOf(value, { field: 'Price', digits: 2 })).toBe(expected);
	});

	it.each(['1,5', '1.234,50', '1e3', 1e-7, NaN, Infinity, '', null, true, {}, '0.001'])(
		'%j is no number of two digits',
		(value) => {
			expect(() => decimalOf(value, { field: 'Price', digits: 2 })).toThrow(/^Price: /);
		},
	);

	it('holds to its range', () => {
		const rule = { field: 'Tax Rate', digits: 0, least: '0', most: '100' };

		expect(decimalOf(100, rule)).toBe('100');
		expect(() => decimalOf(101, rule)).toThrow('Tax Rate: 101 is out of range');
		expect(() => decimalOf('-1', rule)).toThrow('out of range');
		expect(() => decimalOf('99999999999', { field: 'Price', digits: 2 })).toThrow('out of range');
	});

	it('survives as a number of JSON, digit by digit', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -9_999_999_998, max: 9_999_999_998 }),
				fc.integer({ min: 0, max: 9_999 }),
				(whole, fraction) => {
					const text = `${whole}.${String(fraction).padStart(4, '0')}`;
					const decimal = decimalOf(text, { field: 'Price', digits: 4 });
					const read = JSON.stringify(jsonNumber(decimal));
					expect(
						Number(read)
							.toFixed(4)
							.replace(/^-0\.0000$/, '0.0000'),
					).toBe(text.replace(/^-0\.0000$/, '0.0000'));
				},
			),
		);
	});
});

describe('withOverride', () => {
	it('merges objects field by field, replaces lists, removes what is null', () => {
		const body = { a: { b: 1, c: 2 }, list: [1, 2], d: 'x' };

		expect(withOverride(body, { a: { c: 3 }, list: [], d: null, e: { f: 1 } })).toEqual({
			a: { b: 1, c: 3 },
			list: [],
			e: { f: 1 },
		});
		expect(body).toEqual({ a: { b: 1, c: 2 }, list: [1, 2], d: 'x' });
	});

	it('changes no prototype', () => {
		const merged = withOverride({}, JSON.parse('{"__proto__":{"bad":true}}') as object as never);

		expect(({} as { bad?: boolean }).bad).toBeUndefined();
		expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
	});
});

describe('jsonObjectOf', () => {
	it.each([
		['{"a":1}', { a: 1 }],
		[{ a: 1 }, { a: 1 }],
		['', {}],
		[null, {}],
	])('%j is %j', (value, expected) => {
		expect(jsonObjectOf(value, 'Raw JSON')).toEqual(expected);
	});

	it.each(['[1]', '7', 'null', '{', 7, [1]])('%j is no object', (value) => {
		expect(() => jsonObjectOf(value, 'Raw JSON')).toThrow('Raw JSON holds no JSON object.');
	});
});
