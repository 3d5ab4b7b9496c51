import { asBuffer } from '../../encoding/as-buffer';
import { PdfBudget } from './pdf-budget';
import { openWithEmptyPassword, type PdfDecryption } from './pdf-decryption';
import { unpack } from './pdf-filters';
import {
	dictOf,
	nameOf,
	PdfRef,
	PdfStream,
	PdfString,
	type PdfDict,
	type PdfObject,
} from './pdf-objects';
import { PdfParser, PdfSyntaxError } from './pdf-parser';
import { searchObjects } from './pdf-recovery';
import { hasEndMark, readXref, type PdfLocation, type PdfXref } from './pdf-xref';

const MAX_REFERENCE_CHAIN = 20;

/**
 * Opens a PDF just far enough to get at its embedded files: only the objects asked for are read, everything is
 * bounded by one budget, nothing is written anywhere. A general PDF library reads every object of the file first,
 * unpacks without a limit and prints warnings; none of that may happen with mail from strangers.
 */
export class PdfFile {
	readonly bytes: Buffer;
	private readonly budget = new PdfBudget();
	private readonly cache = new Map<number, PdfObject>();
	private readonly containers = new Map<number, readonly PdfObject[]>();
	private readonly busy = new Set<number>();
	private xref: PdfXref;
	private decryption: PdfDecryption | undefined;
	private searched = false;

	/**
	 * @param bytes the file
	 * @throws PdfSyntaxError, PdfBudgetExceeded, PdfPasswordNeeded or PdfEncryptionUnknown
	 */
	constructor(bytes: Uint8Array) {
		const file = asBuffer(bytes);
		// Places count from the header, which may stand behind foreign bytes.
		this.bytes = file.subarray(Math.max(0, file.indexOf('%PDF-')));
		this.xref = { locations: new Map(), trailer: new Map() };
		this.open();
	}

	/** @returns whether the end of the file is missing */
	get isCutOff(): boolean {
		return !hasEndMark(this.bytes);
	}

	/** @returns the document catalogue */
	get catalog(): PdfDict | undefined {
		return dictOf(this.resolve(this.xref.trailer.get('Root')));
	}

	/**
	 * @param object an object or a reference to one
	 * @returns the object; null when the reference leads nowhere
	 */
	resolve(object: PdfObject | undefined): PdfObject {
		let current = object ?? null;
		for (let step = 0; current instanceof PdfRef; step += 1) {
			if (step > MAX_REFERENCE_CHAIN) return null;
			current = this.load(current);
		}
		return current;
	}

	/**
	 * @param dict a dictionary
	 * @param key its key
	 * @returns the value with the reference resolved
	 */
	get(dict: PdfDict | undefined, key: string): PdfObject {
		return this.resolve(dict?.get(key));
	}

	/**
	 * Unpacks a stream.
	 *
	 * @param stream an embedded file or the like
	 * @param rawBytes how many packed bytes to use; fewer give only the beginning
	 * @returns its bytes
	 * @throws PdfSyntaxError when the stream is broken, PdfBudgetExceeded when it is too large
	 */
	unpack(stream: PdfStream, rawBytes = Infinity): Buffer {
		const raw =
			stream.owner === null || this.decryption === undefined || hasIdentityFilter(stream.dict)
				? stream.raw
				: this.decryption.decryptStream(stream.raw, stream.owner);
		return unpack(raw.subarray(0, rawBytes), this.filterDict(stream.dict), this.budget);
	}

	private open(): void {
		try {
			this.xref = readXref(this.source());
			this.openEncryption();
			if (this.catalog === undefined) throw new PdfSyntaxError('no catalogue');
		} catch (error) {
			if (!(error instanceof PdfSyntaxError)) throw error;
			this.search();
			this.openEncryption();
		}
		if (this.catalog === undefined) throw new PdfSyntaxError('no catalogue');
	}

	private search(): void {
		this.searched = true;
		this.cache.clear();
		this.containers.clear();
		this.xref = searchObjects(this.source());
	}

	private openEncryption(): void {
		const encrypt = dictOf(this.resolve(this.xref.trailer.get('Encrypt')));
		if (encrypt === undefined || this.decryption !== undefined) return;
		const id = this.resolve(this.xref.trailer.get('ID'));
		const first = Array.isArray(id) ? this.resolve(id[0]) : null;
		const fileId = first instanceof PdfString ? first.bytes : Buffer.alloc(0);
		this.decryption = openWithEmptyPassword(this.resolved(encrypt), fileId);
		// What was read before the key was known is still encrypted.
		this.cache.clear();
	}

	private load({ number }: PdfRef): PdfObject {
		const cached = this.cache.get(number);
		if (cached !== undefined) return cached;
		const location = this.xref.locations.get(number);
		if (location === undefined || this.busy.has(number)) return null;
		this.busy.add(number);
		try {
			const object = this.read(number, location);
			this.cache.set(number, object);
			return object;
		} finally {
			this.busy.delete(number);
		}
	}

