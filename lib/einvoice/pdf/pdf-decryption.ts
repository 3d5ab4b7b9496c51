import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import {
	dictOf,
	nameOf,
	PdfString,
	type PdfDict,
	type PdfObject,
	type PdfRef,
} from './pdf-objects';
import { rc4 } from './rc4';

/** Thrown when the PDF asks for a password. */
export class PdfPasswordNeeded extends Error {
	override readonly name = 'PdfPasswordNeeded';
}

/** Thrown for encryption other than the standard handler of PDF 1.1 to 2.0. */
export class PdfEncryptionUnknown extends Error {
	override readonly name = 'PdfEncryptionUnknown';
}

/** Undoes the encryption of one object's string or stream. */
export interface PdfDecryption {
	decryptString(bytes: Buffer, owner: PdfRef): Buffer;
	decryptStream(bytes: Buffer, owner: PdfRef): Buffer;
}

type Method = 'none' | 'rc4' | 'aes128' | 'aes256';

/** The padding of PDF 32000-1, algorithm 2; the empty password is padding alone. */
const PADDING = Buffer.from(
	'28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
	'hex',
);

const METHODS: ReadonlyMap<string | undefined, Method> = new Map<string | undefined, Method>([
	['V2', 'rc4'],
	['AESV2', 'aes128'],
	['AESV3', 'aes256'],
	['None', 'none'],
]);

/**
 * Opens the standard security handler with the empty user password, which is how "protected" invoices are sent
 * that anybody may open.
 *
 * @param encrypt encryption dictionary, references resolved
 * @param fileId first part of the file's ID
 * @returns the decryption
 * @throws PdfPasswordNeeded when the empty password does not open it, PdfEncryptionUnknown for other handlers
 */
export function openWithEmptyPassword(encrypt: PdfDict, fileId: Buffer): PdfDecryption {
	const version = numberOf(encrypt.get('V'));
	const revision = numberOf(encrypt.get('R'));
	if (nameOf(encrypt.get('Filter')) !== 'Standard' || ![1, 2, 4, 5].includes(version)) {
		throw new PdfEncryptionUnknown('unknown security handler');
	}
	const key = revision >= 5 ? modernKey(encrypt, revision) : classicKey(encrypt, revision, fileId);
	const stringMethod = methodOf(encrypt, version, 'StrF');
	const streamMethod = methodOf(encrypt, version, 'StmF');
	return {
		decryptString: (bytes, owner) => decrypt(bytes, key, stringMethod, owner),
		decryptStream: (bytes, owner) => decrypt(bytes, key, streamMethod, owner),
	};
}

function methodOf(encrypt: PdfDict, version: number, use: 'StrF' | 'StmF'): Method {
	if (version < 4) return 'rc4';
	const name = nameOf(encrypt.get(use)) ?? 'Identity';
	if (name === 'Identity') return 'none';
	const filter = dictOf(dictOf(encrypt.get('CF'))?.get(name));
	const method = METHODS.get(nameOf(filter?.get('CFM')));
	if (method === undefined) throw new PdfEncryptionUnknown('unknown crypt filter');
	return method;
}

/** PDF 32000-1, algorithms 2, 4 and 5 (revisions 2 to 4). */
function classicKey(encrypt: PdfDict, revision: number, fileId: Buffer): Buffer {
	const bits = numberOf(encrypt.get('Length')) || (revision === 4 ? 128 : 40);
	const length = revision === 2 ? 5 : Math.min(16, Math.max(5, bits > 16 ? bits >> 3 : bits));
	const permissions = Buffer.alloc(4);
	permissions.writeInt32LE(numberOf(encrypt.get('P')) | 0);
	const parts = [PADDING, bytesOf(encrypt.get('O')).subarray(0, 32), permissions, fileId];
	if (revision >= 4 && encrypt.get('EncryptMetadata') === false) parts.push(Buffer.alloc(4, 0xff));
	let key = md5(...parts).subarray(0, length);
	if (revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, length);
	const expected = revision === 2 ? rc4(key, PADDING) : checkValue(key, fileId);
	const given = bytesOf(encrypt.get('U')).subarray(0, expected.length);
	if (!given.equals(expected)) throw new PdfPasswordNeeded('password needed');
	return key;
}

