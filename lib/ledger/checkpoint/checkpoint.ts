import { decodeBase64, encodeBase64 } from './base64';
import { checkpointError } from './errors';
import type { SigningKey, VerifierKey } from './keys';
import { HASH_LENGTH } from './merkle';
import {
	parseNote,
	signNote,
	verifyNote,
	type SignedNote,
	type VerifiedSignature,
} from './signed-note';

/** The state of a ledger at one moment. */
export interface CheckpointFields {
	/** id of the ledger, a UUID */
	readonly chain: string;
	/** number of entries, at least 1: the first entry of a ledger is its own creation */
	readonly size: number;
	/** Merkle root over the hashes of the entries, 32 bytes */
	readonly root: Uint8Array;
	/** hash of the last entry, lower-case hex */
	readonly head: string;
	/** when it was made by our own clock, UTC with milliseconds as `Date.prototype.toISOString` writes it */
	readonly time: string;
}

/** A checkpoint as read. Nothing in it is to be believed before its signatures are verified. */
export interface Checkpoint extends CheckpointFields, SignedNote {
	readonly root: Buffer;
	/** extension lines this version does not know */
	readonly extensions: readonly string[];
}

const ORIGIN = /^belegfluss\/ledger\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const SIZE = /^[1-9][0-9]{0,15}$/;
const HEAD = /^head ([0-9a-f]{64})$/;
const TIME = /^time ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z)$/;
const REPEATED = /^(head|time) /;

/**
 * Writes a checkpoint in the text form of C2SP tlog-checkpoint, with the last hash and the time as
 * extension lines.
 *
 * @param fields state of the ledger
 * @param signers at least one key
 * @returns the signed text, short enough for a mail
 * @throws BelegflussError CHECKPOINT_LINE_INVALID naming a field without its proper form,
 * CHECKPOINT_UNSIGNED without a key
 */
export function writeCheckpoint(fields: CheckpointFields, signers: readonly SigningKey[]): string {
	const text = [
		`belegfluss/ledger/${fields.chain}`,
		String(fields.size),
		encodeBase64(fields.root),
		`head ${fields.head}`,
		`time ${fields.time}`,
		'',
	].join('\n');
	// What is kept for years has to be readable, so it goes through the reader first. A line break inside
	// a field would show as an extra line.
	if (parseText(text).extensions.length > 0) refuse(6, 'extension');
	return signNote(text, signers);
}

/**
 * Reads a checkpoint strictly. Line breaks written as CR LF are put right; unknown extension lines and
 * further signature lines are kept.
 *
 * @param text a checkpoint from outside
 * @returns its content, not yet verified
 * @throws BelegflussError CHECKPOINT_TOO_LONG above 16 kB, CHECKPOINT_NOTE_FORM,
 * CHECKPOINT_LINE_INVALID naming line and field
 */
export function parseCheckpoint(text: string): Checkpoint {
	const note = parseNote(text);
	return { ...parseText(note.text), ...note };
}

/**
 * @param checkpoint a parsed checkpoint
 * @param publicKeys keys whose signatures count
 * @returns one verdict per signature line, in their order; `verdictOnNote` sums them up
 */
export function verifyCheckpoint(
	checkpoint: Checkpoint,
	publicKeys: readonly VerifierKey[],
): readonly VerifiedSignature[] {
	return verifyNote(checkpoint, publicKeys);
}

function parseText(text: string): Omit<Checkpoint, keyof SignedNote> {
	const [origin = '', size = '', root = '', head = '', time = '', ...rest] = text.split('\n');
	const extensions = rest.slice(0, -1);
	return {
		chain: ORIGIN.exec(origin)?.[1] ?? refuse(1, 'origin'),
		size: parseSize(size) ?? refuse(2, 'size'),
		root: parseRoot(root) ?? refuse(3, 'root'),
		head: HEAD.exec(head)?.[1] ?? refuse(4, 'head'),
		time: parseTime(time) ?? refuse(5, 'time'),
		extensions: extensions.map(
			(line, index) => parseExtension(line) ?? refuse(6 + index, 'extension'),
		),
	};
}

function parseSize(line: string): number | null {
	const size = Number(line);
	return SIZE.test(line) && Number.isSafeInteger(size) ? size : null;
}

function parseRoot(line: string): Buffer | null {
	const root = decodeBase64(line);
	return root?.length === HASH_LENGTH ? root : null;
}

function parseTime(line: string): string | null {
	const time = TIME.exec(line)?.[1];
	const date = new Date(time ?? NaN);
	// A day such as 30 February would be moved on, which only shows when it is written again.
	return time && !Number.isNaN(date.getTime()) && date.toISOString() === time ? time : null;
}

function parseExtension(line: string): string | null {
	return line === '' || REPEATED.test(line) ? null : line;
}

function refuse(line: number, field: string): never {
	throw checkpointError('CHECKPOINT_LINE_INVALID', { line, field });
}
