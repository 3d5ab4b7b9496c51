import type { ExtfCategory, ExtfColumn, ExtfRecord } from './column';
import { encodeCp1252 } from './cp1252';
import { extfError } from './errors';
import { headerFields } from './header-fields';

/** A file before it is bytes. */
export interface ExtfFile<Heading extends string = string> {
	readonly category: ExtfCategory<Heading>;
	/** the 31 values of the header record, without quotes */
	readonly header: readonly string[];
	readonly records: readonly ExtfRecord<Heading>[];
}

const SEPARATOR = ';';
const RECORD_END = '\r\n';

/**
 * Writes a file of the DATEV format, byte for byte as the importer wants it: Windows-1252, CR LF after
 * every record, text quoted and everything else not.
 *
 * @param file category, header and records
 * @returns the bytes of the file
 * @throws BelegflussError DATEV_NO_RECORDS, DATEV_TOO_MANY_RECORDS, DATEV_CHARACTER,
 *   DATEV_CONTROL_CHARACTER or DATEV_UNQUOTED_VALUE
 */
export function writeExtf<Heading extends string>(file: ExtfFile<Heading>): Uint8Array {
	const { category, header, records } = file;
	if (records.length === 0) throw extfError('DATEV_NO_RECORDS', { category: category.name });
	if (category.maxRecords !== null && records.length > category.maxRecords) {
		throw extfError('DATEV_TOO_MANY_RECORDS', { count: records.length, max: category.maxRecords });
	}
	const lines = [
		headerFields.map((field, index) => write(field.name, field.quoted, header[index] ?? '')),
		category.columns.map(({ heading }) => heading),
		...records.map((record) => writeRecord(category.columns, record)),
	];
	return encodeCp1252(lines.map((line) => line.join(SEPARATOR) + RECORD_END).join(''));
}

function writeRecord<Heading extends string>(
	columns: readonly ExtfColumn<Heading>[],
	record: ExtfRecord<Heading>,
): string[] {
	return columns.map(({ heading, type }) => write(heading, type === 'Text', record[heading] ?? ''));
}

function write(column: string, quoted: boolean, value: string): string {
	if (/\p{Cc}/u.test(value)) throw extfError('DATEV_CONTROL_CHARACTER', { column });
	if (quoted) return `"${value.replaceAll('"', '""')}"`;
	if (!/^[\d,]*$/.test(value)) throw extfError('DATEV_UNQUOTED_VALUE', { column, value });
	return value;
}

/**
 * @param stem name without prefix and ending; DATEV's online service takes at most 51 characters
 * @returns the file name, the way the batch import lists it
 * @throws BelegflussError DATEV_FILE_NAME when the stem has other characters or is too long
 */
export function extfFileName(stem: string): string {
	if (!/^[\w.-]{1,51}$/.test(stem)) throw extfError('DATEV_FILE_NAME', { name: stem });
	return `EXTF_${stem}.csv`;
}
