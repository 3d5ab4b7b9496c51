import { createHash } from 'node:crypto';
import { Database } from './database';
import { openPool } from './driver';
import { prepareSchema } from './schema';
import { checkSettings, placeOf, type CheckedSettings, type PostgresSettings } from './settings';
import { PostgresLedgerStore } from './store';

/** One store per ledger, user and process, so that connecting and migrating happen once. */
const openStores = new Map<string, PostgresLedgerStore>();

/** Stores about to be opened, so that many callers at once do not connect many times. */
const opening = new Map<string, Promise<PostgresLedgerStore>>();

/** How to open a ledger in PostgreSQL. */
export interface OpenOptions {
	/** whether a missing ledger is made; default false */
	readonly create?: boolean;
}

/**
 * Opens the ledger in a schema of a PostgreSQL database, or hands out the store this process already has.
 *
 * @param settings how to reach it
 * @param options whether a missing ledger is made
 * @returns the store, shared with every other caller in this process who gave the same settings
 * @throws BelegflussError saying what stands in the way
 */
export async function openPostgresLedger(
	settings: PostgresSettings,
	options: OpenOptions = {},
): Promise<PostgresLedgerStore> {
	const checked = checkSettings(settings);
	const create = options.create ?? false;
	const key = keyOf(checked);
	const shared = openStores.get(key);
	if (shared) return shared;
	const attempt = `${key} ${create}`;
	const store = opening.get(attempt) ?? open(key, checked, create);
	opening.set(attempt, store);
	try {
		return await store;
	} finally {
		opening.delete(attempt);
	}
}

/**
 * Closes the connections this process has to a ledger, if any.
 *
 * @param settings settings it was opened with
 */
export async function closePostgresLedger(settings: PostgresSettings): Promise<void> {
	await openStores.get(keyOf(checkSettings(settings)))?.close();
}

async function open(
	key: string,
	settings: CheckedSettings,
	create: boolean,
): Promise<PostgresLedgerStore> {
	const database = new Database(await openPool(settings), placeOf(settings), settings.schema);
	try {
		await prepareSchema(database, create);
	} catch (cause) {
		await database.close();
		throw cause;
	}
	// Who may not make a ledger and who may do not wait for each other.
	const faster = openStores.get(key);
	if (faster) {
		await database.close();
		return faster;
	}
	const store = new PostgresLedgerStore(database, () => openStores.delete(key));
	openStores.set(key, store);
	return store;
}

/** The password counts, so that nobody reaches a ledger by another one's; it is not kept in readable form. */
function keyOf(settings: CheckedSettings): string {
	return createHash('sha256').update(JSON.stringify(settings)).digest('hex');
}
