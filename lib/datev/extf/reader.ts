import { extfCategories } from './categories';
import type { ExtfCategory, ExtfRecord } from './column';
import { decodeWindows1252 } from '../../encoding/windows-1252';
import { extfError } from './errors';

/** A file as read: values without quotes, by position. */
export interface ReadExtf {
	readonly category: ExtfCategory;
	readonly header: readonly string[];
	readonly headings: readonly string[];
	readonly records: readonly ExtfRecord[];
}

/**
 * `windows1252` reads what the format demands, Unicode only with a byte order mark. `detect` also takes
 * UTF-8 without one, as some of DATEV's own samples are.
 */
export type ExtfEncoding = 'windows1252' | 'detect';

/**
 * Reads a file of the DATEV format, more tolerant than it is written: any line end, values quoted or not,
 * records shorter than the format version (older versions are a prefix of newer ones).
 *
 * @param bytes the file
 * @param encoding how to read bytes without byte order mark
 * @returns header, headings and records
 * @throws BelegflussError DATEV_NOT_EXTF or DATEV_UNKNOWN_CATEGORY
 */
export async function readExtf(
	bytes: Uint8Array,
	encoding: ExtfEncoding = 'windows1252',
): Promise<ReadExtf> {
	const { parse } = await import('csv-parse/sync');
	const rows: string[][] = parse(decode(bytes, encoding), {
		delimiter: ';',
		quote: '"',
		escape: '"',
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
	});
	const [header = [], headings = [], ...data] = rows;
	if (header[0] !== 'EXTF' && header[0] !== 'DTVF') throw extfError('DATEV_NOT_EXTF');
	const category = extfCategories.find(({ number }) => String(number) === header[2]);
	if (!category) throw extfError('DATEV_UNKNOWN_CATEGORY', { category: header[2] ?? '' });
	return { category, header, headings, records: data.map((row) => toRecord(category, row)) };
}

function toRecord(category: ExtfCategory, row: readonly string[]): ExtfRecord {
	return Object.fromEntries(
		category.columns.map(({ heading }, index) => [heading, row[index] ?? '']),
	);
}

function decode(bytes: Uint8Array, encoding: ExtfEncoding): string {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes);
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (encoding === 'detect') return utf8(bytes) ?? decodeWindows1252(bytes);
	return decodeWindows1252(bytes);
}

function utf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
