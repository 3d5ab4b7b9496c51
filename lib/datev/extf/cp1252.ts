import { extfError } from './errors';

/** Characters of the bytes 0x80 to 0x9F; a blank marks the five bytes Windows-1252 leaves undefined. */
const UPPER_CONTROL_RANGE = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const UNDEFINED_BYTE = ' ';

const byteOfCharacter = new Map(
	[...UPPER_CONTROL_RANGE].flatMap((character, index) =>
		character === UNDEFINED_BYTE ? [] : [[character, 0x80 + index] as const],
	),
);

/**
 * @param character one character
 * @returns its byte in Windows-1252, or undefined when the code page does not have it
 */
function byteOf(character: string): number | undefined {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
	return byteOfCharacter.get(character);
}

/**
 * @param character one character
 * @returns whether Windows-1252 can hold it
 */
export function isCp1252(character: string): boolean {
	return byteOf(character) !== undefined;
}

/**
 * @param text what to write; nothing is replaced, least of all by `?`
 * @returns its bytes in Windows-1252 (DATEV: "ANSI"), without byte order mark
 * @throws BelegflussError DATEV_CHARACTER at the first character the code page does not have
 */
export function encodeCp1252(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length);
	let length = 0;
	for (const character of text) {
		const byte = byteOf(character);
		if (byte === undefined) throw characterError(character);
		bytes[length++] = byte;
	}
	return bytes.subarray(0, length);
}

/**
 * @param bytes text in Windows-1252
 * @returns the text; the five undefined bytes become U+FFFD
 */
export function decodeCp1252(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += characterOf(byte);
	return text;
}

function characterOf(byte: number): string {
	if (byte < 0x80 || byte > 0x9f) return String.fromCharCode(byte);
	const character = UPPER_CONTROL_RANGE[byte - 0x80] ?? UNDEFINED_BYTE;
	return character === UNDEFINED_BYTE ? '\uFFFD' : character;
}

/**
 * @param character the character Windows-1252 does not have
 * @returns the error that names it
 */
export function characterError(character: string) {
	const codePoint = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	return extfError('DATEV_CHARACTER', { character, codePoint: `U+${codePoint}` });
}
