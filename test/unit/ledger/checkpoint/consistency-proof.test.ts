import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	consistencyProof,
	verifyConsistency,
} from '../../../../lib/ledger/checkpoint/consistency-proof';
import {
	distinctLeaves,
	naiveProof,
	naiveRoot,
	referenceLeaves,
	referenceRoots,
} from './naive-tree';
import { asyncOutcome, bitFlipped, outcome } from './outcome';

const LARGEST = 70;
const leaves = distinctLeaves(LARGEST);
const heads = Array.from({ length: LARGEST + 1 }, (_, size) => ({
	size,
	root: naiveRoot(leaves.slice(0, size)),
}));

function head(size: number) {
	const found = heads[size];
	if (!found) throw new Error(`There is no tree of ${size} leaves.`);
	return found;
}

/** Two different sizes, the proof between them not empty. */
const grown = fc
	.uniqueArray(fc.integer({ min: 1, max: LARGEST }), { minLength: 2, maxLength: 2 })
	.map((sizes) => {
		const [older = 1, newer = 2] = sizes.sort((left, right) => left - right);
		const path = naiveProof(older, leaves.slice(0, newer));
		return { older: head(older), newer: head(newer), path };
	});

describe('making a consistency proof', () => {
	it('equals the recursive definition, and verifies, for all sizes up to 70', async () => {
		for (let newer = 1; newer <= LARGEST; newer++) {
			for (let older = 1; older <= newer; older++) {
				const path = await consistencyProof(leaves.values(), older, newer);
				expect(path).toEqual(naiveProof(older, leaves.slice(0, newer)));
				expect(verifyConsistency(head(older), head(newer), path)).toBe(true);
			}
		}
	});

	it('connects the reference roots', async () => {
		for (let newer = 0; newer <= 8; newer++) {
			for (let older = 0; older <= newer; older++) {
				const [olderHead, newerHead] = [older, newer].map((size) => ({
					size,
					root: Buffer.from(referenceRoots[size] ?? '', 'hex'),
				}));
				const path = await consistencyProof(referenceLeaves, older, newer);
				expect(olderHead && newerHead && verifyConsistency(olderHead, newerHead, path)).toBe(true);
			}
		}
	});

	it('is refused when the leaves end before the newer tree does', async () => {
		expect(await asyncOutcome(() => consistencyProof(distinctLeaves(7), 3, 9))).toEqual({
			code: 'CHECKPOINT_ENTRIES_MISSING',
			found: 7,
			size: 9,
		});
	});

	it.each([
		[5, 4],
		[-1, 4],
		[1.5, 4],
		[1, NaN],
		[1, 2 ** 53],
	])('is refused from %d to %d leaves', async (older, newer) => {
		const refusal = { code: 'CHECKPOINT_SIZES_REVERSED', older, newer };
		const { root } = head(1);

		expect(await asyncOutcome(() => consistencyProof(leaves, older, newer))).toEqual(refusal);
		expect(
			outcome(() => verifyConsistency({ size: older, root }, { size: newer, root }, [])),
		).toEqual(refusal);
	});
});

