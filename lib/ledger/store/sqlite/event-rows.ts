import type { ChainHead, LedgerBatch, ReadRange, StoredEntry } from '../store';
import type { Cell } from '../table';
import { integerColumn, optionalTextColumn, textColumn, type Row } from './row';
import type { Statements } from './statements';

const HEAD = 'SELECT chain, seq, hash FROM events ORDER BY seq DESC LIMIT 1';
const INSERT_EVENT =
	'INSERT INTO events (seq, chain, prev, hash, payload_sha256, document_sha256, canonical) VALUES (?, ?, ?, ?, ?, ?, ?)';
const INSERT_PAYLOAD = 'INSERT INTO payloads (seq, canonical) VALUES (?, ?)';
const ERASE_PAYLOAD = 'DELETE FROM payloads WHERE seq = $1';

/**
 * @param statements of an open connection
 * @returns the last entry, null for an empty ledger
 */
export function readHead(statements: Statements): ChainHead | null {
	const row = statements.of(HEAD).get();
	if (!row) return null;
	return {
		chain: textColumn(row, 'chain'),
		sequence: integerColumn(row, 'seq'),
		hash: textColumn(row, 'hash'),
	};
}

/**
 * @param statements of a connection inside a transaction
 * @param batch entries and payloads to write, payloads to erase
 */
export function writeEvents(statements: Statements, batch: LedgerBatch): void {
	const insertEvent = statements.plain(INSERT_EVENT);
	for (const event of batch.events) {
		insertEvent.run(
			event.sequence,
			event.chain,
			event.previous,
			event.hash,
			event.payloadSha256,
			event.documentSha256,
			event.canonical,
		);
	}
	const insertPayload = statements.plain(INSERT_PAYLOAD);
	for (const { sequence, canonical } of batch.payloads ?? []) {
		insertPayload.run(sequence, canonical);
	}
	const erase = statements.of(ERASE_PAYLOAD);
	for (const sequence of batch.erasedPayloads ?? []) erase.run(sequence);
}

/**
 * @param range entries wanted
 * @returns the statement that reads them in ascending order, and its values
 */
export function eventQuery({ from = 1, limit = -1, documents }: ReadRange): {
	sql: string;
	cells: Cell[];
} {
	const places = documents?.map((_, index) => `$${index + 3}`).join(', ');
	const condition = places === undefined ? '' : `AND e.document_sha256 IN (${places})`;
	return {
		sql: `SELECT e.seq, e.chain, e.prev, e.hash, e.payload_sha256, e.document_sha256, e.canonical,
			p.canonical AS payload
		FROM events e LEFT JOIN payloads p ON p.seq = e.seq
		WHERE e.seq >= $1 ${condition} ORDER BY e.seq LIMIT $2`,
		cells: [from, limit, ...(documents ?? [])],
	};
}

/**
 * @param row a row of `eventQuery`
 * @returns the entry
 */
export function toEntry(row: Row): StoredEntry {
	return {
		chain: textColumn(row, 'chain'),
		sequence: integerColumn(row, 'seq'),
		previous: textColumn(row, 'prev'),
		hash: textColumn(row, 'hash'),
		payloadSha256: optionalTextColumn(row, 'payload_sha256'),
		documentSha256: optionalTextColumn(row, 'document_sha256'),
		canonical: textColumn(row, 'canonical'),
		payload: optionalTextColumn(row, 'payload'),
	};
}
