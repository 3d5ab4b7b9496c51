import { z } from 'zod/v4';
import { BelegflussError, type ErrorData, type Language } from '../../errors/belegfluss-error';
import { eventHash } from '../event/hash';
import { decodeBase64, encodeBase64 } from './base64';
import { parseCheckpoint, verifyCheckpoint, type Checkpoint } from './checkpoint';
import { checkpointError } from './errors';
import type { VerifierKey } from './keys';
import { HASH_LENGTH } from './merkle';
import { checkRecord, parseJson, type ProofRecord } from './proof-record';
import { verdictOnNote, type SignatureVerdict, type VerifiedSignature } from './signed-note';

/** A few entries with the checkpoint they are contained in: all that is needed to check them. */
export interface Proof {
	readonly checkpoint: Checkpoint;
	readonly records: readonly ProofRecord[];
}

/** What was found about one record of a proof. */
export interface RecordReport {
	readonly sequence: number;
	/** hash of the event as given, lower-case hex */
	readonly hash: string;
	/** whether this event is entry `sequence` of the ledger as the checkpoint states it */
	readonly included: boolean;
	/** why it is not, null when it is */
	readonly refusal: ErrorData | null;
}

/** What a proof proves. */
export interface ProofReport {
	/** every record is included, and the checkpoint bears a valid signature by a known key */
	readonly proven: boolean;
	readonly chain: string;
	/** number of entries the checkpoint covers */
	readonly size: number;
	/** root the records were checked against, lower-case hex */
	readonly root: string;
	/** when the checkpoint says it was made */
	readonly time: string;
	/** verdict on the checkpoint as a whole */
	readonly signature: SignatureVerdict;
	readonly signatures: readonly VerifiedSignature[];
	readonly records: readonly RecordReport[];
}

const FORMAT = 'belegfluss-proof-v1';

/** Some thousand records; the proof of a document has a dozen. */
const MAX_CHARACTERS = 8_000_000;

/** Height of the largest tree whose size is a safe integer. */
const MAX_PATH_LENGTH = 53;

const hashSchema = z.string().transform((text, context) => {
	const bytes = decodeBase64(text);
	if (bytes?.length === HASH_LENGTH) return bytes;
	context.addIssue('no hash');
	return z.NEVER;
});

const recordsSchema = z
	.array(
		z.strictObject({
			sequence: z.int().positive(),
			event: z.string(),
			path: z.array(hashSchema).max(MAX_PATH_LENGTH),
		}),
	)
	.min(1)
	.refine((records) => new Set(records.map(({ sequence }) => sequence)).size === records.length);

const proofSchema = z.strictObject({
	format: z.literal(FORMAT),
	checkpoint: z.string(),
	records: recordsSchema,
});

/**
 * Writes the proof file for some entries, after checking that it proves them.
 *
 * @param checkpoint signed text of the checkpoint
 * @param records at least one entry, each once, in any order
 * @returns the file's text, JSON
 * @throws BelegflussError for a checkpoint that cannot be read, PROOF_INVALID, PROOF_TOO_LONG, or why a
 * record is not included: no file may be handed out that refutes itself
 */
export function writeProof(checkpoint: string, records: readonly ProofRecord[]): string {
	const ascending = [...records].sort((left, right) => left.sequence - right.sequence);
	const file = {
		format: FORMAT,
		checkpoint,
		records: ascending.map(({ sequence, event, path }) => ({
			sequence,
			event,
			path: path.map(encodeBase64),
		})),
	};
	const text = `${JSON.stringify(file, null, 2)}\n`;
	const proof = parseProof(text);
	for (const record of proof.records) checkRecord(record, proof.checkpoint);
	return text;
}

/**
 * @param text content of a proof file
 * @returns the proof, well-formed but not yet verified
 * @throws BelegflussError PROOF_TOO_LONG above 8 million characters, PROOF_INVALID naming the first field
 * without its proper form, or what is wrong with the form of the checkpoint
 */
export function parseProof(text: string): Proof {
	if (text.length > MAX_CHARACTERS) {
		throw checkpointError('PROOF_TOO_LONG', { limit: MAX_CHARACTERS });
	}
	const result = proofSchema.safeParse(parseJson(text));
	if (!result.success) {
		const field = result.error.issues[0]?.path.join('.') || '(whole file)';
		throw checkpointError('PROOF_INVALID', { field });
	}
	const { checkpoint, records } = result.data;
	return { checkpoint: parseCheckpoint(checkpoint), records };
}

/**
 * Verifies a proof with nothing but the keys: no ledger, no database, no service.
 *
 * @param proof a parsed proof
 * @param verifierKeys keys whose signatures count
 * @param language wording of refusals, default `de`
 * @returns which records are proven against which root, and what the checkpoint's signatures are worth
 */
export function verifyProof(
	proof: Proof,
	verifierKeys: readonly VerifierKey[],
	language: Language = 'de',
): ProofReport {
	const { checkpoint } = proof;
	const signatures = verifyCheckpoint(checkpoint, verifierKeys);
	const signature = verdictOnNote(signatures);
	const records = proof.records.map((record) => reportOn(record, checkpoint, language));
	const included = records.length > 0 && records.every((record) => record.included);
	return {
		proven: included && signature === 'valid',
		chain: checkpoint.chain,
		size: checkpoint.size,
		root: checkpoint.root.toString('hex'),
		time: checkpoint.time,
		signature,
		signatures,
		records,
	};
}

function reportOn(record: ProofRecord, checkpoint: Checkpoint, language: Language): RecordReport {
	const facts = { sequence: record.sequence, hash: eventHash(record.event) };
	try {
		checkRecord(record, checkpoint);
		return { ...facts, included: true, refusal: null };
	} catch (cause) {
		if (!(cause instanceof BelegflussError)) throw cause;
		return { ...facts, included: false, refusal: cause.describe(language) };
	}
}
