import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, roundToCents, sum, toAmount, toBig } from '../../../lib/invoice/money';

describe('parseDecimal', () => {
	it.each([
		['0012.50', '12.50'],
		['+7', '7'],
		['-0', '0'],
		['-0.00', '0.00'],
		['.5', '0.5'],
		['5.', '5'],
		[' -1.10\n', '-1.10'],
		['000', '0'],
	])('reads the xs:decimal %j as %j', (text, value) => {
		expect(parseDecimal(text)).toBe(value);
	});

	it.each([
		'',
		'1,5',
		'1.000,00',
		'1e3',
		'0x10',
		'NaN',
		'--1',
		'1 000',
		'1.2.3',
		'.',
		'٣',
		'1'.repeat(41),
	])('refuses %j', (text) => {
		expect(parseDecimal(text)).toBeUndefined();
	});

	it('keeps the value of any decimal', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
				fc.nat(6),
				(digits, scale) => {
					const exact = toBig(digits.toString()).div(toBig(`1${'0'.repeat(scale)}`));
					const parsed = parseDecimal(exact.toFixed(scale));
					expect(parsed).toBeDefined();
					expect(toBig(parsed).eq(exact)).toBe(true);
				},
			),
		);
	});
});

describe('amounts', () => {
	it('add up exactly where binary floats do not', () => {
		expect(toAmount(sum(['0.1', '0.2', null, undefined]))).toBe('0.30');
	});

	it.each([
		['1.005', '1.01'],
		['-1.005', '-1.01'],
		['1.004999', '1.00'],
		['-0.001', '0.00'],
	])('round %s half away from zero to %s', (value, rounded) => {
		expect(toAmount(toBig(value))).toBe(rounded);
		expect(roundToCents(toBig(value)).eq(rounded)).toBe(true);
	});
});
