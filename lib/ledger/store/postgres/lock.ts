import { createHash } from 'node:crypto';

/**
 * The lock is no more than a queue: it spares writers the refusal by the triggers when two of them build
 * on the same entry. It ends with the transaction, as a pooler demands.
 *
 * @param schema checked name of the schema
 * @returns the statement that waits until nobody else writes to the ledger in this schema
 */
export function lockStatement(schema: string): string {
	const key = createHash('sha256').update(`belegfluss ledger ${schema}`).digest().readBigInt64BE();
	return `SELECT pg_advisory_xact_lock(${key})`;
}