function checkValue(key: Buffer, fileId: Buffer): Buffer {
	let value = md5(PADDING, fileId);
	for (let round = 0; round < 20; round += 1) {
		value = rc4(
			key.map((byte) => byte ^ round),
			value,
		);
	}
	return value;
}

/** PDF 2.0 (ISO 32000-2), algorithms 2.A and 11 (revisions 5 and 6). */
function modernKey(encrypt: PdfDict, revision: number): Buffer {
	const user = bytesOf(encrypt.get('U'));
	const hash = revision === 5 ? (salt: Buffer) => sha('sha256', salt) : hardenedHash;
	if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) {
		throw new PdfPasswordNeeded('password needed');
	}
	const decipher = createDecipheriv('aes-256-cbc', hash(user.subarray(40, 48)), Buffer.alloc(16));
	decipher.setAutoPadding(false);
	return decipher.update(bytesOf(encrypt.get('UE')).subarray(0, 32));
}

/** Algorithm 2.B for the empty password. */
function hardenedHash(salt: Buffer): Buffer {
	let key = sha('sha256', salt);
	for (let round = 0; ; round += 1) {
		const repeated = Buffer.concat(Array.from({ length: 64 }, () => key));
		const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32));
		cipher.setAutoPadding(false);
		const encrypted = cipher.update(repeated);
		const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
		key = sha((['sha256', 'sha384', 'sha512'] as const)[remainder] ?? 'sha256', encrypted);
		if (round >= 63 && (encrypted.at(-1) ?? 0) <= round - 31) return key.subarray(0, 32);
	}
}

function decrypt(bytes: Buffer, key: Buffer, method: Method, owner: PdfRef): Buffer {
	if (method === 'none') return bytes;
	if (method === 'aes256') return decryptAes('aes-256-cbc', key, bytes);
	const salt = Buffer.alloc(5);
	salt.writeUIntLE(owner.number & 0xffffff, 0, 3);
	salt.writeUInt16LE(owner.generation & 0xffff, 3);
	const suffix = method === 'aes128' ? Buffer.from('sAlT', 'latin1') : Buffer.alloc(0);
	const objectKey = md5(key, salt, suffix).subarray(0, Math.min(16, key.length + 5));
	return method === 'rc4' ? rc4(objectKey, bytes) : decryptAes('aes-128-cbc', objectKey, bytes);
}

/**
 * The first block is the initialisation vector. Padding is cut off leniently, and what is too short to be
 * cipher text is taken as it stands: some programs leave strings unencrypted.
 */
function decryptAes(algorithm: string, key: Buffer, bytes: Buffer): Buffer {
	const end = bytes.length - (bytes.length % 16);
	if (end < 32) return bytes;
	const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 16));
	decipher.setAutoPadding(false);
	const plain = decipher.update(bytes.subarray(16, end));
	const padding = plain.at(-1) ?? 0;
	return padding >= 1 && padding <= 16 ? plain.subarray(0, plain.length - padding) : plain;
}

function md5(...parts: readonly Buffer[]): Buffer {
	return createHash('md5').update(Buffer.concat(parts)).digest();
}

function sha(algorithm: 'sha256' | 'sha384' | 'sha512', bytes: Buffer): Buffer {
	return createHash(algorithm).update(bytes).digest();
}

function numberOf(object: PdfObject | undefined): number {
	return typeof object === 'number' ? object : 0;
}

function bytesOf(object: PdfObject | undefined): Buffer {
	return object instanceof PdfString ? object.bytes : Buffer.alloc(0);
}
