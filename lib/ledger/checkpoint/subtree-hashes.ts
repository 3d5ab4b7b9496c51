import { checkpointError } from './errors';
import { MerkleAccumulator, type LeafSource } from './merkle';

/** A run of leaves: the first one and the one after the last, counted from 0. */
export interface LeafRange {
	readonly start: number;
	readonly end: number;
}

/** Hashes of subtrees, and the root of the tree they belong to. */
export interface SubtreeHashes {
	readonly root: Buffer;
	/** in the order the ranges were given */
	readonly hashes: readonly Buffer[];
}

/**
 * Hashes of chosen subtrees of a tree, in one pass over its leaves. Keeps one hash per level and one per
 * range in memory.
 *
 * @param leaves at least `size` leaves; the rest is not read
 * @param size number of leaves of the tree
 * @param ranges subtrees as the recursive split of RFC 9162 section 2.1 makes them
 * @returns the hashes and the root
 * @throws BelegflussError CHECKPOINT_ENTRIES_MISSING when the leaves end too early
 * @throws RangeError for a range that is no subtree of this tree
 */
export async function subtreeHashes(
	leaves: LeafSource,
	size: number,
	ranges: readonly LeafRange[],
): Promise<SubtreeHashes> {
	const wanted = new Map<number, Map<number, string | null>>();
	for (const { start, end } of ranges) {
		const sameEnd = wanted.get(end);
		if (sameEnd) sameEnd.set(start, null);
		else wanted.set(end, new Map([[start, null]]));
	}
	const tree = new MerkleAccumulator((start, end, hash) => {
		const sameEnd = wanted.get(end);
		if (sameEnd?.has(start)) sameEnd.set(start, hash);
	});
	await addLeaves(tree, leaves, size);
	tree.announceRightEdge();
	const hashes = ranges.map(({ start, end }) => {
		const hash = wanted.get(end)?.get(start);
		if (!hash) throw new RangeError(`${start} to ${end} is no subtree of ${size} leaves.`);
		return Buffer.from(hash, 'hex');
	});
	return { root: tree.root(), hashes };
}

async function addLeaves(tree: MerkleAccumulator, leaves: LeafSource, size: number): Promise<void> {
	if (size === 0) return;
	for await (const leaf of leaves) {
		tree.add(leaf);
		if (tree.size === size) return;
	}
	throw checkpointError('CHECKPOINT_ENTRIES_MISSING', { found: tree.size, size });
}
