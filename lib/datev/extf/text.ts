import { characterError, isCp1252 } from './cp1252';

/** Typographic and Latin characters outside Windows-1252 that have an everyday equivalent. */
const EQUIVALENTS: Readonly<Record<string, string>> = {
	'\u2010': '-',
	'\u2011': '-',
	'\u2012': '–',
	'\u2015': '—',
	'\u2212': '-',
	'\u2032': "'",
	'\u2033': '"',
	'\u201B': '‘',
	'\u201F': '“',
	ẞ: 'SS',
	đ: 'd',
	Đ: 'D',
	ħ: 'h',
	Ħ: 'H',
	ı: 'i',
	ł: 'l',
	Ł: 'L',
	ŧ: 't',
	Ŧ: 'T',
	ŋ: 'n',
	Ŋ: 'N',
};

/**
 * Prepares free text (names, Buchungstext, Beleginfo) for the file, always the same way: composed form;
 * line breaks, tabs and every kind of blank become one blank; typographic signs become their everyday
 * equivalent; Latin letters outside Windows-1252 lose their accent (`ő` to `o`); other signs outside
 * the code page (emoji, arrows) are dropped. Letters and digits are never dropped.
 *
 * @param text text of a document
 * @param maxLength most characters; what is longer is cut
 * @returns text every column of type Text accepts
 * @throws BelegflussError DATEV_CHARACTER for a letter or digit of another script
 */
export function toExtfText(text: string, maxLength = Infinity): string {
	const written = [...text.normalize('NFC')].map(toCp1252Text).join('');
	return written.replace(/ +/g, ' ').trim().slice(0, maxLength).trimEnd();
}

function toCp1252Text(character: string): string {
	if (/[\p{Z}\p{Cc}]/u.test(character)) return ' ';
	if (/\p{Cf}/u.test(character)) return '';
	if (isCp1252(character)) return character;
	const equivalent = EQUIVALENTS[character] ?? withoutAccents(character);
	if ([...equivalent].every(isCp1252)) return equivalent;
	if (/[\p{L}\p{N}]/u.test(character)) throw characterError(character);
	return '';
}

function withoutAccents(character: string): string {
	return character.normalize('NFKD').replace(/\p{M}/gu, '');
}
