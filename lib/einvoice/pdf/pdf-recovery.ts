import { PdfBudgetExceeded } from './pdf-budget';
import { dictOf, nameOf, PdfRef, PdfStream, type PdfDict } from './pdf-objects';
import { PdfParser } from './pdf-parser';
import type { PdfLocation, PdfXref, XrefSource } from './pdf-xref';

const OBJECT_HEADER = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+$/;
const HEADER_BYTES = 24;
const MAX_ENTRIES = 500_000;
/** Object streams, trailers and catalogues looked at; a damaged invoice has a handful. */
const MAX_FINDS = 2_000;

/** What the search needs besides the bytes. */
export interface RecoverySource extends XrefSource {
	/** @returns object numbers inside an object stream, in order; empty when it is unreadable */
	containedObjects(stream: PdfStream): readonly number[];
}

/**
 * Rebuilds the cross-reference of a damaged file by searching it for objects; the last one of a number wins.
 *
 * @param source the file
 * @returns what could be found; the trailer is empty when there is no catalogue
 */
export function searchObjects(source: RecoverySource): PdfXref {
	const locations = new Map<number, PdfLocation>();
	const starts: number[] = [];
	for (const at of occurrences(source.bytes, 'obj')) {
		const before = source.bytes.toString('latin1', Math.max(0, at - HEADER_BYTES), at);
		const header = OBJECT_HEADER.exec(before);
		if (header === null || locations.size >= MAX_ENTRIES) continue;
		const offset = at - header[0].length;
		starts.push(offset);
		locations.set(Number(header[1]), { offset });
	}
	const trailer: PdfDict = new Map();
	for (const dict of trailersOf(source)) for (const [key, value] of dict) trailer.set(key, value);
	for (const { dict, stream, number } of typedObjects(source, starts)) {
		const type = nameOf(dict.get('Type'));
		if (type === 'XRef') for (const [key, value] of dict) trailer.set(key, value);
		if (type === 'Catalog' && !trailer.has('Root')) trailer.set('Root', new PdfRef(number, 0));
		if (type !== 'ObjStm' || stream === undefined || trailer.has('Encrypt')) continue;
		for (const [index, inner] of source.containedObjects(stream).entries()) {
			if (!locations.has(inner)) locations.set(inner, { container: number, index });
		}
	}
	return { locations, trailer };
}

function* occurrences(bytes: Buffer, word: string): Generator<number> {
	for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length)) {
		yield at;
	}
}

function* trailersOf(source: XrefSource): Generator<PdfDict> {
	let finds = 0;
	for (const at of occurrences(source.bytes, 'trailer')) {
		if (++finds > MAX_FINDS) return;
		const parser = new PdfParser(source.bytes, at + 'trailer'.length, source.budget);
		const dict = attempt(() => dictOf(parser.parseObject()));
		if (dict?.has('Root') === true) yield dict;
	}
}

function* typedObjects(
	source: XrefSource,
	starts: readonly number[],
): Generator<{ dict: PdfDict; stream: PdfStream | undefined; number: number }> {
	let finds = 0;
	for (const word of ['/XRef', '/Catalog', '/ObjStm']) {
		for (const at of occurrences(source.bytes, word)) {
			const start = lastBefore(starts, at);
			if (start === undefined || ++finds > MAX_FINDS) continue;
			const object = attempt(() => source.objectAt(start));
			const dict = dictOf(object);
			const number = new PdfParser(source.bytes, start, source.budget).parseInteger();
			if (dict === undefined || number === undefined) continue;
			yield { dict, stream: object instanceof PdfStream ? object : undefined, number };
		}
	}
}

function lastBefore(starts: readonly number[], at: number): number | undefined {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? 0) < at) low = middle + 1;
		else high = middle;
	}
	return starts[low - 1];
}

/** A damaged place is passed over; only an exhausted budget ends the search. */
function attempt<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- lib knows no n8n errors; the node wraps them
		if (error instanceof PdfBudgetExceeded) throw error;
		return undefined;
	}
}
