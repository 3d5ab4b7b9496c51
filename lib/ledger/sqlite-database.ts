import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import type * as sqlite from 'node:sqlite';
import { ledgerError } from './errors';
import { sqliteFailure } from './sqlite-failure';
import { APPLICATION_ID, migrations } from './sqlite-migrations';

export type SqliteModule = typeof sqlite;

/** How long a writer waits for another process, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

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
		database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
		migrate(database, path);
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

/**
 * Runs work in a transaction that holds the write lock from its first statement.
 *
 * @param database open database
 * @param work what to do; whatever it throws rolls everything back
 * @returns what the work returned, after the commit reached the disk
 */
export function inTransaction<Result>(database: sqlite.DatabaseSync, work: () => Result): Result {
	database.exec('BEGIN IMMEDIATE');
	try {
		const result = work();
		database.exec('COMMIT');
		return result;
	} finally {
		// SQLite has already rolled back on its own after some failures, a full disk for example.
		if (database.isTransaction) database.exec('ROLLBACK');
	}
}

/**
 * Writes the first page without changing what it says.
 *
 * @param database open database, in a transaction
 */
export function rewriteSchemaVersion(database: sqlite.DatabaseSync): void {
	database.exec(`PRAGMA user_version = ${pragma(database, 'user_version')}`);
}

function createPrivateFile(path: string): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	closeSync(openSync(path, 'a', 0o600));
}

/** A file without any table is adopted only where one may be created: elsewhere it is somebody else's. */
function assertOurs(database: sqlite.DatabaseSync, path: string, create: boolean): void {
	if (pragma(database, 'application_id') === APPLICATION_ID) return;
	const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'];
	const untouched = pragma(database, 'application_id') === 0 && tables === 0;
	if (!create || !untouched) throw ledgerError('LEDGER_FOREIGN_FILE', { path });
}

function migrate(database: sqlite.DatabaseSync, path: string): void {
	const known = migrations.at(-1)?.version ?? 0;
	const found = pragma(database, 'user_version');
	if (found > known) throw ledgerError('LEDGER_NEWER_SCHEMA', { path, found, known });
	if (found === known) return;
	inTransaction(database, () => {
		// Another process may have migrated while this one waited for the lock.
		const current = pragma(database, 'user_version');
		for (const { version, name, sql } of migrations) {
			if (version <= current) continue;
			database.exec(sql);
			database.exec(`PRAGMA user_version = ${version}`);
			recordMigration(database, version, name);
		}
		database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
	});
}

function recordMigration(database: sqlite.DatabaseSync, version: number, name: string): void {
	database.exec(
		'CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT',
	);
	database
		.prepare('INSERT INTO schema_migrations (version, name) VALUES (?, ?)')
		.run(version, name);
}

function pragma(database: sqlite.DatabaseSync, name: 'application_id' | 'user_version'): number {
	return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
