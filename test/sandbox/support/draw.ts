import { createHash } from 'node:crypto';

/** Random-looking values that are the same on every machine for the same seed and position. */
export interface Draw {
	/** from 0 up to, but not including, 1 */
	readonly share: number;
	/** takes one of the choices; every call decides anew, in the order of the calls */
	pick<T>(choices: readonly [T, ...T[]]): T;
}

/** Six bytes are exact in a double. */
const SHARE_BYTES = 6;

/**
 * Draws for one request. A hash instead of a running generator: the n-th draw does not depend on how
 * many came before it, so parallel requests cannot change what the others meet.
 *
 * @param seed seed of the plan
 * @param subject keeps kinds of requests apart
 * @param position how many requests of this subject came before
 * @returns the draw, a pure function of the three
 */
export function drawFor(seed: number | string, subject: string, position: number): Draw {
	const bytes = createHash('sha256')
		.update(`${JSON.stringify(seed)}:${subject}:${position}`)
		.digest();
	let next = SHARE_BYTES;
	return {
		share: bytes.readUIntBE(0, SHARE_BYTES) / 2 ** (8 * SHARE_BYTES),
		pick: ([first, ...others]) => {
			const index = (bytes[next++] ?? 0) % (others.length + 1);
			return index === 0 ? first : (others[index - 1] ?? first);
		},
	};
}
