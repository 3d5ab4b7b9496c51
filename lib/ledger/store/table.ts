import { z } from 'zod/v4';
import { ledgerError } from '../errors';

/** A row as a driver returns it. */
export type Row = Readonly<Record<string, unknown>>;

/** A value both databases take and give back unchanged. */
export type Cell = string | number | null;

/** A table whose rows are the records of a schema: how to write one and how to believe one. */
export interface RecordTable<Rec> {
	readonly name: string;
	/** column names in the order of `cells` */
	readonly columns: readonly string[];
	/** columns of the primary key */
	readonly keyColumns: readonly string[];
	/** names table and columns; to be followed by values or a query for them */
	readonly insert: string;
	/** ends an insertion: where the key is there already, everything else is replaced */
	readonly orReplace: string;
	/** inserts a record, or replaces all but its key; `$1 …` in the order of `cells` */
	readonly upsert: string;
	/** selects every column; to be followed by a condition */
	readonly select: string;
	/** @returns the record's values in the order of the columns */
	cells(record: Rec): Cell[];
	/**
	 * @param row a row of the table
	 * @returns the record
	 * @throws BelegflussError LEDGER_ROW_UNREADABLE when the row is not what this package writes
	 */
	read(row: Row): Rec;
	/**
	 * @param row a row of the table
	 * @returns the record, null when the row is not what this package writes
	 */
	readIfSound(row: Row): Rec | null;
}

/**
 * Describes a table by the schema of its records. Columns are named as the fields, in snake case, so that
 * both databases share every statement.
 *
 * @param name table
 * @param key fields of the primary key
 * @param schema what a row must be; fields are text or whole numbers
 * @returns the statements and the way in and out
 */
export function recordTable<Shape extends z.core.$ZodShape>(
	name: string,
	key: readonly (keyof Shape & string)[],
	schema: z.ZodObject<Shape>,
): RecordTable<z.infer<z.ZodObject<Shape>>> {
	type Rec = z.infer<z.ZodObject<Shape>>;
	const fields = Object.keys(schema.shape);
	const columns = fields.map(columnName);
	const keyColumns = key.map(columnName);
	const changed = columns.filter((column) => !keyColumns.includes(column));
	const insert = `INSERT INTO ${name} (${columns.join(', ')})`;
	const values = columns.map((_, index) => `$${index + 1}`).join(', ');
	const replaced = changed.map((column) => `${column} = excluded.${column}`).join(', ');
	const orReplace = `ON CONFLICT (${keyColumns.join(', ')}) DO UPDATE SET ${replaced}`;
	const parse = (row: Row) =>
		schema.safeParse(
			Object.fromEntries(fields.map((field, index) => [field, row[columns[index] ?? ''] ?? null])),
		);
	return {
		name,
		columns,
		keyColumns,
		insert,
		orReplace,
		upsert: `${insert} VALUES (${values}) ${orReplace}`,
		select: `SELECT ${columns.join(', ')} FROM ${name}`,
		cells: (record: Rec) => fields.map((field) => (record as Record<string, Cell>)[field] ?? null),
		read: (row: Row) => {
			const result = parse(row);
			if (result.success) return result.data;
			throw ledgerError('LEDGER_ROW_UNREADABLE', {
				table: name,
				field: result.error.issues[0]?.path.join('.') ?? '',
			});
		},
		readIfSound: (row: Row) => parse(row).data ?? null,
	};
}

function columnName(field: string): string {
	return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
