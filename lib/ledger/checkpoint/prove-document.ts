import type { LedgerStore } from '../store/store';
import { parseCheckpoint } from './checkpoint';
import { checkpointError } from './errors';
import { inclusionProofs } from './inclusion-proof';
import { writeProof } from './proof';
import { eventLeaves } from './take-checkpoint';

/** The entries of one document with their paths up to a checkpoint. */
export interface DocumentProof {
	/** text of the proof file, JSON */
	readonly text: string;
	/** sequences of the entries it proves */
	readonly sequences: readonly number[];
	/** entries about the document that are younger than the checkpoint */
	readonly younger: number;
}

/**
 * Makes the proof that what the ledger says about one document was there when a checkpoint was taken. Whoever
 * has it needs neither the ledger nor anything about other documents.
 *
 * @param store where the ledger lives
 * @param documentSha256 hash of the document
 * @param checkpoint signed text of a checkpoint of this ledger
 * @returns the proof file
 * @throws BelegflussError CHECKPOINT_DOCUMENT_UNKNOWN when the checkpoint covers no entry about it, what is
 * wrong with the checkpoint, or why an entry is not in it: the ledger was changed since
 */
export async function proveDocument(
	store: LedgerStore,
	documentSha256: string,
	checkpoint: string,
): Promise<DocumentProof> {
	const { size } = parseCheckpoint(checkpoint);
	const covered: { sequence: number; event: string }[] = [];
	let younger = 0;
	for await (const entry of store.readEvents({ documents: [documentSha256] })) {
		if (entry.sequence > size) younger++;
		else covered.push({ sequence: entry.sequence, event: entry.canonical });
	}
	if (covered.length === 0) {
		throw checkpointError('CHECKPOINT_DOCUMENT_UNKNOWN', { sha256: documentSha256 });
	}
	const indices = covered.map(({ sequence }) => sequence - 1);
	const { paths } = await inclusionProofs(eventLeaves(store, size), indices, size);
	const records = covered.map((record, index) => ({ ...record, path: paths[index] ?? [] }));
	return {
		text: writeProof(checkpoint, records),
		sequences: covered.map(({ sequence }) => sequence),
		younger,
	};
}
