import { MultipartProblem } from '../wire/problems';

/** One part of a form. */
export interface Part {
	readonly name: string;
	/** null for a plain field */
	readonly fileName: string | null;
	readonly bytes: Buffer;
}

const CRLF = '\r\n';
const HEADER_END = Buffer.from(`${CRLF}${CRLF}`);
const MAX_PARTS = 20;
const MAX_HEADER_BYTES = 8_192;

/**
 * Takes a form apart (RFC 7578, RFC 2046 section 5.1).
 *
 * @param contentType of the request, with the boundary
 * @param body the whole body
 * @returns its parts in order
 * @throws MultipartProblem when the boundary lacks or the body is not built as it demands
 */
export function readMultipart(contentType: string, body: Buffer): readonly Part[] {
	const boundary = boundaryOf(contentType);
	// The first delimiter has no line before it.
	const text = Buffer.concat([Buffer.from(CRLF), body]);
	const delimiter = Buffer.from(`${CRLF}--${boundary}`);
	const parts: Part[] = [];
	let at = text.indexOf(delimiter);
	if (at === -1) throw broken();
	for (;;) {
		const afterDelimiter = at + delimiter.length;
		if (text.toString('latin1', afterDelimiter, afterDelimiter + 2) === '--') return parts;
		const headersAt = skipLineEnd(text, afterDelimiter);
		const next = text.indexOf(delimiter, headersAt - CRLF.length);
		if (next === -1 || parts.length === MAX_PARTS) throw broken();
		parts.push(readPart(text.subarray(headersAt, next)));
		at = next;
	}
}

function boundaryOf(contentType: string): string {
	const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
	const boundary = match?.[1] ?? match?.[2];
	if (boundary === undefined) {
		throw new MultipartProblem('the request was rejected because no multipart boundary was found');
	}
	return boundary;
}

function skipLineEnd(text: Buffer, from: number): number {
	// Blanks may stand behind the boundary.
	let at = from;
	while (text[at] === 0x20 || text[at] === 0x09) at += 1;
	if (text.toString('latin1', at, at + 2) !== CRLF) throw broken();
	return at + 2;
}

function readPart(part: Buffer): Part {
	const end = part.subarray(0, MAX_HEADER_BYTES).indexOf(HEADER_END);
	if (end === -1) throw broken();
	const headers = part.toString('utf8', 0, end).split(CRLF);
	const disposition = headers.find((header) => /^content-disposition\s*:/i.test(header));
	if (!disposition || !/:\s*form-data\b/i.test(disposition)) throw broken();
	const name = parameter(disposition, 'name');
	if (name === null) throw broken();
	return {
		name,
		fileName: extendedFileName(disposition) ?? parameter(disposition, 'filename'),
		bytes: Buffer.from(part.subarray(end + HEADER_END.length)),
	};
}

/** Browsers write a quote as %22 and leave a backslash alone, mail programs escape both. */
function parameter(disposition: string, name: string): string | null {
	const pattern = new RegExp(`;\\s*${name}=(?:"(.*?)"(?=\\s*(?:;|$))|([^\\s;"]+))`, 'is');
	const match = pattern.exec(disposition);
	if (!match) return null;
	return (match[1] ?? match[2] ?? '').replaceAll('\\"', '"').replaceAll('%22', '"');
}

function extendedFileName(disposition: string): string | null {
	const encoded = /;\s*filename\*=utf-8''([^\s;]+)/i.exec(disposition)?.[1];
	if (encoded === undefined) return null;
	try {
		return decodeURIComponent(encoded);
	} catch {
		throw broken();
	}
}

function broken(): MultipartProblem {
	return new MultipartProblem('Failed to parse multipart servlet request');
}
