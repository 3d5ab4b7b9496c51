import { asBuffer } from '../encoding/as-buffer';

/** What the bytes of a file are, whatever its name says. */
export type ContentKind =
	| 'xml'
	| 'pdf'
	| 'html'
	| 'png'
	| 'jpeg'
	| 'tiff'
	| 'webp'
	| 'heic'
	| 'zip'
	| 'json'
	| 'text'
	| 'empty'
	| 'unknown';

const MIME_TYPES: Readonly<Record<ContentKind, string>> = {
	xml: 'application/xml',
	pdf: 'application/pdf',
	html: 'text/html',
	png: 'image/png',
	jpeg: 'image/jpeg',
	tiff: 'image/tiff',
	webp: 'image/webp',
	heic: 'image/heic',
	zip: 'application/zip',
	json: 'application/json',
	text: 'text/plain',
	empty: 'application/octet-stream',
	unknown: 'application/octet-stream',
};

/** Acrobat's rule: the header may stand anywhere in the first kilobyte. */
const HEAD_BYTES = 1024;

const HEIC_BRAND = /^ftyp(?:heic|heix|heim|heis|hevc|hevx|heif|mif1|msf1)/;

/** Ordinary, empty and split archives. */
const ZIP_SIGNATURES = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

/**
 * Finds out what a file is from its first kilobyte; never looks at the name and never at the rest.
 *
 * @param bytes the file
 * @returns the kind of content
 */
export function sniffContent(bytes: Uint8Array): ContentKind {
	if (bytes.length === 0) return 'empty';
	const head = asBuffer(bytes).subarray(0, HEAD_BYTES);
	return sniffSignature(head) ?? sniffText(head, bytes.length);
}

/**
 * @param kind what `sniffContent` found
 * @returns the media type
 */
export function mimeTypeOf(kind: ContentKind): string {
	return MIME_TYPES[kind];
}

function sniffSignature(head: Buffer): ContentKind | undefined {
	const start = head.subarray(0, 24).toString('latin1');
	if (start.startsWith('%PDF-')) return 'pdf';
	if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
	if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff';
	if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp';
	if (HEIC_BRAND.test(start.slice(4))) return 'heic';
	if (ZIP_SIGNATURES.some((signature) => start.startsWith(signature))) return 'zip';
	return undefined;
}

function sniffText(head: Buffer, fileBytes: number): ContentKind {
	const text = headText(head).trimStart();
	if (text === '' && fileBytes <= head.length) return 'empty';
	if (looksLikeHtml(text)) return 'html';
	if (/^<[\w?!:]/.test(text)) return 'xml';
	if (head.includes('%PDF-')) return 'pdf';
	if (hasControlCharacters(text)) return 'unknown';
	if (/^(?:\{\s*["}]|\[\s*[[{"\]\d-])/.test(text)) return 'json';
	return 'text';
}

/** The head as characters; only ASCII matters here, so one-byte encodings are all read alike. */
function headText(head: Buffer): string {
	const [first, second, third] = head;
	if (first === 0xff && second === 0xfe)
		return head.subarray(2, head.length & ~1).toString('utf16le');
	if (first === 0x3c && second === 0) return head.subarray(0, head.length & ~1).toString('utf16le');
	if (first === 0xfe && second === 0xff) return bigEndianText(head.subarray(2));
	if (first === 0 && second === 0x3c) return bigEndianText(head);
	if (first === 0xef && second === 0xbb && third === 0xbf)
		return head.subarray(3).toString('latin1');
	return head.toString('latin1');
}

function bigEndianText(bytes: Buffer): string {
	return Buffer.from(bytes.subarray(0, bytes.length & ~1))
		.swap16()
		.toString('utf16le');
}

/** An HTML page is also recognised behind an XML declaration and comments (XHTML). */
function looksLikeHtml(text: string): boolean {
	const afterProlog = text.replace(/^(?:\s+|<\?[^>]*>|<!--[^]*?-->)+/, '');
	return /^<(?:!doctype\s+html|html|head|body)\b/i.test(afterProlog);
}

function hasControlCharacters(text: string): boolean {
	// eslint-disable-next-line no-control-regex -- control characters are what tells binary from text
	return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
}
