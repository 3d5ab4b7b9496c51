import { createHash } from 'node:crypto';

/** Length of column 11; the number of the open item. */
const MAX_LENGTH = 36;
const HASH_LENGTH = 6;
const ALLOWED = /^[A-Za-z0-9$&%*+\-/]{1,36}$/;

const LETTERS: Readonly<Record<string, string>> = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	Ä: 'Ae',
	Ö: 'Oe',
	Ü: 'Ue',
	ß: 'ss',
};

/** A document number as the open item key. */
export interface Belegfeld1 {
	readonly value: string;
	/** whether it is the number exactly as printed; otherwise the original belongs in Beleginfo */
	readonly unchanged: boolean;
}

/**
 * Turns a document number into an open item key. The same number always gives the same key, since credit
 * note and payment must carry the key of the invoice: `RE 2026.17` becomes `RE-2026-17`. When letters or
 * digits are lost on the way (another script, too long), a short hash of the number keeps keys apart.
 *
 * @param documentNumber as printed
 * @returns the key, 1 to 36 characters of A-Z a-z 0-9 $ & % * + - /
 */
export function toBelegfeld1(documentNumber: string): Belegfeld1 {
	if (ALLOWED.test(documentNumber)) return { value: documentNumber, unchanged: true };
	const number = documentNumber.normalize('NFC').trim();
	const latin = [...number].map((letter) => LETTERS[letter] ?? letter).join('');
	const folded = latin.normalize('NFKD').replace(/\p{M}/gu, '');
	const value = folded.replace(/[^A-Za-z0-9$&%*+\-/]+/g, '-').replace(/^-+|-+$/g, '');
	const lost = /[\p{L}\p{N}]/u.test(folded.replace(/[A-Za-z0-9]/g, ''));
	if (lost || value === '' || value.length > MAX_LENGTH) {
		return { value: withHash(value, number), unchanged: false };
	}
	return { value, unchanged: false };
}

/**
 * @param documentNumber as printed
 * @returns the key with a hash of the number, for two numbers of a supplier that differ only in signs
 *   the key cannot hold
 */
export function toDistinctBelegfeld1(documentNumber: string): Belegfeld1 {
	const { value, unchanged } = toBelegfeld1(documentNumber);
	if (unchanged) return { value, unchanged };
	return { value: withHash(value, documentNumber.normalize('NFC').trim()), unchanged: false };
}

function withHash(value: string, number: string): string {
	const hash = createHash('sha256').update(number).digest('hex').slice(0, HASH_LENGTH);
	if (value.endsWith(`-${hash}`)) return value;
	const head = value.slice(0, MAX_LENGTH - HASH_LENGTH - 1).replace(/-+$/, '');
	return head === '' ? hash : `${head}-${hash}`;
}
