import fc, { type Arbitrary } from 'fast-check';
import { germanIban } from '../../scripts/samples/check-digits';

/** What a syntax can carry decides which invoices can make a round trip through it. */
export type Carrier = 'CII' | 'CII-EXTENDED' | 'UBL' | 'ZF1';

/** Characters of the texts: those every encoding has, or also those only Unicode encodings have. */
export type Characters = 'latin1' | 'unicode';

const LATIN1 = [...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789äöüÄÖÜßéè&<>"\'/.,:;()+-%§°²'];
const UNICODE = [...LATIN1, ...'€–„“…łšžЖ漢字𝔹😀'];

/**
 * @param characters which characters
 * @returns one line without leading, trailing or double white space, as readers collapse it
 */
export function text(characters: Characters): Arbitrary<string> {
	const unit = fc.constantFrom(...(characters === 'latin1' ? LATIN1 : UNICODE));
	return fc
		.array(fc.string({ unit, minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 })
		.map((words) => words.join(' '));
}

/**
 * @param characters which characters
 * @returns one to three lines
 */
export function paragraphs(characters: Characters): Arbitrary<string> {
	return fc
		.array(text(characters), { minLength: 1, maxLength: 3 })
		.map((lines) => lines.join('\n'));
}

/** @returns days from 2015 to 2034, `YYYY-MM-DD` */
export function date(): Arbitrary<string> {
	const from = Date.UTC(2015, 0, 1) / 86_400_000;
	return fc
		.integer({ min: from, max: from + 7_300 })
		.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
}

/**
 * @param length number of digits
 * @returns digit strings of that length, leading zeros included
 */
export function digits(length: number): Arbitrary<string> {
	return fc.string({
		unit: fc.constantFrom(...'0123456789'),
		minLength: length,
		maxLength: length,
	});
}

/** @returns German IBANs of no bank, check digits right */
export function iban(): Arbitrary<string> {
	return digits(10).map((account) => germanIban('99999999', account));
}

/** @returns amounts with two fraction digits */
export function amount(): Arbitrary<string> {
	return decimal({ fraction: 2, digits: 2 });
}

/**
 * @param options most fraction digits, their exact number, smallest value in units of the last digit
 * @returns plain decimals
 */
export function decimal(options: {
	fraction: number;
	digits?: number;
	atLeast?: number;
}): Arbitrary<string> {
	const { fraction, digits: fixed, atLeast = 0 } = options;
	return fc
		.tuple(
			fc.integer({ min: atLeast, max: atLeast + 999_999 }),
			fc.integer({ min: fixed ?? 0, max: fraction }),
		)
		.map(([units, places]) => {
			const text = String(units).padStart(places + 1, '0');
			return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
		});
}

/**
 * @param positive decimals without sign
 * @returns the same, every fourth or so with a minus, as corrections have it
 */
export function signed(positive: Arbitrary<string>): Arbitrary<string> {
	return fc
		.tuple(positive, fc.nat({ max: 3 }))
		.map(([value, draw]) => (draw === 0 && /[1-9]/.test(value) ? `-${value}` : value));
}
