import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { lexwareWebhookError } from './errors';

/** Header the signature comes in. */
export const SIGNATURE_HEADER = 'x-lxo-signature';

/**
 * The key Lexware Office signs events with, as published by its partners. SHA-256 of its DER form:
 * 6a42debdf6c613137f8da76b231711c93c3b4fc2dc0e7a2998e08c7f479f80b1. The vendor's own copy is at
 * https://developers.lexware.io/webhookSignature/public/public_key.pub; should it change, the credential
 * takes another one.
 */
export const VENDOR_PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAtCkZXZqT2zFRmA83KsBC
tQSv9t+AaWiZpRWvzE4wiQEh0aHzNYkT/DlP419pngqoLxnqW9SsgWfKOG3utoEV
z+Lru9odZntW/n/yaRK3f0AcMtuWs/Z1PZ4BbN/RlFYyqlPg0VfuAvZMAa+J9WAl
Fuy0T4Y0EdO0d+EL8BpzSLqj3XLI+YuK4hUhlTOxHmdDtNUkugnT9b9khb+oPDmB
3yxRP6Rmo2qo6waSc+pihCdOiZKzwA4fA1HT8DM54OaNQ4qd9NRf5uECijFlpQu6
vZdW7Z+LZ8HTgGQVSsJdCzUtM1wiWOERrHvd8IpBMvUAvGM/qaJnAmwsEr4J/El4
yCmur8wwYBtSUH0Xue42YysdmSS0pOMMUAAvr70HQMDHagYkErMtu6FAyAmPz8p/
tAqJJpwAhxITbnc5WsmZOu0Ke255nXQ/2Go1TKv+45mSb7RLsvpmhVZ4nFByFt24
vG6IwNReuLhJJL468jrdTpxyZRn0QqkxiQV7jDd9Dp1NVd/W3+n86Aos9LnJa+ut
kN+jOOWmJdJjnQetJlbDVg3ex+XHVmCjiRYggCGPlpXVJwdEUNGzxhPGKjxmeiQT
ahwFA9iHtwBw7yK5VfM/hA+JeF2FXYhTdehfClAQt1YCYXkgUEFxm9idRdBoCY6U
bmFUXQLdi7tZyDor8Rxoq2MCAwEAAQ==
-----END PUBLIC KEY-----
`;

const PUBLIC_PEM = /^-----BEGIN (?:RSA )?PUBLIC KEY-----/;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * @param pem of the credential, null for the key this package knows
 * @returns the key events are checked with
 * @throws BelegflussError LEXWARE_WEBHOOK_KEY_INVALID
 */
export function webhookKey(pem: string | null): KeyObject {
	const text = normalized(pem ?? VENDOR_PUBLIC_KEY);
	try {
		// A private key would do as well, and has no business in this field.
		if (!PUBLIC_PEM.test(text)) throw new TypeError('not a public key');
		const key = createPublicKey(text);
		if (key.asymmetricKeyType !== 'rsa') throw new TypeError('not an RSA key');
		return key;
	} catch {
		// What was entered may be a secret, so nothing of it goes on.
		throw lexwareWebhookError('LEXWARE_WEBHOOK_KEY_INVALID');
	}
}

/**
 * Checks that the vendor signed exactly these bytes (RSA PKCS#1 v1.5 with SHA-512). It says nothing about
 * the organisation: the vendor signs for all of them with one key.
 *
 * @param body raw body as it was received; the same JSON written anew may have other bytes
 * @param signature value of the header, base64; several values are none
 * @param key see `webhookKey`
 * @returns whether the signature is right; never throws
 */
export function isSignedBy(body: Uint8Array, signature: unknown, key: KeyObject): boolean {
	if (typeof signature !== 'string' || signature === '' || !BASE64.test(signature)) return false;
	return verify('RSA-SHA512', body, key, Buffer.from(signature, 'base64'));
}

/** A PEM that went through a single-line field has blanks where its lines ended. */
function normalized(pem: string): string {
	const match = /^(-----BEGIN [A-Z ]+-----)([^-]*)(-----END [A-Z ]+-----)$/.exec(pem.trim());
	if (!match) return pem.trim();
	const [, begin, content = '', end] = match;
	return `${begin}\n${content.replace(/\s+/g, '\n').trim()}\n${end}\n`;
}
