import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MerkleAccumulator, leafHash, nodeHash } from '../../../../lib/ledger/checkpoint/merkle';
import { eventLeaf } from '../../../../lib/ledger/checkpoint/event-leaf';
import { subtreeHashes } from '../../../../lib/ledger/checkpoint/subtree-hashes';
import { distinctLeaves, naiveRoot, referenceLeaves, referenceRoots } from './naive-tree';
import { outcome } from './outcome';

function rootOf(leaves: readonly Uint8Array[]): string {
	const tree = new MerkleAccumulator();
	for (const leaf of leaves) tree.add(leaf);
	return tree.root().toString('hex');
}

describe('the Merkle tree', () => {
	it.each(referenceRoots.map((root, size) => [size, root] as const))(
		'gives the reference root over %i leaves',
		(size, root) => {
			expect(rootOf(referenceLeaves.slice(0, size))).toBe(root);
		},
	);

	it('gives every root on the way without disturbing the next one', () => {
		const tree = new MerkleAccumulator();
		const roots = [tree.root()];
		for (const leaf of referenceLeaves) {
			tree.add(leaf);
			tree.root().fill(0);
			roots.push(tree.root());
		}

		expect(roots.map((root) => root.toString('hex'))).toEqual(referenceRoots);
		expect(tree.size).toBe(8);
	});

	it('equals the recursive definition for leaves of any length and number', () => {
		const leaves = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 200 });
		fc.assert(
			fc.property(leaves, (data) => {
				expect(rootOf(data)).toBe(naiveRoot(data).toString('hex'));
			}),
		);
	});

	it('takes over what a leaf holds at the time, whatever happens to it later', () => {
		const tree = new MerkleAccumulator();
		const reused = Buffer.alloc(32);
		for (const leaf of distinctLeaves(21)) {
			leaf.copy(reused);
			tree.add(reused);
		}

		expect(tree.root()).toEqual(naiveRoot(distinctLeaves(21)));
	});

	it('tells leaves from nodes, so two hashes cannot pass for an inner node', () => {
		const [left, right] = distinctLeaves(2).map(leafHash);
		const asLeaf = Buffer.concat([left ?? Buffer.of(), right ?? Buffer.of()]);

		expect(leafHash(asLeaf)).not.toEqual(nodeHash(left ?? Buffer.of(), right ?? Buffer.of()));
	});

	it('refuses to join what is no hash', () => {
		const hash = Buffer.alloc(32);

		expect(outcome(() => nodeHash(hash, hash.subarray(1)))).toEqual({
			code: 'CHECKPOINT_HASH_FORM',
			found: 31,
		});
		expect(outcome(() => nodeHash(Buffer.alloc(33), hash))).toEqual({
			code: 'CHECKPOINT_HASH_FORM',
			found: 33,
		});
	});

	it('announces each complete subtree once, and the incomplete ones at the right edge on request', () => {
		const leaves = distinctLeaves(7);
		const told: string[] = [];
		const tree = new MerkleAccumulator((start, end, hash) => {
			expect(hash).toBe(naiveRoot(leaves.slice(start, end)).toString('hex'));
			told.push(`${start}-${end}`);
		});
		for (const leaf of leaves) tree.add(leaf);

		expect(told.splice(0)).toEqual('0-1 1-2 0-2 2-3 3-4 2-4 0-4 4-5 5-6 4-6 6-7'.split(' '));
		tree.announceRightEdge();
		expect(told).toEqual(['6-7', '4-7', '0-7']);
	});
});

describe('hashes of chosen subtrees', () => {
	it('come in the order asked for, doubles included', async () => {
		const leaves = distinctLeaves(6);
		const ranges = [
			{ start: 4, end: 6 },
			{ start: 0, end: 4 },
			{ start: 4, end: 6 },
			{ start: 0, end: 6 },
		];

		expect(await subtreeHashes(leaves, 6, ranges)).toEqual({
			root: naiveRoot(leaves),
			hashes: ranges.map(({ start, end }) => naiveRoot(leaves.slice(start, end))),
		});
	});

	it('exist for subtrees only', async () => {
		const ranges = [{ start: 1, end: 3 }];

		await expect(subtreeHashes(distinctLeaves(6), 6, ranges)).rejects.toThrow(RangeError);
	});
});

describe('the leaf of an event', () => {
	it('is the raw bytes of its hash', () => {
		expect(eventLeaf('00ff'.repeat(16))).toEqual(
			Buffer.from(Array.from({ length: 32 }, (_, index) => (index % 2) * 255)),
		);
	});

	it.each([
		['too short', 'ab'.repeat(31), 31],
		['too long', 'ab'.repeat(33), 33],
		['not hex in the middle', `${'ab'.repeat(10)}zz${'ab'.repeat(21)}`, 10],
		['empty', '', 0],
	])('is refused for a hash that is %s', (_, hash, found) => {
		expect(outcome(() => eventLeaf(hash))).toEqual({ code: 'CHECKPOINT_HASH_FORM', found });
	});
});
