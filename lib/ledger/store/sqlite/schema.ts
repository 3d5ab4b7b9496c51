import type { DatabaseSync } from 'node:sqlite';
import { ledgerError } from '../../errors';
import { APPLICATION_ID, migrations } from './migrations';
import { inSnapshot, inTransaction } from './transaction';

/**
 * Makes sure that a file is a ledger, or nothing yet. A file without any table is adopted only where one
 * may be created: elsewhere it is somebody else's.
 *
 * @param database open database, not yet written to
 * @param path its file
 * @param create whether a new ledger may be made
 * @throws BelegflussError LEDGER_FOREIGN_FILE or LEDGER_NEWER_SCHEMA
 */
export function assertOurs(database: DatabaseSync, path: string, create: boolean): void {
	// One snapshot, because another process may be making the ledger at this very moment.
	const { application, found, tables } = inSnapshot(database, () => ({
		application: pragma(database, 'application_id'),
		found: pragma(database, 'user_version'),
		tables: database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'],
	}));
	const untouched = application === 0 && tables === 0;
	if (application !== APPLICATION_ID && !(create && untouched)) {
		throw ledgerError('LEDGER_FOREIGN_FILE', { path });
	}
	const known = newestVersion();
	if (found > known) throw ledgerError('LEDGER_NEWER_SCHEMA', { path, found, known });
}

/**
 * Takes the steps a ledger still lacks, all in one transaction.
 *
 * @param database open ledger
 */
export function migrate(database: DatabaseSync): void {
	if (pragma(database, 'user_version') === newestVersion()) return;
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

/**
 * Writes the first page without changing what it says.
 *
 * @param database open ledger, in a transaction
 */
export function rewriteSchemaVersion(database: DatabaseSync): void {
	database.exec(`PRAGMA user_version = ${pragma(database, 'user_version')}`);
}

function newestVersion(): number {
	return migrations.at(-1)?.version ?? 0;
}

function recordMigration(database: DatabaseSync, version: number, name: string): void {
	database.exec(
		'CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT',
	);
	database
		.prepare('INSERT INTO schema_migrations (version, name) VALUES (?, ?)')
		.run(version, name);
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
	return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
