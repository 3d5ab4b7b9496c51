import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto';
import { decodeBase64, encodeBase64 } from './base64';
import { checkpointError } from './errors';

/*
 * Ed25519 keys in the text forms of signed notes (C2SP signed-note; forms of the Go package
 * golang.org/x/mod/sumdb/note).
 */

/** Who can sign. The seed stays inside the key object, which neither logs nor serialises it. */
export interface SigningKey {
	readonly name: string;
	/** key id, 8 hex digits */
	readonly id: string;
	readonly privateKey: KeyObject;
}

/** What a signature is verified with. */
export interface VerifierKey {
	readonly name: string;
	/** key id, 8 hex digits */
	readonly id: string;
	/** Ed25519 public key, 32 bytes */
	readonly publicKey: Buffer;
}

const SIGNING_KEY_PREFIX = 'PRIVATE+KEY+';
const KEY_LENGTH = 32;
const ED25519 = 0x01;
const MAX_NAME_LENGTH = 200;

/** Fixed beginning of an Ed25519 private key in PKCS #8 (RFC 8410 section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

const SEPARATOR_OR_INVISIBLE = /[+\s\p{Cc}\p{Cf}\p{Cs}]/u;
const KEY_FORM = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/;

/**
 * @param name a name
 * @returns whether a key may bear it: up to 200 characters, no blanks, no plus sign, nothing invisible
 */
export function isKeyName(name: string): boolean {
	return name !== '' && name.length <= MAX_NAME_LENGTH && !SEPARATOR_OR_INVISIBLE.test(name);
}

/**
 * @param name who signs, e.g. `belegfluss.kanzlei-mueller`
 * @param randomBytes source of randomness fit for keys, as `randomBytes` of node:crypto
 * @returns a new signing key
 * @throws BelegflussError CHECKPOINT_KEY_NAME, CHECKPOINT_KEY_SEED
 */
export function generateSigningKey(
	name: string,
	randomBytes: (length: number) => Uint8Array,
): SigningKey {
	if (!isKeyName(name)) throw checkpointError('CHECKPOINT_KEY_NAME', { limit: MAX_NAME_LENGTH });
	const seed = randomBytes(KEY_LENGTH);
	if (seed.length !== KEY_LENGTH) {
		throw checkpointError('CHECKPOINT_KEY_SEED', { found: seed.length });
	}
	return signingKeyFromSeed(name, seed);
}

/**
 * @param key a signing key
 * @returns its text `PRIVATE+KEY+name+id+data`; whoever has it can sign
 */
export function formatSigningKey(key: SigningKey): string {
	const seed = key.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_LENGTH);
	return `${SIGNING_KEY_PREFIX}${key.name}+${key.id}+${encodeBase64(withType(seed))}`;
}

/**
 * @param key a verifier key
 * @returns its text `name+id+data`, to be published
 */
export function formatVerifierKey(key: VerifierKey): string {
	return `${key.name}+${key.id}+${encodeBase64(withType(key.publicKey))}`;
}

/**
 * @param text text of a signing key; blanks around it are ignored
 * @returns the key
 * @throws BelegflussError CHECKPOINT_SIGNING_KEY_FORM, CHECKPOINT_KEY_TYPE or CHECKPOINT_KEY_ID, none of
 * which repeats anything of the text
 */
export function parseSigningKey(text: string): SigningKey {
	const line = text.trim();
	const parts = line.startsWith(SIGNING_KEY_PREFIX)
		? splitKey(line.slice(SIGNING_KEY_PREFIX.length))
		: null;
	if (!parts) throw checkpointError('CHECKPOINT_SIGNING_KEY_FORM');
	const key = signingKeyFromSeed(parts.name, parts.key);
	if (key.id !== parts.id) throw checkpointError('CHECKPOINT_KEY_ID');
	return key;
}

/**
 * @param text text of a verifier key; blanks around it are ignored
 * @returns the key
 * @throws BelegflussError CHECKPOINT_VERIFIER_KEY_FORM, CHECKPOINT_VERIFIER_KEY_PRIVATE when it is a
 * signing key, CHECKPOINT_KEY_TYPE or CHECKPOINT_KEY_ID, none of which repeats anything of the text
 */
export function parseVerifierKey(text: string): VerifierKey {
	const line = text.trim();
	if (line.startsWith(SIGNING_KEY_PREFIX)) throw checkpointError('CHECKPOINT_VERIFIER_KEY_PRIVATE');
	const parts = splitKey(line);
	if (!parts) throw checkpointError('CHECKPOINT_VERIFIER_KEY_FORM');
	const { name, id, key } = parts;
	if (id !== keyId(name, key)) throw checkpointError('CHECKPOINT_KEY_ID');
	return { name, id, publicKey: key };
}

/**
 * @param key a signing key
 * @returns what its signatures are verified with
 */
export function verifierKeyOf(key: SigningKey): VerifierKey {
	return { name: key.name, id: key.id, publicKey: publicKeyOf(key.privateKey) };
}

function signingKeyFromSeed(name: string, seed: Uint8Array): SigningKey {
	const privateKey = createPrivateKey({
		key: Buffer.concat([PKCS8_PREFIX, seed]),
		format: 'der',
		type: 'pkcs8',
	});
	return { name, id: keyId(name, publicKeyOf(privateKey)), privateKey };
}

function publicKeyOf(privateKey: KeyObject): Buffer {
	const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
	return Buffer.from(spki.subarray(-KEY_LENGTH));
}

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), as C2SP signed-note recommends. */
function keyId(name: string, publicKey: Uint8Array): string {
	const named = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), withType(publicKey)]);
	return hash('sha256', named, 'hex').slice(0, 8);
}

function withType(key: Uint8Array): Buffer {
	return Buffer.concat([Buffer.of(ED25519), key]);
}

function splitKey(text: string): { name: string; id: string; key: Buffer } | null {
	const [, name, id, data] = KEY_FORM.exec(text) ?? [];
	if (!name || !id || !data || !isKeyName(name)) return null;
	const typed = decodeBase64(data);
	if (!typed) return null;
	if (typed[0] !== ED25519) throw checkpointError('CHECKPOINT_KEY_TYPE');
	return typed.length === 1 + KEY_LENGTH ? { name, id, key: typed.subarray(1) } : null;
}
