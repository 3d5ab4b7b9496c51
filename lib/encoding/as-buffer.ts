/**
 * @param bytes any view of bytes
 * @returns the same bytes as a Buffer, without copying
 */
export function asBuffer(bytes: Uint8Array): Buffer {
	return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
