import { Buffer } from 'node:buffer';

/** Encodings German invoices were seen in. */
export type XmlEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'ISO-8859-1';

/** How the XML text becomes bytes. */
export interface EncodeOptions {
	/** default UTF-8 */
	readonly encoding?: XmlEncoding;
	/** byte order mark in front; UTF-16 always has one (XML 1.0, 4.3.3) */
	readonly byteOrderMark?: boolean;
}

/**
 * Puts the XML declaration in front and encodes the document.
 *
 * @param xml document without declaration
 * @param options encoding
 * @returns the file
 * @throws Error when ISO-8859-1 cannot carry a character
 */
export function encodeXml(xml: string, options: EncodeOptions = {}): Uint8Array {
	const encoding = options.encoding ?? 'UTF-8';
	const declared = encoding.startsWith('UTF-16') ? 'UTF-16' : encoding;
	const text = `<?xml version="1.0" encoding="${declared}"?>\n${xml}\n`;
	const mark = options.byteOrderMark ? '\uFEFF' : '';
	switch (encoding) {
		case 'UTF-8':
			return new Uint8Array(Buffer.from(mark + text, 'utf8'));
		case 'UTF-16LE':
			return new Uint8Array(Buffer.from('\uFEFF' + text, 'utf16le'));
		case 'UTF-16BE':
			return new Uint8Array(Buffer.from('\uFEFF' + text, 'utf16le').swap16());
		case 'ISO-8859-1':
			if (/[^\t\n\r -\u00FF]/.test(text)) throw new Error('ISO-8859-1 cannot carry this text');
			return new Uint8Array(Buffer.from(text, 'latin1'));
	}
}
