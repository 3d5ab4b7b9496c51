const HEADER = /^%PDF-[12]\.\d/;
/** What no receipt needs and an attack does. */
const ACTIVE_CONTENT = /\/(?:JavaScript|JS|Launch|RichMedia|XFA)\b/;
const TAIL_BYTES = 2_048;

/**
 * @param bytes a file that is called a PDF
 * @returns whether the vendor takes it: whole from header to end mark, and without active content
 */
export function isSoundPdf(bytes: Buffer): boolean {
	const text = bytes.toString('latin1');
	const tail = text.slice(-TAIL_BYTES);
	return (
		HEADER.test(text) && /startxref\s+\d+\s+%%EOF\s*$/.test(tail) && !ACTIVE_CONTENT.test(text)
	);
}
