import { appendEvents, type LedgerContext } from '../append';
import { emptyDraft, type AuditDraft } from '../event/event';
import type { LedgerStore, StoredEntry } from '../store/store';
import { writeCheckpoint } from './checkpoint';
import { verifyChain } from '../verify/verify';
import { checkpointError } from './errors';
import { eventLeaf } from './event-leaf';
import { formatVerifierKey, verifierKeyOf, type SigningKey } from './keys';
import { MerkleAccumulator } from './merkle';

/** A checkpoint as it was taken and recorded. */
export interface TakenCheckpoint {
	/** signed text, to be given to somebody outside */
	readonly checkpoint: string;
	/** what its signature is verified with; public */
	readonly verifierKey: string;
	/** entries it covers */
	readonly size: number;
	/** Merkle root, lower-case hex */
	readonly root: string;
	/** hash of the last entry it covers, lower-case hex */
	readonly head: string;
	/** UTC instant */
	readonly time: string;
}

/**
 * Takes a checkpoint over everything in the ledger at this moment, and records that and its text as an
 * entry of its own, behind what it covers.
 *
 * @param store where the ledger lives
 * @param key signs it
 * @param by who had it taken
 * @param context clock, id source and the program that writes
 * @returns the checkpoint
 * @throws BelegflussError CHECKPOINT_LEDGER_EMPTY; CHECKPOINT_LEDGER_DAMAGED, because a signature would make
 * what was changed look confirmed; the store's error
 */
export async function takeCheckpoint(
	store: LedgerStore,
	key: SigningKey,
	by: Pick<AuditDraft, 'actor' | 'run'>,
	context: LedgerContext,
): Promise<TakenCheckpoint> {
	const head = await store.head();
	if (!head) throw checkpointError('CHECKPOINT_LEDGER_EMPTY');
	const root = await verifiedRoot(store, head.sequence);
	const time = context.now().toISOString();
	const fields = { chain: head.chain, size: head.sequence, root, head: head.hash, time };
	const checkpoint = writeCheckpoint(fields, [key]);
	const verifierKey = formatVerifierKey(verifierKeyOf(key));
	const event: AuditDraft = {
		...emptyDraft,
		...by,
		action: 'checkpointed',
		subject: {
			documentSha256: null,
			id: `${head.sequence} ${root.toString('hex')}`,
			system: null,
			type: 'ledger',
		},
	};
	await appendEvents(store, [{ event, payload: { checkpoint, verifierKey } }], context);
	const { size, head: last } = fields;
	return { checkpoint, verifierKey, size, root: root.toString('hex'), head: last, time };
}

async function verifiedRoot(store: LedgerStore, size: number): Promise<Buffer> {
	const tree = new MerkleAccumulator();
	const { intact, deviationCount, trustworthyUntil } = await verifyChain(
		told(entriesTo(store, size), ({ hash }) => tree.add(eventLeaf(hash))),
	);
	if (intact && tree.size === size) return tree.root();
	throw checkpointError('CHECKPOINT_LEDGER_DAMAGED', {
		count: deviationCount,
		until: trustworthyUntil,
	});
}

async function* told(
	entries: AsyncIterable<StoredEntry>,
	listen: (entry: StoredEntry) => void,
): AsyncGenerator<StoredEntry> {
	for await (const entry of entries) {
		listen(entry);
		yield entry;
	}
}

/**
 * @param store where the ledger lives
 * @param size number of entries wanted, from the first
 * @returns their hashes as Merkle leaves, in order
 * @throws BelegflussError CHECKPOINT_LEDGER_GAP naming the first entry that is not there
 */
export async function* eventLeaves(store: LedgerStore, size: number): AsyncGenerator<Buffer> {
	let expected = 1;
	for await (const { sequence, hash } of entriesTo(store, size)) {
		if (sequence !== expected) break;
		expected++;
		yield eventLeaf(hash);
	}
	if (expected <= size) throw checkpointError('CHECKPOINT_LEDGER_GAP', { sequence: expected });
}

function entriesTo(store: LedgerStore, size: number): AsyncIterable<StoredEntry> {
	return store.readEvents({ from: 1, limit: size });
}
