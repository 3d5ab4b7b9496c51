import type { IntentQuery } from './store';
import type { Cell } from './table';
import { intentTable, originalTable } from './tables';

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

function placeholders(cells: Cell[], values: readonly string[]): string {
	return values.map((value) => `$${cells.push(value)}`).join(', ');
}
