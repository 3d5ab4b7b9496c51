const PADDING = 0x3d;
const SPACE = 0x20;

/**
 * Counts the bytes behind a base64 text without decoding it; attachments can be megabytes.
 *
 * @param base64 the text, possibly with line breaks
 * @returns bytes of the decoded content
 */
export function decodedBytes(base64: string): number {
	let digits = 0;
	for (let index = 0; index < base64.length; index += 1) {
		const code = base64.charCodeAt(index);
		if (code > SPACE && code !== PADDING) digits += 1;
	}
	return Math.floor((digits * 3) / 4);
}
