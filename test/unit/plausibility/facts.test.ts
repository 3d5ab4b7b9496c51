import { checkVAT, germany } from 'jsvat';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addYears, daysBetween, isCalendarDate } from '../../../lib/calendar/day';
import { matchCompanyNames } from '../../../lib/plausibility/facts/company-names';
import { generalRatesOn, judgeGermanRate } from '../../../lib/plausibility/facts/german-rates';
import { readPlausibilityInput } from '../../../lib/plausibility/read-input';
import { toReadableText } from '../../../lib/plausibility/values';
import { plainInvoice } from './judge';

describe('German VAT rates', () => {
	it.each([
		['19', '2020-06-30', 'valid'],
		['19', '2020-07-01', 'otherPeriod'],
		['16', '2020-07-01', 'valid'],
		['5.00', '2020-12-31', 'valid'],
		['5', '2021-01-01', 'otherPeriod'],
		['19', '2021-01-01', 'valid'],
		['16', '2006-12-31', 'valid'],
		['19', '2006-12-31', 'otherPeriod'],
		['7', '2003-05-05', 'valid'],
		['8.4', '2024-12-05', 'otherPeriod'],
		['8.4', '2024-12-06', 'valid'],
		['9.0', '2024-12-05', 'valid'],
		['7.8', '2025-01-01', 'valid'],
		['5.5', '2026-01-01', 'valid'],
		['15', '1997-01-01', 'unknown'],
		['16', '1997-01-01', 'valid'],
		['20', '2026-01-01', 'unknown'],
	])('%s %% on %s is %s', (rate, date, verdict) => {
		expect(judgeGermanRate(rate, date)).toBe(verdict);
	});

	it('names both rates of a day', () => {
		expect(generalRatesOn('2020-08-15')).toEqual(['16', '5']);
		expect(generalRatesOn('1990-01-01')).toEqual([]);
	});
});

describe('check digit of German VAT ids', () => {
	it('agrees with ISO 7064 MOD 11,10 for every eight digits', () => {
		const checkDigit = (digits: string) => {
			let product = 10;
			for (const digit of digits) {
				const sum = (Number(digit) + product) % 10 || 10;
				product = (2 * sum) % 11;
			}
			return (11 - product) % 10;
		};
		fc.assert(
			fc.property(
				fc.integer({ min: 10_000_000, max: 99_999_999 }),
				fc.integer({ min: 0, max: 9 }),
				(number, last) => {
					const isRight = checkDigit(String(number)) === last;
					expect(checkVAT(`DE${number}${last}`, [germany]).isValid).toBe(isRight);
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe('calendar', () => {
	it('knows the days that exist', () => {
		expect(['2026-02-28', '2024-02-29', '2000-02-29'].every(isCalendarDate)).toBe(true);
		expect(['2026-02-29', '2026-9-1', '2026-13-01', '', '01.02.2026'].some(isCalendarDate)).toBe(
			false,
		);
	});

	it('counts over ends of months, years and summer time', () => {
		expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
		expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
		expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
		expect(addYears('2024-02-29', -1)).toBe('2023-02-28');
	});
});

describe('company names', () => {
	it.each([
		['Müller & Söhne GmbH', 'MUELLER UND SOEHNE GMBH', 'same'],
		['Café René e. K.', 'Cafe Rene e.K.', 'same'],
		['Muster GmbH', 'Muster', 'same'],
		['Muster GmbH', 'Muster AG', 'similar'],
		['Muster Bau GmbH', 'Muster GmbH', 'similar'],
		['Schmidt Logistik', 'Schmitt Logistik', 'similar'],
		['ABC GmbH', 'ABD GmbH', 'different'],
		['Muster GmbH', 'Beispiel GmbH', 'different'],
	])('%s and %s are %s', (left, right, match) => {
		expect(matchCompanyNames(left, right)).toBe(match);
		expect(matchCompanyNames(right, left)).toBe(match);
	});
});

describe('values in findings', () => {
	it.each([
		[{ amount: '-1234567.8' }, '-1.234.567,80', '-1,234,567.80'],
		[{ amount: '0.005' }, '0,005', '0.005'],
		[{ decimal: '19.00' }, '19', '19'],
		[{ decimal: '7.80' }, '7,8', '7.8'],
		[{ decimal: '100' }, '100', '100'],
		[{ date: '2026-11-02' }, '02.11.2026', '2026-11-02'],
		['2026.55', '2026.55', '2026.55'],
		[3, '3', '3'],
	])('%j reads %s and %s', (value, german, english) => {
		expect(toReadableText(value, 'de')).toBe(german);
		expect(toReadableText(value, 'en')).toBe(english);
	});
});

describe('input of the check', () => {
	const nothing = { invoice: null, extraction: null, document: null, error: null };

	it('takes missing parts as missing', () => {
		expect(readPlausibilityInput({ ...nothing, invoice: undefined })).toEqual(nothing);
	});

	it('names the field that is of another shape', () => {
		const invoice = { ...plainInvoice(), totals: { ...plainInvoice().totals, net: 12.5 } };
		expect(() => readPlausibilityInput({ ...nothing, invoice })).toThrowError(
			/invoice\.totals\.net/,
		);
	});

	it('takes any error for an error', () => {
		expect(readPlausibilityInput({ ...nothing, error: 'Boom' }).error).toMatchObject({
			message: 'Boom',
		});
		expect(readPlausibilityInput({ ...nothing, error: { message: 'x' } }).error?.code).toBe(
			'UNEXPECTED',
		);
	});
});
