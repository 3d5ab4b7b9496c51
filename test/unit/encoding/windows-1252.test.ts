import { describe, expect, it } from 'vitest';
import { decodeWindows1252, windows1252Byte } from '../../../lib/encoding/windows-1252';

/** Code points of the bytes 0x80 to 0x9F, as Unicode's mapping table has them; 0 = undefined. */
const UNICODE_MAPPING = [
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
	0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161,
	0x203a, 0x0153, 0, 0x017e, 0x0178,
];

function expected(byte: number): string {
	const codePoint = byte < 0x80 || byte > 0x9f ? byte : UNICODE_MAPPING[byte - 0x80]!;
	return codePoint === 0 && byte !== 0 ? '\uFFFD' : String.fromCodePoint(codePoint);
}

describe('Windows-1252', () => {
	it('has the character of Unicode’s mapping table for every byte, on every Node', () => {
		for (let byte = 0; byte < 256; byte += 1) {
			expect(decodeWindows1252(Uint8Array.of(byte))).toBe(expected(byte));
		}
	});

	it('finds the byte of every character it has, and none for others', () => {
		for (let byte = 0; byte < 256; byte += 1) {
			if (expected(byte) !== '\uFFFD') expect(windows1252Byte(expected(byte))).toBe(byte);
		}
		for (const other of ['\u0080', '\u0081', 'Ā', '漢', '😀', '\uFFFD']) {
			expect(windows1252Byte(other)).toBeUndefined();
		}
	});

	it('decodes only the part of a buffer it was given', () => {
		expect(decodeWindows1252(Buffer.from('a\x80b', 'latin1').subarray(1, 2))).toBe('€');
	});
});
