import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isSignedBy,
	VENDOR_PUBLIC_KEY,
	webhookKey,
} from '../../../../lib/lexware/webhooks/signature';

const pair = () =>
	generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
const ours = pair();
const others = pair();
const key = webhookKey(ours.publicKey);
const body = Buffer.from(
	'{"organizationId":"7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f10","eventType":"contact.changed","resourceId":"7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f11","eventDate":"2026-08-21T12:30:00.000+02:00"}',
);
const signature = sign('RSA-SHA512', body, ours.privateKey).toString('base64');

describe('a signature', () => {
	it('is right for exactly the bytes that were signed', () => {
		expect(isSignedBy(body, signature, key)).toBe(true);
	});

	it('is wrong when any one byte is another', () => {
		fc.assert(
			fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
				const changed = Buffer.from(body);
				changed[index]! ^= change;
				expect(isSignedBy(changed, signature, key)).toBe(false);
			}),
		);
	});

	it('is wrong for the same JSON written anew', () => {
		const anew = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
		expect(isSignedBy(anew, signature, key)).toBe(false);
	});

	it('is wrong by another key', () => {
		const foreign = sign('RSA-SHA512', body, others.privateKey).toString('base64');
		expect(isSignedBy(body, foreign, key)).toBe(false);
		expect(isSignedBy(body, signature, webhookKey(null))).toBe(false);
	});

	it('is wrong with another hash or padding', () => {
		const sha256 = sign('RSA-SHA256', body, ours.privateKey).toString('base64');
		const pss = sign('RSA-SHA512', body, { key: ours.privateKey, padding: 6 }).toString('base64');
		expect([sha256, pss].map((text) => isSignedBy(body, text, key))).toEqual([false, false]);
	});

	it.each<[string, unknown]>([
		['missing', undefined],
		['empty', ''],
		['no base64', 'keine Signatur!'],
		['cut off', signature.slice(0, -8)],
		['unpadded', signature.replace(/=+$/, '')],
		['in base64url', Buffer.from(signature, 'base64').toString('base64url')],
		['with a line break', `${signature.slice(0, 64)}\n${signature.slice(64)}`],
		['given twice, as Node joins it', `${signature}, ${signature}`],
		['given twice, as a list', [signature, signature]],
		['the right one in quotes', `"${signature}"`],
	])('is wrong when it is %s', (_, value) => {
		expect(isSignedBy(body, value, key)).toBe(false);
	});

	it('never throws, whatever comes', () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.anything(), (bytes, value) => {
				expect(isSignedBy(bytes, value, key)).toBe(false);
			}),
		);
	});
});

describe('the key', () => {
	it('is the one named in its comment unless another is given', () => {
		const der = webhookKey(null).export({ type: 'spki', format: 'der' });
		expect(createHash('sha256').update(der).digest('hex')).toBe(
			'6a42debdf6c613137f8da76b231711c93c3b4fc2dc0e7a2998e08c7f479f80b1',
		);
		expect(webhookKey(null).asymmetricKeyDetails?.modulusLength).toBe(4096);
	});

	it('may have lost its line ends in a field', () => {
		const flat = `  ${VENDOR_PUBLIC_KEY.replace(/\n/g, ' ')}  `;
		expect(webhookKey(flat).equals(webhookKey(null))).toBe(true);
	});

	const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
	it.each([
		['a word', 'geheim-4711'],
		['half a key', VENDOR_PUBLIC_KEY.slice(0, 200)],
		['a private key', ours.privateKey],
		['a key for another algorithm', elliptic.export({ type: 'spki', format: 'pem' }).toString()],
	])('is refused without a word of it when it is %s', (_, pem) => {
		try {
			webhookKey(pem);
			expect.unreachable();
		} catch (cause) {
			expect(cause).toMatchObject({ code: 'LEXWARE_WEBHOOK_KEY_INVALID', params: {} });
			expect(cause).not.toHaveProperty('cause');
		}
	});
});
