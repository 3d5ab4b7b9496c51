import { checkpointError } from './errors';
import { checkHash, nodeHash, type LeafSource } from './merkle';
import { subtreeHashes, type LeafRange } from './subtree-hashes';
import { isRightChild, leftWidth, parent } from './tree-shape';

/** Proofs for several leaves of one tree. */
export interface InclusionProofs {
	/** root the paths lead to, 32 bytes */
	readonly root: Buffer;
	/** by wanted leaf, the hashes from the leaf's neighbour upwards */
	readonly paths: readonly (readonly Buffer[])[];
}

/**
 * Inclusion path of one leaf (RFC 9162 section 2.1.3.1), in one pass over the leaves.
 *
 * @param leaves at least `size` leaves in order; the rest is not read
 * @param index leaf wanted, counted from 0
 * @param size number of leaves of the tree
 * @returns hashes from the leaf's neighbour upwards; none in a tree of one leaf
 * @throws BelegflussError CHECKPOINT_ENTRY_OUTSIDE, CHECKPOINT_ENTRIES_MISSING
 */
export async function inclusionProof(
	leaves: LeafSource,
	index: number,
	size: number,
): Promise<readonly Buffer[]> {
	const { paths } = await inclusionProofs(leaves, [index], size);
	return paths.flat();
}

/**
 * Inclusion paths of several leaves, all in the same single pass over the leaves. Memory grows with the
 * number of wanted leaves and the height of the tree only.
 *
 * @param leaves at least `size` leaves in order; the rest is not read
 * @param indices leaves wanted, counted from 0
 * @param size number of leaves of the tree
 * @returns root and one path per wanted leaf, in the order wanted
 * @throws BelegflussError CHECKPOINT_ENTRY_OUTSIDE, CHECKPOINT_ENTRIES_MISSING
 */
export async function inclusionProofs(
	leaves: LeafSource,
	indices: readonly number[],
	size: number,
): Promise<InclusionProofs> {
	const wanted = indices.map((index) => siblings(index, size));
	const { root, hashes } = await subtreeHashes(leaves, size, wanted.flat());
	let taken = 0;
	const paths = wanted.map(({ length }) => hashes.slice(taken, (taken += length)));
	return { root, paths };
}

/**
 * The root a leaf and its inclusion path lead to, by the algorithm of RFC 9162 section 2.1.3.2. The leaf
 * is in the tree when this is the tree's root. Trees of different size can lead the same way up, so the
 * size itself is vouched for by the signature of the checkpoint only.
 *
 * @param leaf hash of the leaf, 32 bytes
 * @param index place of the leaf, counted from 0
 * @param size number of leaves of the tree
 * @param path hashes from the leaf's neighbour upwards
 * @returns root, 32 bytes
 * @throws BelegflussError CHECKPOINT_ENTRY_OUTSIDE for a place outside of the tree,
 * CHECKPOINT_PATH_LENGTH for a path that is too short or too long, CHECKPOINT_HASH_FORM
 */
export function rootFromInclusionProof(
	leaf: Uint8Array,
	index: number,
	size: number,
	path: readonly Uint8Array[],
): Buffer {
	checkPlace(index, size);
	checkHash(leaf);
	const wrongLength = () => checkpointError('CHECKPOINT_PATH_LENGTH', { found: path.length, size });
	let node = index;
	let last = size - 1;
	let root = Buffer.from(leaf);
	for (const sibling of path) {
		if (last === 0) throw wrongLength();
		if (isRightChild(node) || node === last) {
			root = nodeHash(sibling, root);
			while (!isRightChild(node) && node !== 0) {
				node = parent(node);
				last = parent(last);
			}
		} else {
			root = nodeHash(root, sibling);
		}
		node = parent(node);
		last = parent(last);
	}
	if (last !== 0) throw wrongLength();
	return root;
}

/** The subtrees beside the way from a leaf to the root, from below. */
function siblings(index: number, size: number): readonly LeafRange[] {
	checkPlace(index, size);
	const ranges: LeafRange[] = [];
	let start = 0;
	let end = size;
	while (end - start > 1) {
		const split = start + leftWidth(end - start);
		if (index < split) {
			ranges.push({ start: split, end });
			end = split;
		} else {
			ranges.push({ start, end: split });
			start = split;
		}
	}
	return ranges.reverse();
}

function checkPlace(index: number, size: number): void {
	const possible = Number.isSafeInteger(index) && Number.isSafeInteger(size);
	if (possible && 0 <= index && index < size) return;
	throw checkpointError('CHECKPOINT_ENTRY_OUTSIDE', { entry: index + 1, size });
}
