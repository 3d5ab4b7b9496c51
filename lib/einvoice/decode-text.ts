import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWindows1252 } from '../encoding/windows-1252';
import { asBuffer } from '../encoding/as-buffer';
import type { EInvoiceIssueCode } from './issues';
import { einvoiceError } from './errors';

/** The text of an XML file, and what was odd about its encoding. */
export interface DecodedText {
	readonly text: string;
	readonly issues: ReadonlyArray<{
		readonly code: EInvoiceIssueCode;
		readonly value: string | null;
	}>;
}

/** Names an XML declaration may use, and the decoder for each. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
	['utf-8', 'utf-8'],
	['utf8', 'utf-8'],
	['utf-16', 'utf-16le'],
	['utf-16le', 'utf-16le'],
	['utf-16be', 'utf-16be'],
	['us-ascii', 'us-ascii'],
	['ascii', 'us-ascii'],
	['iso-8859-1', 'windows-1252'],
	['iso8859-1', 'windows-1252'],
	['latin1', 'windows-1252'],
	['iso-8859-15', 'iso-8859-15'],
	['windows-1252', 'windows-1252'],
	['cp1252', 'windows-1252'],
]);

const DECLARED_ENCODING = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']/;

/** Bytes in which an XML declaration must have named its encoding. */
const DECLARATION_BYTES = 200;

const UTF8_MARK_BYTES = 3;

/**
 * Turns the bytes of an XML file into text: byte order mark first, then the bytes themselves (UTF-16
 * without mark), then the XML declaration, else UTF-8.
 *
 * @param bytes the file
 * @param fileName for the error
 * @returns the text without byte order mark, and contradictions noticed
 * @throws BelegflussError for an unknown encoding or bytes that break it, with the place
 */
export function decodeXmlText(bytes: Uint8Array, fileName: string): DecodedText {
	const evident = evidentEncoding(bytes);
	const declared = declaredEncoding(bytes, evident);
	const label = declared === undefined ? undefined : ENCODINGS.get(declared.toLowerCase());
	const issues: Array<{ code: EInvoiceIssueCode; value: string | null }> = [];
	if (declared !== undefined && label === undefined && evident === undefined) {
		throw einvoiceError('EINVOICE_ENCODING_UNKNOWN', { file: fileName, encoding: declared });
	}
	let encoding = evident ?? label ?? 'utf-8';
	if (evident === undefined && encoding.startsWith('utf-16')) {
		// The declaration could be read byte by byte, so this is not UTF-16, whatever it says.
		encoding = 'utf-8';
		issues.push({ code: 'ENCODING_CONTRADICTION', value: declared ?? null });
	} else if (declared !== undefined && family(label) !== family(encoding)) {
		issues.push({ code: 'ENCODING_CONTRADICTION', value: declared });
	}
	const text = decode(bytes, encoding, fileName);
	if (!isXmlSpace(text.charCodeAt(0))) return { text, issues };
	const trimmed = text.trimStart();
	if (trimmed.startsWith('<?xml')) issues.push({ code: 'LEADING_WHITE_SPACE', value: null });
	return { text: trimmed, issues };
}

function evidentEncoding(bytes: Uint8Array): string | undefined {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	if (first === 0x3c && second === 0) return 'utf-16le';
	if (first === 0 && second === 0x3c) return 'utf-16be';
	return undefined;
}

function declaredEncoding(bytes: Uint8Array, evident: string | undefined): string | undefined {
	const start = evident === 'utf-8' ? UTF8_MARK_BYTES : 0;
	const head = asBuffer(bytes).subarray(start, start + DECLARATION_BYTES);
	const text = evident?.startsWith('utf-16')
		? new TextDecoder(evident).decode(head)
		: head.toString('latin1');
	return DECLARED_ENCODING.exec(text)?.[1];
}

/** UTF-16 declared without byte order is no contradiction to either order. */
function family(label: string | undefined): string | undefined {
	return label?.startsWith('utf-16') === true ? 'utf-16' : label;
}

function decode(bytes: Uint8Array, encoding: string, fileName: string): string {
	if (encoding === 'utf-8' || encoding === 'us-ascii') {
		const start = evidentEncoding(bytes) === 'utf-8' ? UTF8_MARK_BYTES : 0;
		const text = asBuffer(bytes).toString('utf8', start);
		// Broken bytes become replacement characters; whether one was meant is only looked into when there is one.
		const isClean =
			encoding === 'utf-8' ? !text.includes('\uFFFD') || isUtf8(bytes) : isAscii(bytes);
		if (!isClean) throw brokenAt(bytes, encoding, fileName);
		return text;
	}
	if (encoding === 'windows-1252') return decodeWindows1252(bytes);
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw brokenAt(bytes, encoding, fileName);
	}
}

function brokenAt(bytes: Uint8Array, encoding: string, fileName: string) {
	const byte = firstBrokenByte(bytes, encoding);
	let line = 1;
	for (let at = bytes.indexOf(0x0a); at !== -1 && at < byte; at = bytes.indexOf(0x0a, at + 1)) {
		line += 1;
	}
	return einvoiceError('EINVOICE_ENCODING_BROKEN', {
		file: fileName,
		encoding: encoding.toUpperCase(),
		line,
		byte,
	});
}

/** Decodes piece by piece; the first piece that fails is then fed in byte by byte. */
function firstBrokenByte(bytes: Uint8Array, encoding: string): number {
	if (encoding === 'us-ascii') return bytes.findIndex((byte) => byte > 0x7f);
	const start = decodableUpTo(bytes, encoding, { from: 0, step: 4096 });
	return decodableUpTo(bytes, encoding, { from: start, step: 1 });
}

function decodableUpTo(
	bytes: Uint8Array,
	encoding: string,
	{ from, step }: { from: number; step: number },
): number {
	const decoder = new TextDecoder(encoding, { fatal: true });
	decoder.decode(bytes.subarray(0, from), { stream: true });
	let at = from;
	try {
		for (; at < bytes.length; at += step) {
			decoder.decode(bytes.subarray(at, at + step), { stream: true });
		}
	} catch {
		return at;
	}
	return bytes.length;
}

function isXmlSpace(code: number): boolean {
	return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