	private read(number: number, location: PdfLocation): PdfObject {
		if ('container' in location) {
			return this.contents(location.container)[location.index] ?? null;
		}
		try {
			return this.objectAt(location.offset, number);
		} catch (error) {
			if (!(error instanceof PdfSyntaxError) || this.searched) throw error;
			this.search();
			const found = this.xref.locations.get(number);
			return found === undefined ? null : this.read(number, found);
		}
	}

	private contents(container: number): readonly PdfObject[] {
		const known = this.containers.get(container);
		if (known !== undefined) return known;
		const stream = this.load(new PdfRef(container, 0));
		const objects = stream instanceof PdfStream ? this.parseContainer(stream).objects : [];
		this.containers.set(container, objects);
		return objects;
	}

	private parseContainer(stream: PdfStream): { numbers: number[]; objects: PdfObject[] } {
		const bytes = this.unpack(stream);
		const first = this.get(stream.dict, 'First');
		const count = this.get(stream.dict, 'N');
		const numbers: number[] = [];
		const objects: PdfObject[] = [];
		if (typeof first !== 'number' || typeof count !== 'number') return { numbers, objects };
		const header = new PdfParser(bytes, 0, this.budget);
		for (let index = 0; index < count; index += 1) {
			const number = header.parseInteger();
			const offset = header.parseInteger();
			if (number === undefined || offset === undefined) break;
			numbers.push(number);
			objects.push(new PdfParser(bytes, first + offset, this.budget).parseObject());
		}
		return { numbers, objects };
	}

	private source() {
		return {
			bytes: this.bytes,
			budget: this.budget,
			objectAt: (offset: number) => this.objectAt(offset),
			unpackPlain: (stream: PdfStream) =>
				unpack(stream.raw, this.filterDict(stream.dict), this.budget),
			containedObjects: (stream: PdfStream) => this.parseContainer(stream).numbers,
		};
	}

	private objectAt(offset: number, expected?: number): PdfObject {
		const parser = new PdfParser(this.bytes, offset, this.budget);
		const number = parser.parseInteger();
		const generation = parser.parseInteger();
		const isObject = number !== undefined && generation !== undefined && parser.skipKeyword('obj');
		if (!isObject || (expected !== undefined && number !== expected)) {
			throw new PdfSyntaxError('no object');
		}
		const owner = new PdfRef(number, generation);
		const object = parser.parseObject();
		if (!(object instanceof Map) || !parser.skipKeyword('stream')) {
			return this.decrypted(object, owner);
		}
		const dict = this.decrypted(object, owner);
		return dict instanceof Map ? new PdfStream(dict, this.rawBytes(dict, parser.at), owner) : null;
	}

	/** The declared length is believed when the stream really ends there. */
	private rawBytes(dict: PdfDict, keywordEnd: number): Buffer {
		const { bytes } = this;
		let start = keywordEnd;
		if (bytes[start] === 0x0d) start += 1;
		if (bytes[start] === 0x0a) start += 1;
		const length = this.get(dict, 'Length');
		if (typeof length === 'number' && length >= 0) {
			const end = new PdfParser(bytes, start + length, this.budget);
			if (end.skipKeyword('endstream')) return bytes.subarray(start, start + length);
		}
		const end = bytes.indexOf('endstream', start);
		if (end === -1) throw new PdfSyntaxError('open stream');
		return bytes.subarray(start, end);
	}

	private decrypted(object: PdfObject, owner: PdfRef): PdfObject {
		if (this.decryption === undefined) return object;
		if (object instanceof PdfString) {
			return new PdfString(this.decryption.decryptString(object.bytes, owner));
		}
		if (Array.isArray(object)) return object.map((item) => this.decrypted(item, owner));
		if (!(object instanceof Map)) return object;
		const entries = [...object].map(([key, value]) => [key, this.decrypted(value, owner)] as const);
		return new Map(entries);
	}

	/** Filters and encryption look at the dictionary without knowing about references. */
	private filterDict(dict: PdfDict): PdfDict {
		return this.resolved(
			new Map([...dict].filter(([key]) => /^(?:Filter|F|DecodeParms|DP)$/.test(key))),
		);
	}

	private resolved(dict: PdfDict, nesting = 0): PdfDict {
		const value = (object: PdfObject): PdfObject => {
			const target = this.resolve(object);
			if (target instanceof Map && nesting < 3) return this.resolved(target, nesting + 1);
			return Array.isArray(target) && nesting < 3 ? target.map(value) : target;
		};
		return new Map([...dict].map(([key, object]) => [key, value(object)] as const));
	}
}

function hasIdentityFilter(dict: PdfDict): boolean {
	const filter = dict.get('Filter');
	const first = Array.isArray(filter) ? filter[0] : filter;
	return nameOf(first) === 'Crypt' || nameOf(dict.get('Type')) === 'XRef';
}
