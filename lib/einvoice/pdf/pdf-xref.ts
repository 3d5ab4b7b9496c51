import type { PdfBudget } from './pdf-budget';
import { dictOf, nameOf, PdfStream, type PdfDict, type PdfObject } from './pdf-objects';
import { PdfParser, PdfSyntaxError } from './pdf-parser';

/** Where an object stands: at a place in the file, or inside an object stream. */
export type PdfLocation =
	| { readonly offset: number }
	| { readonly container: number; readonly index: number };

/** The cross-reference of a file: where every object is, and the trailer. */
export interface PdfXref {
	readonly locations: Map<number, PdfLocation>;
	readonly trailer: PdfDict;
}

/** What following the cross-reference needs from the file. */
export interface XrefSource {
	readonly bytes: Buffer;
	readonly budget: PdfBudget;
	/** @returns the indirect object at a place, not decrypted */
	objectAt(offset: number): PdfObject;
	/** @returns unpacked bytes of a stream that is never encrypted */
	unpackPlain(stream: PdfStream): Buffer;
}

/** A file saved again and again has one section per save. */
const MAX_SECTIONS = 200;
const MAX_ENTRIES = 500_000;
const TAIL_BYTES = 2048;

/**
 * @param bytes the file
 * @returns whether the end of the file has the mark that a complete PDF ends with
 */
export function hasEndMark(bytes: Buffer): boolean {
	return bytes.subarray(-TAIL_BYTES).includes('startxref');
}

/**
 * Follows the chain of cross-reference sections from the end of the file; the newest entry of an object wins.
 *
 * @param source the file
 * @returns the cross-reference
 * @throws PdfSyntaxError when the chain is broken; the caller then searches the file
 */
export function readXref(source: XrefSource): PdfXref {
	const { bytes } = source;
	const tailStart = Math.max(0, bytes.length - TAIL_BYTES);
	const mark = bytes.lastIndexOf('startxref');
	if (mark < tailStart) throw new PdfSyntaxError('no end mark');
	const start = new PdfParser(bytes, mark + 'startxref'.length, source.budget).parseInteger();
	const xref: PdfXref = { locations: new Map(), trailer: new Map() };
	const queue = [start];
	const seen = new Set<number>();
	for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
		if (seen.has(offset) || seen.size >= MAX_SECTIONS) continue;
		seen.add(offset);
		const section = readSection(source, offset, xref);
		for (const [key, value] of section) if (!xref.trailer.has(key)) xref.trailer.set(key, value);
		for (const key of ['XRefStm', 'Prev']) {
			const next = section.get(key);
			if (typeof next === 'number') queue.push(next);
		}
	}
	if (!xref.trailer.has('Root')) throw new PdfSyntaxError('no root');
	return xref;
}

function readSection(source: XrefSource, offset: number, xref: PdfXref): PdfDict {
	const parser = new PdfParser(source.bytes, offset, source.budget);
	if (parser.skipKeyword('xref')) return readTable(parser, xref);
	const stream = source.objectAt(offset);
	if (!(stream instanceof PdfStream) || nameOf(stream.dict.get('Type')) !== 'XRef') {
		throw new PdfSyntaxError('no cross-reference');
	}
	readStreamEntries(stream.dict, source.unpackPlain(stream), xref);
	return stream.dict;
}

function readTable(parser: PdfParser, xref: PdfXref): PdfDict {
	while (!parser.skipKeyword('trailer')) {
		const first = parser.parseInteger();
		const count = parser.parseInteger();
		if (first === undefined || count === undefined) throw new PdfSyntaxError('no table');
		for (let index = 0; index < count; index += 1) {
			const offset = parser.parseInteger();
			const generation = parser.parseInteger();
			if (offset === undefined || generation === undefined) throw new PdfSyntaxError('no entry');
			if (parser.skipKeyword('n')) add(xref, first + index, { offset });
			else if (!parser.skipKeyword('f')) throw new PdfSyntaxError('no entry');
		}
	}
	const trailer = dictOf(parser.parseObject());
	if (trailer === undefined) throw new PdfSyntaxError('no trailer');
	return trailer;
}

function readStreamEntries(dict: PdfDict, bytes: Buffer, xref: PdfXref): void {
	const widths = numbersOf(dict.get('W'));
	const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
	const entryBytes = typeWidth + secondWidth + thirdWidth;
	if (entryBytes === 0 || widths.some((width) => width > 8)) throw new PdfSyntaxError('no widths');
	const sections = dict.has('Index') ? numbersOf(dict.get('Index')) : [0, Infinity];
	let at = 0;
	for (let pair = 0; pair + 1 < sections.length; pair += 2) {
		const [first = 0, count = 0] = sections.slice(pair, pair + 2);
		for (let index = 0; index < count && at + entryBytes <= bytes.length; index += 1) {
			const type = typeWidth === 0 ? 1 : bigEndian(bytes, at, typeWidth);
			const second = bigEndian(bytes, at + typeWidth, secondWidth);
			const third = bigEndian(bytes, at + typeWidth + secondWidth, thirdWidth);
			at += entryBytes;
			if (type === 1) add(xref, first + index, { offset: second });
			if (type === 2) add(xref, first + index, { container: second, index: third });
		}
	}
}

function add(xref: PdfXref, number: number, location: PdfLocation): void {
	if (xref.locations.size >= MAX_ENTRIES) throw new PdfSyntaxError('too many entries');
	if (!xref.locations.has(number)) xref.locations.set(number, location);
}

function numbersOf(object: PdfObject | undefined): number[] {
	const items = Array.isArray(object) ? object : [];
	return items.map((item) => (typeof item === 'number' && item >= 0 ? item : 0));
}

function bigEndian(bytes: Buffer, at: number, width: number): number {
	let value = 0;
	for (let index = 0; index < width; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
	return value;
}
