/*
 * Nodes of a level are counted from 0. Arithmetic instead of bit operations, which would cut the size a
 * checkpoint claims to 32 bits.
 */

/**
 * @param count number of leaves, at least 2
 * @returns number of leaves in the left subtree: the largest power of two below `count` (RFC 9162
 * section 2.1.1)
 */
export function leftWidth(count: number): number {
	let width = 1;
	while (width * 2 < count) width *= 2;
	return width;
}

/**
 * @param node number of a node on its level
 * @returns whether it is the right one of its parent's two children
 */
export function isRightChild(node: number): boolean {
	return node % 2 === 1;
}

/**
 * @param node number of a node on its level
 * @returns number of its parent, one level up
 */
export function parent(node: number): number {
	return Math.floor(node / 2);
}
