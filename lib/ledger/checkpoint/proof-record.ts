import { z } from 'zod/v4';
import { canonicalize } from '../event/canonical-json';
import { eventHash } from '../event/hash';
import type { Checkpoint } from './checkpoint';
import { checkpointError } from './errors';
import { eventLeaf } from './event-leaf';
import { rootFromInclusionProof } from './inclusion-proof';
import { leafHash } from './merkle';

/** One entry of the ledger and its way to the root of the checkpoint. */
export interface ProofRecord {
	/** number of the entry, from 1; its leaf is the one before, counted from 0 */
	readonly sequence: number;
	/** canonical text of the event, exactly as hashed */
	readonly event: string;
	/** inclusion path from the leaf's neighbour upwards */
	readonly path: readonly Uint8Array[];
}

const placeSchema = z.looseObject({ chain: z.string(), seq: z.int().positive() });

/**
 * @param record entry with its claimed place and its path
 * @param checkpoint what it is checked against; its signatures are another matter
 * @throws BelegflussError PROOF_RECORD_UNREADABLE, PROOF_RECORD_OTHER_CHAIN, PROOF_RECORD_OTHER_SEQUENCE,
 * PROOF_RECORD_NOT_INCLUDED, or what is wrong with the path, when the record is not this entry
 */
export function checkRecord({ sequence, event, path }: ProofRecord, checkpoint: Checkpoint): void {
	const place = readPlace(event);
	if (!place) throw checkpointError('PROOF_RECORD_UNREADABLE', { sequence });
	if (place.chain !== checkpoint.chain) {
		throw checkpointError('PROOF_RECORD_OTHER_CHAIN', { sequence });
	}
	if (place.seq !== sequence) {
		throw checkpointError('PROOF_RECORD_OTHER_SEQUENCE', { sequence, stated: place.seq });
	}
	const leaf = leafHash(eventLeaf(eventHash(event)));
	const root = rootFromInclusionProof(leaf, sequence - 1, checkpoint.size, path);
	if (!root.equals(checkpoint.root)) {
		throw checkpointError('PROOF_RECORD_NOT_INCLUDED', { sequence });
	}
}

/** What an event says about its own place; only canonical text says one thing to every reader. */
function readPlace(event: string): z.infer<typeof placeSchema> | null {
	const value = parseJson(event);
	const place = placeSchema.safeParse(value);
	return place.success && isCanonical(value, event) ? place.data : null;
}

function isCanonical(value: unknown, text: string): boolean {
	try {
		return canonicalize(value) === text;
	} catch {
		return false;
	}
}

/**
 * @param text any text
 * @returns the data it is JSON of, undefined when it is none
 */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
