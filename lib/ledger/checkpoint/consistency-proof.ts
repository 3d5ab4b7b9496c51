import { asBuffer } from '../../encoding/as-buffer';
import { checkpointError } from './errors';
import { MerkleAccumulator, checkHash, nodeHash, type LeafSource } from './merkle';
import { subtreeHashes, type LeafRange } from './subtree-hashes';
import { isRightChild, leftWidth, parent } from './tree-shape';

/** A tree as its checkpoint states it. */
export interface TreeHead {
	/** number of leaves */
	readonly size: number;
	/** 32 bytes */
	readonly root: Uint8Array;
}

/**
 * Proof that a tree is the beginning of a larger one (RFC 9162 section 2.1.4.1), in one pass over the
 * leaves of the larger one.
 *
 * @param leaves at least `newerSize` leaves in order; the rest is not read
 * @param olderSize number of leaves of the older tree
 * @param newerSize number of leaves of the newer tree
 * @returns hashes of the proof; none when one tree is empty or both are equally large
 * @throws BelegflussError CHECKPOINT_SIZES_REVERSED, CHECKPOINT_ENTRIES_MISSING
 */
export async function consistencyProof(
	leaves: LeafSource,
	olderSize: number,
	newerSize: number,
): Promise<readonly Buffer[]> {
	checkSizes(olderSize, newerSize);
	const ranges = olderSize === 0 ? [] : provingRanges(olderSize, newerSize);
	const { hashes } = await subtreeHashes(leaves, newerSize, ranges);
	return hashes;
}

/**
 * Whether a tree is the beginning of a larger one: nothing that the older one held was changed, removed
 * or moved. By the algorithm of RFC 9162 section 2.1.4.2. How many leaves the newer one has is vouched
 * for by the signature of its checkpoint only.
 *
 * @param older tree kept from earlier
 * @param newer tree of today
 * @param path hashes of the proof
 * @returns true when the proof connects both roots; false when it leads to other ones
 * @throws BelegflussError CHECKPOINT_SIZES_REVERSED when the older tree is larger,
 * CHECKPOINT_PATH_LENGTH for a proof that is too short or too long, CHECKPOINT_HASH_FORM
 */
export function verifyConsistency(
	older: TreeHead,
	newer: TreeHead,
	path: readonly Uint8Array[],
): boolean {
	checkSizes(older.size, newer.size);
	checkHash(older.root);
	checkHash(newer.root);
	if (older.size === 0 || older.size === newer.size) {
		if (path.length > 0) throw wrongLength(path, newer.size);
		const expected = older.size === 0 ? new MerkleAccumulator().root() : newer.root;
		return asBuffer(older.root).equals(expected);
	}
	const [olderRoot, newerRoot] = rootsFromProof(older, newer, path);
	return olderRoot.equals(older.root) && newerRoot.equals(newer.root);
}

function rootsFromProof(
	older: TreeHead,
	newer: TreeHead,
	path: readonly Uint8Array[],
): readonly [Buffer, Buffer] {
	// A complete older tree is itself a subtree of the newer one, so the proof need not repeat its root.
	const [first, ...others] = isPowerOfTwo(older.size) ? [older.root, ...path] : path;
	if (!first) throw wrongLength(path, newer.size);
	let node = older.size - 1;
	let last = newer.size - 1;
	while (isRightChild(node)) {
		node = parent(node);
		last = parent(last);
	}
	let olderRoot = Buffer.from(first);
	let newerRoot = Buffer.from(first);
	for (const hash of others) {
		if (last === 0) throw wrongLength(path, newer.size);
		if (isRightChild(node) || node === last) {
			olderRoot = nodeHash(hash, olderRoot);
			newerRoot = nodeHash(hash, newerRoot);
			while (!isRightChild(node) && node !== 0) {
				node = parent(node);
				last = parent(last);
			}
		} else {
			newerRoot = nodeHash(newerRoot, hash);
		}
		node = parent(node);
		last = parent(last);
	}
	if (last !== 0) throw wrongLength(path, newer.size);
	return [olderRoot, newerRoot];
}

/** The subtrees both trees are put together from, from below. */
function provingRanges(olderSize: number, newerSize: number): readonly LeafRange[] {
	const ranges: LeafRange[] = [];
	let start = 0;
	let end = newerSize;
	while (olderSize < end) {
		const split = start + leftWidth(end - start);
		if (olderSize <= split) {
			ranges.push({ start: split, end });
			end = split;
		} else {
			ranges.push({ start, end: split });
			start = split;
		}
	}
	// Whoever verifies has the older root itself already.
	if (start > 0) ranges.push({ start, end });
	return ranges.reverse();
}

function isPowerOfTwo(size: number): boolean {
	return size === 1 || leftWidth(size) * 2 === size;
}

function checkSizes(older: number, newer: number): void {
	const possible = Number.isSafeInteger(older) && Number.isSafeInteger(newer);
	if (possible && 0 <= older && older <= newer) return;
	throw checkpointError('CHECKPOINT_SIZES_REVERSED', { older, newer });
}

function wrongLength(path: readonly Uint8Array[], size: number) {
	return checkpointError('CHECKPOINT_PATH_LENGTH', { found: path.length, size });
}
