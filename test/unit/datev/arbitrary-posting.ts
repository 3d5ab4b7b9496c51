import fc, { type Arbitrary } from 'fast-check';
import { buchungsstapel, type Posting } from '../../../lib/datev/extf/categories/buchungsstapel';
import type { ExtfColumn } from '../../../lib/datev/extf/column';

/** Every character of Windows-1252 but control characters, found by asking the platform's decoder. */
export const CP1252_CHARACTERS = [
	...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
].filter((character) => !/\p{Cc}/u.test(character));

function value({ type, length, decimals }: ExtfColumn): Arbitrary<string> {
	if (type === 'Text') {
		return fc.string({ unit: fc.constantFrom(...CP1252_CHARACTERS), maxLength: length });
	}
	const digits = fc.string({
		unit: fc.constantFrom(...'0123456789'),
		minLength: 1,
		maxLength: length,
	});
	if (decimals === undefined) return digits;
	const fraction = fc.string({
		unit: fc.constantFrom(...'0123456789'),
		minLength: decimals,
		maxLength: decimals,
	});
	return fc.tuple(digits, fraction).map((parts) => parts.join(','));
}

/**
 * @returns records whose columns are filled or not, with any text the code page has; written, not checked
 */
export function arbitraryPosting(): Arbitrary<Posting> {
	const entries = buchungsstapel.columns.map((column) =>
		fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: value(column) }),
	);
	return fc
		.tuple(...entries)
		.map((values) =>
			Object.fromEntries(
				buchungsstapel.columns.map(({ heading }, index) => [heading, values[index] ?? '']),
			),
		);
}
