import { createHash } from 'node:crypto';

/*
 * The definitions of RFC 9162 section 2.1 as they stand there: recursive, over lists, without any
 * thought of speed. What the streaming implementation is compared with.
 */

function sha256(...parts: Uint8Array[]): Buffer {
	return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function split(count: number): number {
	return 2 ** (Math.ceil(Math.log2(count)) - 1);
}

/** MTH(D_n). */
export function naiveRoot(leaves: readonly Uint8Array[]): Buffer {
	const [first] = leaves;
	if (!first) return sha256();
	if (leaves.length === 1) return sha256(Buffer.of(0), first);
	const k = split(leaves.length);
	return sha256(Buffer.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH(m, D_n). */
export function naivePath(m: number, leaves: readonly Uint8Array[]): Buffer[] {
	if (leaves.length === 1) return [];
	const k = split(leaves.length);
	const left = leaves.slice(0, k);
	const right = leaves.slice(k);
	if (m < k) return [...naivePath(m, left), naiveRoot(right)];
	return [...naivePath(m - k, right), naiveRoot(left)];
}

/** SUBPROOF(m, D_n, b), which is PROOF(m, D_n) when b is true. */
export function naiveProof(m: number, leaves: readonly Uint8Array[], b = true): Buffer[] {
	if (m === leaves.length) return b ? [] : [naiveRoot(leaves)];
	const k = split(leaves.length);
	const left = leaves.slice(0, k);
	const right = leaves.slice(k);
	if (m <= k) return [...naiveProof(m, left, b), naiveRoot(right)];
	return [...naiveProof(m - k, right, false), naiveRoot(left)];
}

/** On which side the siblings on the way from leaf m up to the root of n leaves stand. */
export function siblingSides(m: bigint, n: bigint): ('left' | 'right')[] {
	if (n === 1n) return [];
	let k = 1n;
	while (k * 2n < n) k *= 2n;
	return m < k ? [...siblingSides(m, k), 'right'] : [...siblingSides(m - k, n - k), 'left'];
}

/** The root a leaf hash and its siblings make. */
export function foldSiblings(
	leaf: Uint8Array,
	path: readonly Uint8Array[],
	sides: readonly ('left' | 'right')[],
): Buffer {
	return path.reduce<Buffer>(
		(node, sibling, level) =>
			sides[level] === 'left'
				? sha256(Buffer.of(1), sibling, node)
				: sha256(Buffer.of(1), node, sibling),
		Buffer.from(leaf),
	);
}

/** Leaves that differ from each other, 32 bytes each. */
export function distinctLeaves(count: number, salt = 'Beleg'): Buffer[] {
	return Array.from({ length: count }, (_, index) => sha256(Buffer.from(`${salt} ${index}`)));
}

/** The eight leaves published with the RFC 6962 reference implementation. */
export const referenceLeaves = [
	'',
	'00',
	'10',
	'2021',
	'3031',
	'40414243',
	'5051525354555657',
	'606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));

/** Their roots by number of leaves, 0 to 8. */
export const referenceRoots = [
	'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
	'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
	'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
	'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
	'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
	'4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
	'76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
	'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
	'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
