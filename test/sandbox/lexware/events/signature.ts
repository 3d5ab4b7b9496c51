import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A key pair that signs events. */
export interface SigningKeys {
	readonly privateKey: KeyObject;
	/** SPKI */
	readonly publicKeyPem: string;
}

const made = new Map<number, SigningKeys>();

/**
 * @param bits size of the modulus
 * @returns a key pair that lives as long as the process: making one takes half a second
 */
export function signingKeys(bits: number): SigningKeys {
	const known = made.get(bits);
	if (known) return known;
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
	const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
	const keys = { privateKey, publicKeyPem };
	made.set(bits, keys);
	return keys;
}

/**
 * @param body exactly the bytes that are sent
 * @param keys of the vendor
 * @returns base64 of the signature, RSASSA-PKCS1-v1_5 with SHA-512 (RFC 8017, 8.2)
 */
export function signatureOf(body: string, { privateKey }: SigningKeys): string {
	return sign('RSA-SHA512', Buffer.from(body), privateKey).toString('base64');
}
