import { hash } from 'node:crypto';
import { checkpointError } from './errors';

/** Length of every hash of the tree (SHA-256), in bytes. */
export const HASH_LENGTH = 32;

/** What the leaves of a tree are read from, in order. In the ledger: the hashes of the events, as bytes. */
export type LeafSource = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Told the hash over the leaves from `start` to before `end`, counted from 0. */
export type SubtreeListener = (start: number, end: number, hash: Buffer) => void;

// One byte in front keeps a node from being passed off as a leaf (RFC 9162 section 2.1.1).
const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** The root of a tree without leaves: SHA-256 of nothing. */
const EMPTY_ROOT: Buffer = hash('sha256', '', 'buffer');

/**
 * @param leafData content of a leaf, any length
 * @returns hash of the leaf in the tree (RFC 9162 section 2.1.1), 32 bytes
 */
export function leafHash(leafData: Uint8Array): Buffer {
	const input = Buffer.allocUnsafe(1 + leafData.length);
	input[0] = LEAF_PREFIX;
	input.set(leafData, 1);
	return hash('sha256', input, 'buffer');
}

/**
 * @param left hash of the left subtree, 32 bytes
 * @param right hash of the right subtree, 32 bytes
 * @returns hash of the node above them (RFC 9162 section 2.1.1), 32 bytes
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
	const input = Buffer.allocUnsafe(1 + 2 * HASH_LENGTH);
	input[0] = NODE_PREFIX;
	input.set(left, 1);
	input.set(right, 1 + HASH_LENGTH);
	return hash('sha256', input, 'buffer');
}

/**
 * @param candidate a hash from outside
 * @throws BelegflussError CHECKPOINT_HASH_FORM when it does not have 32 bytes
 */
export function checkHash(candidate: Uint8Array): void {
	if (candidate.length === HASH_LENGTH) return;
	throw checkpointError('CHECKPOINT_HASH_FORM', { found: candidate.length });
}

/**
 * The Merkle tree of RFC 9162 section 2.1 (the same as in RFC 6962), leaf by leaf. Keeps one hash per
 * level, so a million leaves need the memory of twenty.
 */
export class MerkleAccumulator {
	/** by level, the complete subtree that waits for its right neighbour */
	private readonly waiting: (Buffer | undefined)[] = [];
	private count = 0;

	/** @param onSubtree told every complete subtree as soon as its last leaf is there */
	constructor(private readonly onSubtree: SubtreeListener = () => undefined) {}

	/** @returns number of leaves so far */
	get size(): number {
		return this.count;
	}

	/** @param leafData content of the next leaf */
	add(leafData: Uint8Array): void {
		const end = ++this.count;
		let node = leafHash(leafData);
		let width = 1;
		let level = 0;
		this.onSubtree(end - width, end, node);
		for (let left = this.waiting[0]; left; left = this.waiting[level]) {
			node = nodeHash(left, node);
			width *= 2;
			this.onSubtree(end - width, end, node);
			this.waiting[level++] = undefined;
		}
		this.waiting[level] = node;
	}

	/** @returns root over the leaves so far, 32 bytes; more may be added afterwards */
	root(): Buffer {
		return this.foldRightEdge(() => undefined);
	}

	/** Tells the listener the subtrees that end with the last leaf, complete or not, from small to large. */
	announceRightEdge(): void {
		this.foldRightEdge(this.onSubtree);
	}

	private foldRightEdge(visit: SubtreeListener): Buffer {
		let folded: Buffer | undefined;
		let start = this.count;
		let width = 1;
		for (const subtree of this.waiting) {
			if (subtree) {
				start -= width;
				folded = folded ? nodeHash(subtree, folded) : subtree;
				visit(start, this.count, folded);
			}
			width *= 2;
		}
		// A copy, so that a caller cannot change what the next leaves are added to.
		return Buffer.from(folded ?? EMPTY_ROOT);
	}
}
