import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import type * as sqlite from 'node:sqlite';
import { ledgerError } from '../../errors';
import { isBusy, sqliteFailure } from './failure';
import { assertOurs, migrate } from './schema';

export type SqliteModule = typeof sqlite;

/** How long a writer waits for another process, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** Pause between two attempts to switch to write-ahead logging, in milliseconds. */
const RETRY_AFTER = 20;

/**
 * Loads Node's own SQLite on first use.
 *
 * @param load the import, replaceable for a test of a Node without it
 * @throws BelegflussError LEDGER_SQLITE_MISSING on a Node.js without `node:sqlite`
 */
export async function loadSqlite(
	load: () => Promise<SqliteModule> = () => import('node:sqlite'),
): Promise<SqliteModule> {
	try {
		return await load();
	} catch (cause) {
		throw ledgerError('LEDGER_SQLITE_MISSING', { version: process.version }, { cause });
	}
}

/**
 * Opens a ledger file for writing and brings its schema up to date. A new file is readable for its owner
 * only (0600), a new folder too (0700).
 *
 * @param module the loaded `node:sqlite`
 * @param path absolute path of the file
 * @param create whether a missing file is made
 * @returns the open database: WAL, every commit flushed to disk, waits for other writers
 * @throws BelegflussError saying what stands in the way; a file of another program is never touched
 */
export function openDatabase(
	module: SqliteModule,
	path: string,
	create: boolean,
): sqlite.DatabaseSync {
	if (!isAbsolute(path)) throw ledgerError('LEDGER_PATH_RELATIVE', { path });
	if (!create && !existsSync(path)) throw ledgerError('LEDGER_FILE_MISSING', { path });
	let database: sqlite.DatabaseSync | undefined;
	try {
		if (create) createPrivateFile(path);
		database = new module.DatabaseSync(path);
		database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
		assertOurs(database, path, create);
		writeAhead(database, path);
		database.exec('PRAGMA synchronous = FULL');
		migrate(database);
		return database;
	} catch (cause) {
		database?.close();
		throw sqliteFailure(cause, path);
	}
}

/**
 * @param module the loaded `node:sqlite`
 * @param path path of an existing ledger file
 * @returns a second connection that can only read, so that reading never holds up writing
 */
export function openForReading(module: SqliteModule, path: string): sqlite.DatabaseSync {
	try {
		const database = new module.DatabaseSync(path, { readOnly: true });
		database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
		return database;
	} catch (cause) {
		throw sqliteFailure(cause, path);
	}
}

function createPrivateFile(path: string): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	closeSync(openSync(path, 'a', 0o600));
}

/** SQLite does not wait when the journal mode changes, which happens once in the life of a file. */
function writeAhead(database: sqlite.DatabaseSync, path: string): void {
	const giveUp = performance.now() + BUSY_TIMEOUT;
	for (;;) {
		try {
			database.exec('PRAGMA journal_mode = WAL');
			return;
		} catch (cause) {
			if (!isBusy(cause) || performance.now() > giveUp) {
				throw sqliteFailure(cause, path);
			}
			pause(RETRY_AFTER);
		}
	}
}

function pause(milliseconds: number): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
