import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { BelegflussError } from '../../errors/belegfluss-error';
import { ledgerError } from '../errors';
import type { StoredEntry } from '../store/store';
import { loadSqlite, openForReading } from '../store/sqlite/database';
import { toEntry } from '../store/sqlite/event-rows';
import { sqliteFailure } from '../store/sqlite/failure';
import { assertOurs } from '../store/sqlite/schema';
import { exportError } from './errors';
import { exportFailure } from './open-export';

/** First bytes of every SQLite file (https://www.sqlite.org/fileformat2.html#magic_header_string). */
const SQLITE_HEADER = Buffer.from('SQLite format 3\0', 'latin1');

/** Rows read before the event loop gets its turn. */
const ROWS_PER_TURN = 500;

const SELECT_EVENTS = `SELECT e.seq, e.chain, e.prev, e.hash, e.payload_sha256, e.document_sha256,
	e.canonical, p.canonical AS payload
FROM events e LEFT JOIN payloads p ON p.seq = e.seq
ORDER BY e.seq`;

/**
 * Before schema 2, payloads were filed under their hash and documents not at all; the hash of the document
 * is taken from the entry, as the migration does.
 */
const SELECT_OF_SCHEMA_1 = `SELECT e.seq, e.chain, e.prev, e.hash, e.payload_sha256,
	CASE WHEN json_valid(e.canonical) THEN e.canonical ->> '$.subject.documentSha256' END
		AS document_sha256,
	e.canonical, p.canonical AS payload
FROM events e LEFT JOIN payloads p ON p.sha256 = e.payload_sha256
ORDER BY e.seq`;

/**
 * @param path path of a file
 * @returns whether it is a SQLite database
 * @throws BelegflussError EXPORT_NOT_FOUND or EXPORT_NOT_READABLE
 */
export async function isSqliteFile(path: string): Promise<boolean> {
	try {
		const file = await open(path, 'r');
		try {
			const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(SQLITE_HEADER.length) });
			return bytesRead === SQLITE_HEADER.length && buffer.equals(SQLITE_HEADER);
		} finally {
			await file.close();
		}
	} catch (cause) {
		throw exportFailure(cause, path);
	}
}

/**
 * A ledger file opened for reading only: an auditor's copy is neither migrated nor otherwise changed.
 */
export class LedgerFile {
	/** @param path path of the file */
	constructor(private readonly path: string) {}

	/**
	 * @returns all entries in ascending order, from one snapshot
	 * @throws BelegflussError LEDGER_FILE_MISSING, LEDGER_FOREIGN_FILE, LEDGER_NEWER_SCHEMA,
	 * EXPORT_LEDGER_NOT_OPENED, or what SQLite says of a damaged file
	 */
	async *readEvents(): AsyncGenerator<StoredEntry> {
		const module = await loadSqlite();
		// SQLite would only say that it cannot open the file.
		if (!existsSync(this.path)) throw ledgerError('LEDGER_FILE_MISSING', { path: this.path });
		let database: DatabaseSync | undefined;
		try {
			database = openForReading(module, this.path);
			assertOurs(database, this.path, false);
			const statement = database.prepare(
				isOfSchema1(database) ? SELECT_OF_SCHEMA_1 : SELECT_EVENTS,
			);
			// A forged sequence beyond 2^53 must reach the verifier instead of stopping the reader.
			statement.setReadBigInts(true);
			let rows = 0;
			for (const row of statement.iterate()) {
				yield toEntry(row);
				if (++rows % ROWS_PER_TURN === 0) await setImmediate();
			}
		} catch (cause) {
			throw readFailure(cause, this.path);
		} finally {
			database?.close();
		}
	}
}

function isOfSchema1(database: DatabaseSync): boolean {
	return Number(database.prepare('PRAGMA user_version').get()?.['user_version']) === 1;
}

function readFailure(cause: unknown, path: string): BelegflussError {
	const failure = sqliteFailure(cause, path);
	if (failure.code !== 'LEDGER_NOT_WRITABLE') return failure;
	const reason = String(failure.params['reason']);
	return exportError('EXPORT_LEDGER_NOT_OPENED', { path, reason }, { cause });
}
