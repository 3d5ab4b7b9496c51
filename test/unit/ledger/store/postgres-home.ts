import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import {
	closePostgresLedger,
	openPostgresLedger,
} from '../../../../lib/ledger/store/postgres/ledgers';
import type { PostgresSettings } from '../../../../lib/ledger/store/postgres/settings';
import { type FreshDatabase, freshDatabase } from '../../../support/postgres';
import { context } from '../helpers';
import { type LedgerHome, drafts } from './home';

/** A database for all tests of a file. */
export function usePostgres(): { readonly url: string } {
	let database: FreshDatabase | undefined;
	beforeAll(async () => {
		database = await freshDatabase();
	});
	afterAll(() => database?.drop());
	return {
		get url() {
			return database?.url ?? '';
		},
	};
}

/** A place for a ledger in a database, and ways to reach that as somebody else. */
export interface PostgresHome extends LedgerHome {
	readonly settings: PostgresSettings;
	/** a connection of its own to the ledger's schema, for the database's owner; ended with the test */
	connect(): Promise<Client>;
}

/**
 * @param url of a database, for its owner
 * @param changes settings that differ from those of the URL
 * @returns a schema of its own in it, not made yet
 */
export function postgresHome(url: string, changes: Partial<PostgresSettings> = {}): PostgresHome {
	const settings: PostgresSettings = {
		...settingsOf(url),
		schema: `ledger_${randomBytes(6).toString('hex')}`,
		...changes,
	};
	const connect = async () => {
		const client = new Client({ connectionString: url });
		client.on('error', () => undefined);
		await client.connect();
		onTestFinished(() => client.end());
		await client.query(`SET search_path = "${settings.schema}"`);
		return client;
	};
	onTestFinished(() => closePostgresLedger(settings));
	return {
		settings,
		location: { kind: 'postgres', settings },
		open: (options) => openPostgresLedger(settings, options),
		close: () => closePostgresLedger(settings),
		connect,
		tamper: async (sql) => {
			await (await connect()).query(sql);
		},
		dropTrigger: (name) => `DROP TRIGGER ${name} ON events`,
		// What the server says when its disk is full, at the same place.
		fillDisk: async () => {
			await (
				await connect()
			).query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
				BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
				CREATE TRIGGER full_disk BEFORE INSERT ON payloads EXECUTE FUNCTION full_disk()`);
		},
	};
}

/** What a connection URL says, without TLS. */
export function settingsOf(url: string): PostgresSettings {
	const { hostname, port, pathname, username, password } = new URL(url);
	return {
		host: hostname,
		port: Number(port),
		database: pathname.slice(1),
		user: decodeURIComponent(username),
		password: decodeURIComponent(password),
		tls: 'off',
	};
}

/** A ledger with that many entries behind the first one. */
export async function filledHome(url: string, count: number): Promise<PostgresHome> {
	const home = postgresHome(url);
	await appendEvents(await home.open({ create: true }), drafts(count), context());
	return home;
}

/** Everything in the schema, to see that nothing was touched. */
export async function inventory(home: PostgresHome): Promise<unknown[]> {
	const client = await home.connect();
	const { rows } = await client.query<Record<string, unknown>>(
		`SELECT nspname, relname, relkind FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid
		WHERE nspname = $1 ORDER BY relname`,
		[home.settings.schema],
	);
	return rows;
}

/** A role of its own without any right, dropped after the test. */
export async function newRole(home: PostgresHome): Promise<PostgresSettings> {
	const client = await home.connect();
	const user = `role_${randomBytes(6).toString('hex')}`;
	const password = randomBytes(12).toString('hex');
	await client.query(`CREATE ROLE ${user} LOGIN PASSWORD '${password}'`);
	const settings = { ...home.settings, user, password };
	onTestFinished(async () => {
		await closePostgresLedger(settings);
		await client.query(`DROP OWNED BY ${user} CASCADE; DROP ROLE ${user}`);
	});
	return settings;
}
