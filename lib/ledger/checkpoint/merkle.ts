import { hash } from 'node:crypto';
import { asBuffer } from '../../encoding/as-buffer';
import { checkpointError } from './errors';

/*
 * Inside, hashes are lower-case hex: Node returns a digest as text four times faster than as a Buffer,
 * which is seconds for a ledger of a million entries. Outside they are bytes.
 */

/** Length of every hash of the tree (SHA-256), in bytes. */
export const HASH_LENGTH = 32;

/** What the leaves of a tree are read from, in order. In the ledger: the hashes of the events, as bytes. */
export type LeafSource = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Told the hash (lower-case hex) over the leaves from `start` to before `end`, counted from 0. */
export type SubtreeListener = (start: number, end: number, hash: string) => void;

// One byte in front keeps a node from being passed off as a leaf (RFC 9162 section 2.1.1).
const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** Filled anew for every node: allocating it would take longer than hashing it. */
const nodeInput = Buffer.alloc(1 + 2 * HASH_LENGTH, NODE_PREFIX);

/**
 * @param leafData content of a leaf, any length
 * @returns hash of the leaf in the tree (RFC 9162 section 2.1.1), 32 bytes
 */
export function leafHash(leafData: Uint8Array): Buffer {
	return Buffer.from(hashLeaf(leafData), 'hex');
}

/**
 * @param left hash of the left subtree, 32 bytes
 * @param right hash of the right subtree, 32 bytes
 * @returns hash of the node above them (RFC 9162 section 2.1.1), 32 bytes
 * @throws BelegflussError CHECKPOINT_HASH_FORM when one of them is no hash
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
	checkHash(left);
	checkHash(right);
	const node = hashNode(asBuffer(left).toString('hex'), asBuffer(right).toString('hex'));
	return Buffer.from(node, 'hex');
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
	private readonly waiting: (string | undefined)[] = [];
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
		let node = hashLeaf(leafData);
		let width = 1;
		let level = 0;
		this.onSubtree(end - width, end, node);
		for (let left = this.waiting[0]; left; left = this.waiting[level]) {
			node = hashNode(left, node);
			width *= 2;
			this.onSubtree(end - width, end, node);
			this.waiting[level++] = undefined;
		}
		this.waiting[level] = node;
	}

	/** @returns root over the leaves so far, 32 bytes, SHA-256 of nothing without any; more may follow */
	root(): Buffer {
		let root = hash('sha256', '', 'hex');
		this.foldRightEdge((_start, _end, folded) => (root = folded));
		return Buffer.from(root, 'hex');
	}

	/** Tells the listener the subtrees that end with the last leaf, complete or not, from small to large. */
	announceRightEdge(): void {
		this.foldRightEdge(this.onSubtree);
	}

	private foldRightEdge(visit: SubtreeListener): void {
		let folded: string | undefined;
		let start = this.count;
		let width = 1;
		for (const subtree of this.waiting) {
			if (subtree) {
				start -= width;
				folded = folded ? hashNode(subtree, folded) : subtree;
				visit(start, this.count, folded);
			}
			width *= 2;
		}
	}
}

function hashLeaf(leafData: Uint8Array): string {
	const input = Buffer.allocUnsafe(1 + leafData.length);
	input[0] = LEAF_PREFIX;
	input.set(leafData, 1);
	return hash('sha256', input, 'hex');
}

function hashNode(left: string, right: string): string {
	nodeInput.write(left, 1, 'hex');
	nodeInput.write(right, 1 + HASH_LENGTH, 'hex');
	return hash('sha256', nodeInput, 'hex');
}
