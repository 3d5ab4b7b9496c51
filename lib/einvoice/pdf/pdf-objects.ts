/** A name such as `/Type`, without the slash. */
export class PdfName {
	constructor(readonly name: string) {}
}

/** A string: bytes, whose meaning depends on where it stands. */
export class PdfString {
	constructor(readonly bytes: Buffer) {}
}

/** A reference to an indirect object. */
export class PdfRef {
	constructor(
		readonly number: number,
		readonly generation: number,
	) {}
}

/** A dictionary; a Map, so that hostile keys such as `__proto__` mean nothing. */
export type PdfDict = Map<string, PdfObject>;

/** A stream: its dictionary and where its raw bytes begin in the file. */
export class PdfStream {
	constructor(
		readonly dict: PdfDict,
		readonly raw: Buffer,
		/** the object it came as, needed to decrypt it; null inside an object stream */
		readonly owner: PdfRef | null,
	) {}
}

/** Everything a PDF is made of; null also stands for keywords that carry no value here. */
export type PdfObject =
	| null
	| boolean
	| number
	| PdfName
	| PdfString
	| PdfRef
	| PdfStream
	| PdfDict
	| PdfObject[];

/**
 * @param object any object
 * @returns the dictionary it is or has, else undefined
 */
export function dictOf(object: PdfObject | undefined): PdfDict | undefined {
	if (object instanceof Map) return object;
	return object instanceof PdfStream ? object.dict : undefined;
}

/**
 * @param object any object
 * @returns the name without slash, else undefined
 */
export function nameOf(object: PdfObject | undefined): string | undefined {
	return object instanceof PdfName ? object.name : undefined;
}

/**
 * Reads a text string (PDF 32000-1, 7.9.2.2): UTF-16 or UTF-8 with mark, else PDFDocEncoding, taken as Latin-1.
 *
 * @param object any object
 * @returns the text, else undefined
 */
export function textOf(object: PdfObject | undefined): string | undefined {
	if (!(object instanceof PdfString)) return undefined;
	const { bytes } = object;
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xef && bytes[1] === 0xbb) return new TextDecoder('utf-8').decode(bytes);
	return bytes.toString('latin1');
}
