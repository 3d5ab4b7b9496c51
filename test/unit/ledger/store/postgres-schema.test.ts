import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { Database } from '../../../../lib/ledger/store/postgres/database';
import { openPool } from '../../../../lib/ledger/store/postgres/driver';
import { openPostgresLedger } from '../../../../lib/ledger/store/postgres/ledgers';
import { FIRST_STEP, migrations } from '../../../../lib/ledger/store/postgres/migrations';
import { prepareSchema } from '../../../../lib/ledger/store/postgres/schema';
import {
	type PostgresSettings,
	checkSettings,
	placeOf,
} from '../../../../lib/ledger/store/postgres/settings';
import { context, readAll } from '../helpers';
import { drafts } from './home';
import { inventory, postgresHome, usePostgres } from './postgres-home';

const fresh = usePostgres();

async function databaseOf(settings: PostgresSettings): Promise<Database> {
	const checked = checkSettings(settings);
	const database = new Database(await openPool(checked), placeOf(checked), checked.schema);
	onTestFinished(() => database.close());
	return database;
}

describe('the schema of a PostgreSQL ledger', () => {
	it('is not made unless it may be', async () => {
		const home = postgresHome(fresh.url);

		await expect(home.open()).rejects.toMatchObject({
			code: 'LEDGER_SCHEMA_MISSING',
			params: { path: placeOf(checkSettings(home.settings)) },
		});
		expect(await inventory(home)).toEqual([]);
	});

	it('is made with every table, and its steps are recorded', async () => {
		const home = postgresHome(fresh.url);
		await home.open({ create: true });
		const client = await home.connect();
		const { rows } = await client.query('SELECT version, name FROM schema_migrations');

		expect(rows).toEqual(migrations.map(({ version, name }) => ({ version: `${version}`, name })));
		const tables = (await inventory(home)).filter(
			(row) => (row as { relkind: string }).relkind === 'r',
		);
		expect(tables.map((row) => (row as { relname: string }).relname)).toEqual([
			'approvals',
			'events',
			'intents',
			'original_contents',
			'originals',
			'payloads',
			'schema_migrations',
			'switches',
		]);
	});

	it('may be an empty one that is there already, but only for a new ledger', async () => {
		const home = postgresHome(fresh.url);
		await home.tamper(`CREATE SCHEMA "${home.settings.schema}"`);

		await expect(home.open()).rejects.toMatchObject({ code: 'LEDGER_SCHEMA_MISSING' });
		expect(await inventory(home)).toHaveLength(1);
		await appendEvents(await home.open({ create: true }), drafts(1), context());
	});

	it.each([
		['a table', 'CREATE TABLE workflow_entity (id int)'],
		['a view', 'CREATE VIEW events AS SELECT 1 AS seq'],
		['migrations that have no name', 'CREATE TABLE schema_migrations (version varchar)'],
		[
			'migrations of another program',
			"CREATE TABLE schema_migrations (version bigint, name text); INSERT INTO schema_migrations VALUES (1, 'users')",
		],
		[
			'migrations that only begin like ours',
			`CREATE TABLE schema_migrations (version bigint, name text); INSERT INTO schema_migrations VALUES (1, '${FIRST_STEP}'), (NULL, NULL)`,
		],
		[
			'a view in the place of the migrations',
			`CREATE VIEW schema_migrations AS SELECT 1 AS version, '${FIRST_STEP}' AS name`,
		],
	])('of another program is left untouched: %s', async (_, sql) => {
		const home = postgresHome(fresh.url);
		await home.tamper(`CREATE SCHEMA "${home.settings.schema}"`);
		await home.tamper(sql);
		const before = await inventory(home);

		await expect(home.open({ create: true })).rejects.toMatchObject({
			code: 'LEDGER_SCHEMA_FOREIGN',
		});
		expect(await inventory(home)).toEqual(before);
	});

	it('of a newer version of the package is refused', async () => {
		const home = postgresHome(fresh.url);
		await home.open({ create: true });
		await home.close();
		await home.tamper("INSERT INTO schema_migrations VALUES (99, 'something new')");

		await expect(home.open({ create: true })).rejects.toMatchObject({
			code: 'LEDGER_NEWER_SCHEMA',
			params: { found: 99, known: migrations.length },
		});
	});

	it('is made once, whoever else makes it at the same time', async () => {
		const home = postgresHome(fresh.url);
		const databases = await Promise.all(
			Array.from({ length: 5 }, async () => databaseOf(home.settings)),
		);
		await Promise.all(databases.map((database) => prepareSchema(database, true)));

		const client = await home.connect();
		const { rowCount } = await client.query('SELECT * FROM schema_migrations');
		expect(rowCount).toBe(migrations.length);
		await appendEvents(await home.open(), drafts(1), context());
	});

	it('is taken forward step by step, all steps or none', async () => {
		const home = postgresHome(fresh.url);
		const store = await home.open({ create: true });
		await appendEvents(store, drafts(3), context());
		const before = await readAll(store);
		const client = await home.connect();
		const versions = async () =>
			(await client.query('SELECT version, name FROM schema_migrations ORDER BY version')).rows;
		const database = await databaseOf(home.settings);
		const version = migrations.length;
		const next = [
			...migrations,
			{ version: version + 1, name: "the people's table", sql: 'CREATE TABLE people (id bigint);' },
			{ version: version + 2, name: 'broken', sql: 'CREATE TABLE people (id bigint);' },
		];

		await expect(prepareSchema(database, false, next)).rejects.toMatchObject({
			code: 'LEDGER_STORE_FAILED',
			params: { reason: 'SQLSTATE 42P07' },
		});
		expect(await versions()).toHaveLength(version);

		await prepareSchema(database, false, next.slice(0, -1));
		await prepareSchema(database, false, next.slice(0, -1));
		expect((await versions()).slice(version)).toEqual([
			{ version: `${version + 1}`, name: "the people's table" },
		]);
		expect(await readAll(store)).toEqual(before);
		await home.close();
		await expect(home.open()).rejects.toMatchObject({ code: 'LEDGER_NEWER_SCHEMA' });
	});

	it('that was taken away while it was open is not made anew', async () => {
		const home = postgresHome(fresh.url);
		const store = await home.open({ create: true });
		await appendEvents(store, drafts(1), context());
		await home.tamper(`ALTER SCHEMA "${home.settings.schema}" RENAME TO moved_away`);

		const code = 'LEDGER_SCHEMA_CHANGED';
		await expect(appendEvents(store, drafts(1), context())).rejects.toMatchObject({ code });
		await expect(store.head()).rejects.toMatchObject({ code });
		await expect(store.checkWritable()).rejects.toMatchObject({ code });
		expect(await inventory(home)).toEqual([]);
		await home.tamper(`ALTER SCHEMA moved_away RENAME TO "${home.settings.schema}"`);
		await appendEvents(store, drafts(1), context());
		expect(await store.head()).toMatchObject({ sequence: 3 });
	});

	it('does not stand in a database that cannot hold every character', async () => {
		const home = postgresHome(fresh.url);
		const client = await home.connect();
		const name = `latin_${randomBytes(6).toString('hex')}`;
		await client.query(
			`CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0`,
		);
		const settings = { ...home.settings, database: name };

		await expect(openPostgresLedger(settings, { create: true })).rejects.toMatchObject({
			code: 'LEDGER_ENCODING_UNFIT',
			params: { found: 'LATIN1' },
		});
		await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
	});
});
