import { asBuffer } from '../../encoding/as-buffer';

/**
 * @param bytes any bytes
 * @returns standard base64 with padding (RFC 4648 section 4)
 */
export function encodeBase64(bytes: Uint8Array): string {
	return asBuffer(bytes).toString('base64');
}

/**
 * Reads base64 strictly: exactly one text per value, so that nothing can be hidden in a text that reads
 * the same (RFC 4648 sections 3.3 and 3.5). Node's own decoder skips what it does not know.
 *
 * @param text standard base64 with padding
 * @returns the bytes, null when the text is not what they are written as
 */
export function decodeBase64(text: string): Buffer | null {
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? bytes : null;
}
