import type {
	FiledRow,
	IntentQuery,
	RecordedRow,
	RecordsOf,
	RecordTableName,
	RowKey,
	RowRange,
} from './store';
import type { Cell, RecordTable, Row } from './table';
import { approvalTable, intentTable, originalTable, switchTable } from './tables';

const MOST_INTENTS = 1_000;

/** A statement with its values, `$1 …` in their order. */
export interface Query {
	readonly sql: string;
	readonly cells: Cell[];
}

/**
 * @param query which intents are wanted
 * @returns the statement, the longest waiting first
 */
export function intentQuery({ keys, states, documents, limit = MOST_INTENTS }: IntentQuery): Query {
	const cells: Cell[] = [limit];
	const within = (column: string, values: readonly string[] | undefined) =>
		values ? [`${column} IN (${placeholders(cells, values)})`] : [];
	const conditions = [
		...within('key', keys),
		...within('state', states),
		...within('document_sha256', documents),
	];
	const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
	return { sql: `${intentTable.select} ${where} ORDER BY updated_at, key LIMIT $1`, cells };
}

/**
 * @param hashes files wanted
 * @returns the statement
 */
export function originalQuery(hashes: readonly string[]): Query {
	const cells: Cell[] = [];
	return {
		sql: `${originalTable.select} WHERE sha256 IN (${placeholders(cells, hashes)})`,
		cells,
	};
}

/** Tables whose rows name the entry that made them. */
const recordTables: { readonly [Name in RecordTableName]: RecordTable<RecordsOf[Name]> } = {
	switches: switchTable,
	approvals: approvalTable,
	intents: intentTable,
};

/**
 * @param name name of the table
 * @param keys keys of the rows wanted, at least one
 * @returns the statement
 */
export function findRowsQuery(name: RecordTableName, keys: readonly RowKey[]): Query {
	const { select, keyColumns } = recordTables[name];
	const cells: Cell[] = [];
	return { sql: `${select} WHERE ${withKey(keyColumns, filledUp(keys), cells)}`, cells };
}

/**
 * @param name name of the table
 * @param range rows wanted
 * @returns the statement; each row with the text of the entry it names
 */
export function readRowsQuery(name: RecordTableName, { after, limit }: RowRange): Query {
	const { columns, keyColumns } = recordTables[name];
	const ofRow = (names: readonly string[]) => names.map((column) => `r.${column}`).join(', ');
	const cells: Cell[] = [limit];
	const behind = after ? `WHERE (${ofRow(keyColumns)}) > (${placeholders(cells, after)})` : '';
	return {
		sql: `SELECT ${ofRow(columns)}, e.canonical AS event
			FROM ${name} r LEFT JOIN events e ON e.seq = r.sequence
			${behind} ORDER BY ${ofRow(keyColumns)} LIMIT $1`,
		cells,
	};
}

/**
 * @param name name of the table
 * @param row a row of `findRowsQuery`
 * @returns the row
 */
export function toFiledRow<Name extends RecordTableName>(
	name: Name,
	row: Row,
): FiledRow<RecordsOf[Name]> {
	const { keyColumns, readIfSound } = recordTables[name];
	return { key: keyColumns.map((column) => String(row[column])), record: readIfSound(row) };
}

/**
 * @param name name of the table
 * @param row a row of `readRowsQuery`
 * @returns the row with its entry
 */
export function toRecordedRow<Name extends RecordTableName>(
	name: Name,
	row: Row,
): RecordedRow<RecordsOf[Name]> {
	const event = row['event'];
	return { ...toFiledRow(name, row), event: typeof event === 'string' ? event : null };
}

/** To a power of two with the last key once more, so that few statements differ and those can be kept. */
function filledUp<Key>(keys: readonly Key[]): readonly Key[] {
	const length = 2 ** Math.ceil(Math.log2(keys.length));
	return Array.from({ length }, (_, at) => keys[Math.min(at, keys.length - 1)] as Key);
}

/** A list where one column is the key, since databases look that up by their index best. */
function withKey(columns: readonly string[], keys: readonly RowKey[], cells: Cell[]): string {
	const [only, ...others] = columns;
	if (others.length === 0) return `${only} IN (${placeholders(cells, keys.flat())})`;
	return keys
		.map((key) => {
			const same = columns.map((column, at) => `${column} = $${cells.push(key[at] ?? '')}`);
			return `(${same.join(' AND ')})`;
		})
		.join(' OR ');
}

function placeholders(cells: Cell[], values: readonly string[]): string {
	return values.map((value) => `$${cells.push(value)}`).join(', ');
}