describe('verifying a consistency proof', () => {
	it('finds any tree consistent with the empty one and with itself, without a proof', () => {
		for (const newer of heads) {
			expect(verifyConsistency(head(0), newer, [])).toBe(true);
			expect(verifyConsistency(newer, newer, [])).toBe(true);
		}
	});

	it('does not take two different trees of one size for the same', () => {
		const other = { size: 9, root: naiveRoot(distinctLeaves(9, 'anderer Beleg')) };

		expect(verifyConsistency(head(9), other, [])).toBe(false);
		expect(verifyConsistency({ size: 0, root: head(1).root }, head(1), [])).toBe(false);
	});

	it('refuses a proof where none belongs', () => {
		const extra = [Buffer.alloc(32)];

		for (const older of [0, 5]) {
			expect(outcome(() => verifyConsistency(head(older), head(5), extra))).toEqual({
				code: 'CHECKPOINT_PATH_LENGTH',
				found: 1,
				size: 5,
			});
		}
	});

	it('finds out that an old entry was changed, whichever it was', () => {
		fc.assert(
			fc.property(grown, fc.nat(), ({ older, newer }, place) => {
				const rewritten = leaves.slice(0, newer.size);
				rewritten[place % older.size] = Buffer.alloc(32, 5);
				const forged = { size: newer.size, root: naiveRoot(rewritten) };
				const path = naiveProof(older.size, rewritten);
				expect(verifyConsistency(older, forged, path)).toBe(false);
			}),
		);
	});

	it('finds out that an old entry was removed', () => {
		fc.assert(
			fc.property(grown, fc.nat(), ({ older, newer }, place) => {
				const rewritten = leaves.slice(0, newer.size + 1).toSpliced(place % older.size, 1);
				fc.pre(rewritten.length === newer.size);
				const forged = { size: newer.size, root: naiveRoot(rewritten) };
				const path = naiveProof(older.size, rewritten);
				expect(verifyConsistency(older, forged, path)).toBe(false);
			}),
		);
	});

	it('fails when any bit of a root or of the proof is turned over', () => {
		fc.assert(
			fc.property(grown, fc.nat(), fc.nat(255), ({ older, newer, path }, at, bit) => {
				const hashes = [older.root, newer.root, ...path];
				const place = at % hashes.length;
				const [olderRoot = older.root, newerRoot = newer.root, ...changed] = hashes.map(
					(hash, position) => (position === place ? bitFlipped(hash, bit) : hash),
				);
				expect(
					verifyConsistency(
						{ size: older.size, root: olderRoot },
						{ size: newer.size, root: newerRoot },
						changed,
					),
				).toBe(false);
			}),
		);
	});

	it('fails when the roots are swapped', () => {
		fc.assert(
			fc.property(grown, ({ older, newer, path }) => {
				expect(
					verifyConsistency(
						{ size: older.size, root: newer.root },
						{ size: newer.size, root: older.root },
						path,
					),
				).toBe(false);
			}),
		);
	});

	it('refuses a proof that was shortened or extended anywhere', () => {
		fc.assert(
			fc.property(grown, fc.nat(), ({ older, newer, path }, at) => {
				const longer = path.toSpliced(at % (path.length + 1), 0, Buffer.alloc(32, 7));
				expect(outcome(() => verifyConsistency(older, newer, longer))).toEqual({
					code: 'CHECKPOINT_PATH_LENGTH',
					found: path.length + 1,
					size: newer.size,
				});
				const shorter = path.toSpliced(at % path.length, 1);
				expect(outcome(() => verifyConsistency(older, newer, shorter))).toEqual({
					code: 'CHECKPOINT_PATH_LENGTH',
					found: path.length - 1,
					size: newer.size,
				});
			}),
		);
	});

	it('refuses no proof at all where one is needed', () => {
		for (const older of [1, 3, 4]) {
			expect(outcome(() => verifyConsistency(head(older), head(7), []))).toEqual({
				code: 'CHECKPOINT_PATH_LENGTH',
				found: 0,
				size: 7,
			});
		}
	});

	it('fails for another size of the older tree', () => {
		fc.assert(
			fc.property(grown, fc.nat(), ({ older, newer, path }, raw) => {
				const size = raw % (newer.size + 1);
				fc.pre(size !== older.size);
				const claimed = { size, root: older.root };
				expect(outcome(() => verifyConsistency(claimed, newer, path))).not.toBe(true);
			}),
			{ numRuns: 500 },
		);
	});

	it('refuses hashes of another length than 32 bytes', () => {
		const short = Buffer.alloc(31);
		const refusal = { code: 'CHECKPOINT_HASH_FORM', found: 31 };
		const path = naiveProof(3, leaves.slice(0, 7));

		expect(outcome(() => verifyConsistency({ size: 3, root: short }, head(7), path))).toEqual(
			refusal,
		);
		expect(outcome(() => verifyConsistency(head(3), { size: 7, root: short }, path))).toEqual(
			refusal,
		);
		for (const place of path.keys()) {
			expect(outcome(() => verifyConsistency(head(3), head(7), path.with(place, short)))).toEqual(
				refusal,
			);
		}
	});
});
