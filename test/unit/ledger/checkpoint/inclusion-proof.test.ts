import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	inclusionProof,
	inclusionProofs,
	rootFromInclusionProof,
} from '../../../../lib/ledger/checkpoint/inclusion-proof';
import { leafHash } from '../../../../lib/ledger/checkpoint/merkle';
import {
	distinctLeaves,
	foldSiblings,
	naivePath,
	naiveRoot,
	referenceLeaves,
	referenceRoots,
	siblingSides,
} from './naive-tree';
import { asyncOutcome, bitFlipped, outcome } from './outcome';

/** A tree, one of its leaves, and the leaf's proper path. */
const proven = fc.integer({ min: 1, max: 200 }).chain((size) =>
	fc.integer({ min: 0, max: size - 1 }).map((index) => {
		const leaves = distinctLeaves(size);
		const leaf = leafHash(leaves[index] ?? Buffer.of());
		return { leaves, index, size, leaf, path: naivePath(index, leaves), root: naiveRoot(leaves) };
	}),
);

describe('making an inclusion path', () => {
	it('gives the reference path of leaf 2 among 5', async () => {
		const path = await inclusionProof(referenceLeaves, 2, 5);

		expect(path.map((hash) => hash.toString('hex'))).toEqual([
			'07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
			'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
		]);
	});

	it('equals the recursive definition for every leaf of every tree up to 40', async () => {
		for (let size = 1; size <= 40; size++) {
			const leaves = distinctLeaves(size);
			const { root, paths } = await inclusionProofs(leaves, [...leaves.keys()], size);
			expect(root).toEqual(naiveRoot(leaves));
			expect(paths).toEqual(leaves.map((_, index) => naivePath(index, leaves)));
		}
	});

	it('needs one pass for several leaves, in any order and with doubles', async () => {
		const size = fc.integer({ min: 1, max: 1_500 });
		const places = fc.array(fc.nat(), { maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(size, places, async (count, raw) => {
				const leaves = distinctLeaves(count);
				const indices = raw.map((place) => place % count);
				// An iterator, unlike a list, can be walked through only once.
				const { root, paths } = await inclusionProofs(leaves.values(), indices, count);
				expect(root).toEqual(naiveRoot(leaves));
				expect(paths).toEqual(indices.map((index) => naivePath(index, leaves)));
			}),
			{ numRuns: 30 },
		);
	});

	it('reads leaves that come one after the other, and stops after the last one of the tree', async () => {
		let given = 0;
		let closed = false;
		async function* endless() {
			try {
				for (;;) yield distinctLeaves(1, `Beleg ${given++}`)[0] ?? Buffer.of();
			} finally {
				closed = true;
			}
		}
		const path = await inclusionProof(endless(), 5, 11);

		expect({ length: path.length, given, closed }).toEqual({ length: 4, given: 11, closed: true });
	});

	it('is refused when the leaves end before the tree does', async () => {
		expect(await asyncOutcome(() => inclusionProof(distinctLeaves(7), 3, 9))).toEqual({
			code: 'CHECKPOINT_ENTRIES_MISSING',
			found: 7,
			size: 9,
		});
	});

	it.each([
		[-1, 5],
		[5, 5],
		[0, 0],
		[1.5, 5],
		[NaN, 5],
		[0, 2 ** 53],
		[0, -3],
	])('is refused for leaf %d of %d', async (index, size) => {
		const refusal = { code: 'CHECKPOINT_ENTRY_OUTSIDE', entry: index + 1, size };

		expect(await asyncOutcome(() => inclusionProof(distinctLeaves(5), index, size))).toEqual(
			refusal,
		);
		expect(outcome(() => rootFromInclusionProof(Buffer.alloc(32), index, size, []))).toEqual(
			refusal,
		);
	});
});

describe('verifying an inclusion path', () => {
	it('gives the reference roots', async () => {
		for (let size = 1; size <= 8; size++) {
			for (let index = 0; index < size; index++) {
				const path = await inclusionProof(referenceLeaves, index, size);
				const leaf = leafHash(referenceLeaves[index] ?? Buffer.of());
				const root = rootFromInclusionProof(leaf, index, size, path);
				expect(root.toString('hex')).toBe(referenceRoots[size]);
			}
		}
	});

	it('gives the root of the tree for its leaves and for no others', () => {
		fc.assert(
			fc.property(proven, fc.nat(), ({ leaves, index, size, leaf, path, root }, other) => {
				expect(rootFromInclusionProof(leaf, index, size, path)).toEqual(root);
				const stranger = leafHash(leaves[(index + 1 + (other % size)) % size] ?? Buffer.of());
				if (!stranger.equals(leaf)) {
					expect(rootFromInclusionProof(stranger, index, size, path)).not.toEqual(root);
				}
			}),
		);
	});

	it('gives another root when any bit of leaf or path is turned over', () => {
		fc.assert(
			fc.property(proven, fc.nat(), fc.nat(255), ({ index, size, leaf, path, root }, at, bit) => {
				const hashes = [leaf, ...path];
				const place = at % hashes.length;
				const [changedLeaf = leaf, ...changedPath] = hashes.map((hash, position) =>
					position === place ? bitFlipped(hash, bit) : hash,
				);
				expect(rootFromInclusionProof(changedLeaf, index, size, changedPath)).not.toEqual(root);
			}),
		);
	});

	it('refuses a path that was shortened or extended anywhere', () => {
		fc.assert(
			fc.property(proven, fc.nat(), ({ index, size, leaf, path }, at) => {
				const place = at % (path.length + 1);
				const longer = path.toSpliced(place, 0, Buffer.alloc(32, 7));
				expect(outcome(() => rootFromInclusionProof(leaf, index, size, longer))).toEqual({
					code: 'CHECKPOINT_PATH_LENGTH',
					found: path.length + 1,
					size,
				});
				if (place === path.length) return;
				const shorter = path.toSpliced(place, 1);
				expect(outcome(() => rootFromInclusionProof(leaf, index, size, shorter))).toEqual({
					code: 'CHECKPOINT_PATH_LENGTH',
					found: path.length - 1,
					size,
				});
			}),
		);
	});

	it('does not give the root for another place', () => {
		fc.assert(
			fc.property(proven, fc.nat(), ({ index, size, leaf, path, root }, step) => {
				fc.pre(size > 1);
				const place = (index + 1 + (step % (size - 1))) % size;
				expect(outcome(() => rootFromInclusionProof(leaf, place, size, path))).not.toEqual(root);
			}),
		);
	});

	it('does not give the root for another size, unless the way up is the very same', () => {
		fc.assert(
			fc.property(proven, fc.integer({ min: 1, max: 250 }), (facts, claimed) => {
				const { index, size, leaf, path, root } = facts;
				fc.pre(claimed !== size && index < claimed);
				const result = outcome(() => rootFromInclusionProof(leaf, index, claimed, path));
				const sameWay =
					siblingSides(BigInt(index), BigInt(size)).join() ===
					siblingSides(BigInt(index), BigInt(claimed)).join();
				if (sameWay) expect(result).toEqual(root);
				else expect(result).not.toEqual(root);
			}),
		);
	});

	it('follows the tree for any size up to 2^53', () => {
		const sizes = fc.oneof(
			fc.maxSafeNat(),
			fc.integer({ min: 1, max: 53 }).map((exponent) => 2 ** exponent - 1),
			fc.integer({ min: 0, max: 52 }).map((exponent) => 2 ** exponent),
		);
		fc.assert(
			fc.property(sizes, fc.maxSafeNat(), (size, place) => {
				fc.pre(size > 0);
				const index = place % size;
				const sides = siblingSides(BigInt(index), BigInt(size));
				const path = distinctLeaves(sides.length);
				const leaf = Buffer.alloc(32, 9);
				expect(rootFromInclusionProof(leaf, index, size, path)).toEqual(
					foldSiblings(leaf, path, sides),
				);
			}),
		);
	});

	it('refuses hashes of another length than 32 bytes', () => {
		const hash = Buffer.alloc(32);
		const short = hash.subarray(1);

		expect(outcome(() => rootFromInclusionProof(short, 0, 1, []))).toEqual({
			code: 'CHECKPOINT_HASH_FORM',
			found: 31,
		});
		for (const [leaf, sibling] of [
			[hash, short],
			[short, hash],
		] as const) {
			expect(outcome(() => rootFromInclusionProof(leaf, 0, 2, [sibling]))).toEqual({
				code: 'CHECKPOINT_HASH_FORM',
				found: 31,
			});
		}
	});
});
