import { windows1252Byte } from '../../encoding/windows-1252';
import { extfError } from './errors';

/**
 * @param character one character
 * @returns whether Windows-1252 can hold it
 */
export function isCp1252(character: string): boolean {
	return windows1252Byte(character) !== undefined;
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
		const byte = windows1252Byte(character);
		if (byte === undefined) throw characterError(character);
		bytes[length++] = byte;
	}
	return bytes.subarray(0, length);
}

/**
 * @param character the character Windows-1252 does not have
 * @returns the error that names it
 */
export function characterError(character: string) {
	const codePoint = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	return extfError('DATEV_CHARACTER', { character, codePoint: `U+${codePoint}` });
}
