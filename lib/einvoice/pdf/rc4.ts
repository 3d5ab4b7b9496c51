/**
 * RC4, which old PDF encryption uses and current OpenSSL no longer offers. It only reads documents here and
 * protects nothing.
 *
 * @param key 5 to 16 bytes
 * @param bytes text or cipher text
 * @returns the other one
 */
export function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
	const state = Uint8Array.from({ length: 256 }, (_, index) => index);
	for (let i = 0, j = 0; i < 256; i += 1) {
		j = (j + at(state, i) + at(key, i % key.length)) & 0xff;
		swap(state, i, j);
	}
	const result = Buffer.alloc(bytes.length);
	for (let n = 0, i = 0, j = 0; n < bytes.length; n += 1) {
		i = (i + 1) & 0xff;
		j = (j + at(state, i)) & 0xff;
		swap(state, i, j);
		result[n] = at(bytes, n) ^ at(state, (at(state, i) + at(state, j)) & 0xff);
	}
	return result;
}

function at(bytes: Uint8Array, index: number): number {
	return bytes[index] ?? 0;
}

function swap(state: Uint8Array, i: number, j: number): void {
	const kept = at(state, i);
	state[i] = at(state, j);
	state[j] = kept;
}
