import { asBuffer } from './as-buffer';

/*
 * Node has no encoder for this code page, and the decoder of some Node 22 releases takes it for Latin-1, which
 * loses the euro sign. Hence a table of our own.
 */

/** Characters of the bytes 0x80 to 0x9F; a blank marks the five bytes Windows-1252 leaves undefined. */
const UPPER_CONTROL_RANGE = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const UNDEFINED_BYTE = ' ';
const FIRST_BYTE = 0x80;

const byteOfCharacter = new Map(
	[...UPPER_CONTROL_RANGE].flatMap((character, index) =>
		character === UNDEFINED_BYTE ? [] : [[character, FIRST_BYTE + index] as const],
	),
);

/**
 * @param character one character
 * @returns its byte in Windows-1252, or undefined when the code page does not have it
 */
export function windows1252Byte(character: string): number | undefined {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
	return byteOfCharacter.get(character);
}

/**
 * @param bytes text in Windows-1252, or in Latin-1, which differs only in control characters nobody writes
 * @returns the text; the five undefined bytes become U+FFFD
 */
export function decodeWindows1252(bytes: Uint8Array): string {
	return asBuffer(bytes)
		.toString('latin1')
		.replace(/[\u0080-\u009f]/g, (control) => {
			const character = UPPER_CONTROL_RANGE[control.charCodeAt(0) - FIRST_BYTE] ?? UNDEFINED_BYTE;
			return character === UNDEFINED_BYTE ? '\uFFFD' : character;
		});
}
