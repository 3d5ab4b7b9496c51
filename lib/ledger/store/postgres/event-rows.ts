import type { ChainHead, ReadRange, StoredEntry, StoredEvent, StoredPayload } from '../store';
import type { Row } from '../table';
import { integerArray, textArray } from './binary-array';
import type { Query } from './query';

/** Rows of one page at most. */
const PAGE_ROWS = 1_000;

/** Bytes after which a page ends; the entry that exceeds it still belongs to it. */
const PAGE_BYTES = 8_000_000;

/** The last entry. */
export const headStatement = 'SELECT chain, seq, hash FROM events ORDER BY seq DESC LIMIT 1';

/** @returns the last entry, null for an empty ledger; to be given the rows of `headStatement` */
export function toHead([row]: readonly Row[]): ChainHead | null {
	if (!row) return null;
	return { chain: text(row['chain']), sequence: Number(row['seq']), hash: text(row['hash']) };
}

/**
 * @param events entries to write
 * @returns one statement that inserts all of them
 */
export function insertEvents(events: readonly StoredEvent[]): Query {
	return {
		sql: `INSERT INTO events (seq, chain, prev, hash, payload_sha256, document_sha256, canonical)
			SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
		cells: [
			integerArray(events.map(({ sequence }) => sequence)),
			textArray(events.map(({ chain }) => chain)),
			textArray(events.map(({ previous }) => previous)),
			textArray(events.map(({ hash }) => hash)),
			textArray(events.map(({ payloadSha256 }) => payloadSha256)),
			textArray(events.map(({ documentSha256 }) => documentSha256)),
			textArray(events.map(({ canonical }) => canonical)),
		],
	};
}

/**
 * @param payloads payloads to write
 * @returns one statement that inserts all of them
 */
export function insertPayloads(payloads: readonly StoredPayload[]): Query {
	return {
		sql: 'INSERT INTO payloads (seq, canonical) SELECT * FROM unnest($1::bigint[], $2::text[])',
		cells: [
			integerArray(payloads.map(({ sequence }) => sequence)),
			textArray(payloads.map(({ canonical }) => canonical)),
		],
	};
}

/**
 * @param sequences entries whose payload goes
 * @returns one statement that deletes all of them
 */
export function erasePayloads(sequences: readonly number[]): Query {
	return {
		sql: 'DELETE FROM payloads WHERE seq = ANY ($1::bigint[])',
		cells: [integerArray(sequences)],
	};
}

/**
 * @param event an entry
 * @returns the statement that gives a row when exactly this entry is there
 */
export function findEvent({ sequence, hash }: StoredEvent): Query {
	return { sql: 'SELECT 1 FROM events WHERE seq = $1 AND hash = $2', cells: [sequence, hash] };
}

/**
 * Pages are read along the primary key. A planner that knows little of the table yet would rather collect
 * and sort everything behind the last page, each time anew; one that knows much would walk through all
 * payloads before the page, unless told that they do not belong to it.
 */
export const alongTheKey =
	'SET LOCAL enable_seqscan = off;SET LOCAL enable_bitmapscan = off;SET LOCAL enable_sort = off';

/**
 * Where a reading stands. Sequences are text here: a forged one beyond 2^53 must neither end the reading
 * early nor keep it at the same page for ever.
 */
export interface PageRange {
	/** the page begins behind this sequence */
	readonly after: string;
	/** last sequence of the snapshot */
	readonly until: string;
	/** entries wanted at most */
	readonly limit: number;
	readonly documents: ReadRange['documents'];
}

/** The end of a snapshot of a table that only grows; no text when it is empty. */
export const endStatement = 'SELECT max(seq)::text AS position FROM events';

/**
 * @param range what is still wanted
 * @returns the statement that reads the next entries of it, bounded in number and size
 */
export function pageQuery({ after, until, limit, documents }: PageRange): Query {
	const condition = documents ? 'AND e.document_sha256 = ANY ($5::text[])' : '';
	return {
		sql: `SELECT * FROM (
			SELECT e.seq, e.seq::text AS position, e.chain, e.prev, e.hash, e.payload_sha256, e.document_sha256, e.canonical,
				p.canonical AS payload,
				sum(octet_length(e.canonical) + coalesce(octet_length(p.canonical), 0)) OVER (
					ORDER BY e.seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
				) AS size_before
			FROM events e LEFT JOIN payloads p ON p.seq = e.seq AND p.seq > $1 AND p.seq <= $2
			WHERE e.seq > $1 AND e.seq <= $2 ${condition} ORDER BY e.seq LIMIT $3
		) page WHERE coalesce(size_before, 0) < $4 ORDER BY seq`,
		cells: [
			after,
			until,
			Math.min(limit, PAGE_ROWS),
			PAGE_BYTES,
			...(documents ? [documents] : []),
		],
	};
}

/** @returns sequence of the last row of `endStatement` or `pageQuery`, undefined without one */
export function lastPosition(rows: readonly Row[]): string | undefined {
	const position = rows.at(-1)?.['position'];
	return typeof position === 'string' ? position : undefined;
}

/**
 * @param row a row of `pageQuery`
 * @returns the entry; a value that only an altered table can hold as text too, so that the verifier can
 * name the entry
 */
export function toEntry(row: Row): StoredEntry {
	return {
		chain: text(row['chain']),
		sequence: Number(row['seq']),
		previous: text(row['prev']),
		hash: text(row['hash']),
		payloadSha256: optionalText(row['payload_sha256']),
		documentSha256: optionalText(row['document_sha256']),
		canonical: text(row['canonical']),
		payload: optionalText(row['payload']),
	};
}

function text(value: unknown): string {
	return String(value);
}

function optionalText(value: unknown): string | null {
	return value === null || value === undefined ? null : text(value);
}
