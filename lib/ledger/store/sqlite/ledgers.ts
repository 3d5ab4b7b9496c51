import { loadSqlite, openDatabase } from './database';
import { SqliteLedgerStore } from './store';

/** One handle per file and process, so that opening and migrating happen once. */
const openStores = new Map<string, SqliteLedgerStore>();

/** How to open a ledger file. */
export interface OpenOptions {
	/** whether a missing file is made; default false */
	readonly create?: boolean;
}

/**
 * Opens the ledger in a SQLite file, or hands out the handle this process already has.
 *
 * @param path absolute path of the file
 * @param options whether a missing file is made
 * @returns the store, shared with every other caller in this process
 * @throws BelegflussError saying what stands in the way
 */
export async function openSqliteLedger(
	path: string,
	options: OpenOptions = {},
): Promise<SqliteLedgerStore> {
	const module = await loadSqlite();
	const shared = openStores.get(path);
	if (shared) {
		shared.assertInPlace();
		return shared;
	}
	const store = new SqliteLedgerStore(
		module,
		openDatabase(module, path, options.create ?? false),
		path,
		() => openStores.delete(path),
	);
	openStores.set(path, store);
	return store;
}

/**
 * Closes the handle this process has on a file, if any.
 *
 * @param path path it was opened with
 */
export async function closeSqliteLedger(path: string): Promise<void> {
	await openStores.get(path)?.close();
}
