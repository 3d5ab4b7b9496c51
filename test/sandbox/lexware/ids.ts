import { createHash } from 'node:crypto';

/** Gives a new UUID at every call. */
export type NewId = () => string;

/**
 * @param name any text
 * @returns the UUID that always belongs to it (form of RFC 9562, version 8)
 */
export function uuidOf(name: string): string {
	const hex = createHash('sha256').update(name).digest('hex');
	const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`${variant}${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}

/**
 * @param seed the same seed gives the same ids in the same order
 * @returns UUIDs that look random
 */
export function seededIds(seed: number | string): NewId {
	let count = 0;
	return () => uuidOf(`${JSON.stringify(seed)}:${count++}`);
}
