import type { SQLOutputValue } from 'node:sqlite';

/** A row as `node:sqlite` returns it. */
export type Row = Record<string, SQLOutputValue>;

/**
 * @param row a row
 * @param name a column declared TEXT NOT NULL
 * @returns its text; a value of another type, possible only in a rebuilt table, as text too, so that the
 * verifier can name the entry
 */
export function textColumn(row: Row, name: string): string {
	return String(row[name]);
}

/**
 * @param row a row
 * @param name a column declared TEXT
 * @returns its text, or null
 */
export function optionalTextColumn(row: Row, name: string): string | null {
	return row[name] === null || row[name] === undefined ? null : textColumn(row, name);
}

/**
 * @param row a row
 * @param name a column declared INTEGER NOT NULL
 * @returns its value; beyond 2^53 the nearest double
 */
export function integerColumn(row: Row, name: string): number {
	return Number(row[name]);
}

/**
 * @param row a row read with whole numbers as BigInt; changed in place, for there are many
 * @returns the same with numbers; beyond 2^53 the nearest double
 */
export function withNumbers(row: Row): Row {
	for (const name in row) {
		const value = row[name];
		if (typeof value === 'bigint') row[name] = Number(value);
	}
	return row;
}
