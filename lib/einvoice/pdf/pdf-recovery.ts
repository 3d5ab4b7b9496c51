import { PdfBudgetExceeded } from './pdf-budget';
import { dictOf, nameOf, PdfRef, PdfStream, type PdfDict } from './pdf-objects';
import { PdfParser } from './pdf-parser';
import type { PdfLocation, PdfXref, XrefSource } from './pdf-xref';

/** Every object has the word twice: `obj` and `endobj`. */
const MAX_WORDS = 500_000;
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
	let words = 0;
	for (const at of occurrences(source.bytes, 'obj')) {
		words += 1;
		if (words > MAX_WORDS) throw new PdfBudgetExceeded('too many objects');
		const offset = headerStart(source.bytes, at);
		if (offset === undefined) continue;
		starts.push(offset);
		const number = new PdfParser(source.bytes, offset, source.budget).parseInteger();
		if (number !== undefined) locations.set(number, { offset });
	}
	const trailer: PdfDict = new Map();
	for (const dict of trailersOf(source)) for (const [key, value] of dict) trailer.set(key, value);
	for (const { dict, stream, number } of typedObjects(source, starts)) {
		const type = nameOf(dict.get('Type'));
		if (type === 'XRef') for (const [key, value] of dict) trailer.set(key, value);
		if (type === 'Catalog' && !trailer.has('Root')) trailer.set('Root', new PdfRef(number, 0));
		if (type !== 'ObjStm' || stream === undefined || trailer.has('Encrypt')) continue;
		const contained = attempt(() => source.containedObjects(stream)) ?? [];
		for (const [index, inner] of contained.entries()) {
			if (!locations.has(inner)) locations.set(inner, { container: number, index });
		}
	}
	return { locations, trailer };
}

/** Steps back over `12 0 ` in front of the word `obj`; there may be millions of such words. */
function headerStart(bytes: Buffer, at: number): number | undefined {
	const generation = back(bytes, back(bytes, at, isSpace), isDigit);
	const gap = back(bytes, generation, isSpace);
	const number = back(bytes, gap, isDigit);
	const isHeader = number < gap && gap < generation && isSpace(bytes[at - 1] ?? 0);
	return isHeader ? number : undefined;
}

const MAX_STEPS_BACK = 12;

function back(bytes: Buffer, from: number, isWanted: (byte: number) => boolean): number {
	let at = from;
	while (at > 0 && from - at < MAX_STEPS_BACK && isWanted(bytes[at - 1] ?? 0)) at -= 1;
	return at;
}

function isDigit(byte: number): boolean {
	return byte >= 0x30 && byte <= 0x39;
}

function isSpace(byte: number): boolean {
	return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0;
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
		if (error instanceof PdfBudgetExceeded) throw error;
		return undefined;
	}
}
