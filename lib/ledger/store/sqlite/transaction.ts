import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs work in a transaction that holds the write lock from its first statement.
 *
 * @param database open database
 * @param work what to do; whatever it throws rolls everything back
 * @returns what the work returned, after the commit reached the disk
 */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
	return within(database, 'BEGIN IMMEDIATE', work);
}

/**
 * Runs readings that must all see the same state of the file.
 *
 * @param database open database
 * @param work what to read
 * @returns what the work returned
 */
export function inSnapshot<Result>(database: DatabaseSync, work: () => Result): Result {
	return within(database, 'BEGIN DEFERRED', work);
}

function within<Result>(database: DatabaseSync, begin: string, work: () => Result): Result {
	database.exec(begin);
	try {
		const result = work();
		database.exec('COMMIT');
		return result;
	} finally {
		// SQLite has already rolled back on its own after some failures, a full disk for example.
		if (database.isTransaction) database.exec('ROLLBACK');
	}
}
