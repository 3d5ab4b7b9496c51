import { createPublicKey, sign, verify } from 'node:crypto';
import { decodeBase64, encodeBase64 } from './base64';
import { checkpointError } from './errors';
import { isKeyName, type SigningKey, type VerifierKey } from './keys';

/*
 * Signed notes as C2SP signed-note describes them: text, empty line, signature lines.
 */

/** One signature line. */
export interface NoteSignature {
	/** name of the key */
	readonly name: string;
	/** key id, 8 hex digits */
	readonly keyId: string;
	/** without the key id; 64 bytes when it is Ed25519, other lengths for other kinds */
	readonly signature: Buffer;
}

/** A text with signatures. Nothing in it is to be believed before they are verified. */
export interface SignedNote {
	/** what is signed, its final newline included */
	readonly text: string;
	readonly signatures: readonly NoteSignature[];
}

/** `unknownKey`: none of the given keys has this name and id, so nothing can be said. */
export type SignatureVerdict = 'valid' | 'unknownKey' | 'invalid';

/** What was found about one signature. */
export interface VerifiedSignature {
	readonly name: string;
	readonly keyId: string;
	readonly verdict: SignatureVerdict;
}

/** Room for the checkpoint and the sixteen signatures a reader has to accept, and for no more. */
const MAX_BYTES = 16_384;

const KEY_ID_LENGTH = 4;
const SIGNATURE_LINE = /^\u2014 ([^ ]+) ([^ ]+)$/;
const FORBIDDEN = /(?!\n)\p{Cc}|\p{Cs}/u;

/** Fixed beginning of an Ed25519 public key as SubjectPublicKeyInfo (RFC 8410 section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * @param text what to sign: lines, each ended by a newline
 * @param signers at least one key
 * @returns the signed note
 * @throws BelegflussError CHECKPOINT_UNSIGNED without a key
 */
export function signNote(text: string, signers: readonly SigningKey[]): string {
	if (signers.length === 0) throw checkpointError('CHECKPOINT_UNSIGNED');
	const lines = signers.map(({ name, id, privateKey }) => {
		const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
		const data = Buffer.concat([Buffer.from(id, 'hex'), signature]);
		return `\u2014 ${name} ${encodeBase64(data)}\n`;
	});
	return `${text}\n${lines.join('')}`;
}

/**
 * Reads a signed note strictly; only line breaks written as CR LF, as mail programs do, are put right.
 *
 * @param note a note from outside
 * @returns its text and signatures, not yet verified
 * @throws BelegflussError CHECKPOINT_TOO_LONG above 16 kB, CHECKPOINT_NOTE_FORM,
 * CHECKPOINT_LINE_INVALID for a signature line
 */
export function parseNote(note: string): SignedNote {
	if (Buffer.byteLength(note, 'utf8') > MAX_BYTES) {
		throw checkpointError('CHECKPOINT_TOO_LONG', { limit: MAX_BYTES });
	}
	const normalized = note.replaceAll('\r\n', '\n');
	const emptyLine = normalized.lastIndexOf('\n\n');
	const complete = emptyLine > 0 && normalized.endsWith('\n') && !FORBIDDEN.test(normalized);
	const text = normalized.slice(0, emptyLine + 1);
	const block = normalized.slice(emptyLine + 2, -1);
	if (!complete || block === '') throw checkpointError('CHECKPOINT_NOTE_FORM');
	const firstLine = text.split('\n').length + 1;
	const signatures = block
		.split('\n')
		.map((line, index) => parseSignature(line, firstLine + index));
	return { text, signatures };
}

/**
 * @param note a parsed note
 * @param keys keys whose signatures count
 * @returns one verdict per signature line, in their order
 */
export function verifyNote(
	note: SignedNote,
	keys: readonly VerifierKey[],
): readonly VerifiedSignature[] {
	const text = Buffer.from(note.text, 'utf8');
	return note.signatures.map(({ name, keyId, signature }) => {
		// Two keys may share a short id by chance, so each of them is tried.
		const candidates = keys.filter((key) => key.name === name && key.id === keyId);
		const valid = candidates.some(({ publicKey }) => isSignature(text, signature, publicKey));
		if (valid) return { name, keyId, verdict: 'valid' };
		return { name, keyId, verdict: candidates.length > 0 ? 'invalid' : 'unknownKey' };
	});
}

/**
 * @param signatures verdicts on all signatures of one note
 * @returns the verdict on the note: a bad signature by a known key spoils it, a good one is needed, those
 * of strangers count for nothing (C2SP signed-note, section Signatures)
 */
export function verdictOnNote(signatures: readonly VerifiedSignature[]): SignatureVerdict {
	const verdicts = signatures.map(({ verdict }) => verdict);
	if (verdicts.includes('invalid')) return 'invalid';
	return verdicts.includes('valid') ? 'valid' : 'unknownKey';
}

function parseSignature(line: string, number: number): NoteSignature {
	const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? [];
	const data = decodeBase64(base64);
	if (!data || data.length <= KEY_ID_LENGTH || !isKeyName(name)) {
		throw checkpointError('CHECKPOINT_LINE_INVALID', { line: number, field: 'signature' });
	}
	return {
		name,
		keyId: data.toString('hex', 0, KEY_ID_LENGTH),
		signature: data.subarray(KEY_ID_LENGTH),
	};
}

function isSignature(text: Buffer, signature: Buffer, publicKey: Uint8Array): boolean {
	const spki = Buffer.concat([SPKI_PREFIX, publicKey]);
	return verify(null, text, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
}
