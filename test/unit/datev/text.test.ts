import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBelegfeld1, toDistinctBelegfeld1 } from '../../../lib/datev/extf/belegfeld1';
import { encodeCp1252, isCp1252 } from '../../../lib/datev/extf/cp1252';
import { toExtfText } from '../../../lib/datev/extf/text';
import { CP1252_CHARACTERS } from './arbitrary-posting';

describe('Windows-1252', () => {
	it('writes the euro sign, the dash and the low quotes where Latin-1 cannot', () => {
		expect([...encodeCp1252('€–„')]).toEqual([0x80, 0x96, 0x84]);
	});

	it('names the character it does not have', () => {
		expect(() => encodeCp1252('Łódź')).toThrow(/Ł \(U\+0141\)/);
	});
});

describe('free text', () => {
	it.each([
		['Groß\u00ADhandel\u00A0GmbH', 'Großhandel GmbH'],
		['Zeile 1\r\n\tZeile 2', 'Zeile 1 Zeile 2'],
		['Łódź Őrség Çelik Şahin', 'Lódz Orség Çelik Sahin'],
		['A\u2011B \u2212 C\u2032', "A-B - C'"],
		['Cafe\u0301 ☕ → Bar', 'Café Bar'],
		['STRAẞE', 'STRASSE'],
		['ﬁnanz', 'finanz'],
	])('%j becomes %j', (text, expected) => {
		expect(toExtfText(text)).toBe(expected);
	});

	it('refuses letters of another script instead of dropping them', () => {
		expect(() => toExtfText('ООО Ромашка')).toThrow(
			expect.objectContaining({ code: 'DATEV_CHARACTER' }),
		);
	});

	it('cuts to the length of the column', () => {
		expect(toExtfText('abc def', 4)).toBe('abc');
	});

	it('never invents a question mark and always fits the code page', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
				let written = '';
				try {
					written = toExtfText(text);
				} catch (error) {
					expect(error).toMatchObject({ code: 'DATEV_CHARACTER' });
				}
				expect([...written].every(isCp1252)).toBe(true);
				expect(written).not.toMatch(/\p{Cc}/u);
				const marks = (value: string) => [...value.normalize('NFKD')].filter((c) => c === '?');
				expect(marks(written).length).toBeLessThanOrEqual(marks(text).length);
			}),
		);
	});
});

describe('Belegfeld 1', () => {
	it.each([
		['RE-2026-17', 'RE-2026-17'],
		['RE 2026.17', 'RE-2026-17'],
		['Nr. 12/ä', 'Nr-12/ae'],
		['  4711  ', '4711'],
		['#1_2', '1-2'],
	])('%j becomes %s', (number, expected) => {
		expect(toBelegfeld1(number).value).toBe(expected);
	});

	it('says whether the number stands as printed', () => {
		expect(toBelegfeld1('RE-17').unchanged).toBe(true);
		expect(toBelegfeld1('RE 17').unchanged).toBe(false);
	});

	it('keeps long numbers apart that begin alike', () => {
		const start = 'RECHNUNG-2026-ABTEILUNG-EINKAUF-SUED-';
		const first = toBelegfeld1(`${start}1`).value;
		const second = toBelegfeld1(`${start}2`).value;
		expect(first).not.toBe(second);
		expect([first.length, second.length]).toEqual([36, 36]);
	});

	it('keeps numbers apart whose letters it cannot hold', () => {
		expect(toBelegfeld1('ИН-1').value).not.toBe(toBelegfeld1('ИМ-1').value);
		expect(toBelegfeld1('№').value).not.toBe('');
	});

	it('tells numbers apart that differ only in signs, when asked', () => {
		const [first, second] = ['RE 17', 'RE.17'].map((number) => toDistinctBelegfeld1(number).value);
		expect(first).not.toBe(second);
		expect(toDistinctBelegfeld1('RE-17').value).toBe('RE-17');
	});

	it('is always 1 to 36 allowed characters and the same for the same number', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (number) => {
				for (const make of [toBelegfeld1, toDistinctBelegfeld1]) {
					expect(make(number).value).toMatch(/^[A-Za-z0-9$&%*+\-/]{1,36}$/);
					expect(make(number)).toEqual(make(number));
				}
			}),
		);
	});

	it('leaves numbers of allowed characters as they are', () => {
		const allowed = CP1252_CHARACTERS.filter((character) => /[A-Za-z0-9$&%*+\-/]/.test(character));
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(...allowed), minLength: 1, maxLength: 36 }),
				(number) => {
					expect(toBelegfeld1(number)).toEqual({ value: number, unchanged: true });
				},
			),
		);
	});
});
