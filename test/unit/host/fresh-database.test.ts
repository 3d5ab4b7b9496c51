import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';

import { freshDatabase, type FreshDatabase } from '../../support/postgres';

describe('a fresh database', () => {
	const databases: FreshDatabase[] = [];
	const clients: Client[] = [];

	async function fresh(): Promise<FreshDatabase> {
		const database = await freshDatabase();
		databases.push(database);
		return database;
	}

	async function connect(url: string): Promise<Client> {
		const client = new Client({ connectionString: url });
		// Being thrown out when the database goes is part of the test.
		client.on('error', () => undefined);
		clients.push(client);
		await client.connect();
		return client;
	}

	afterEach(async () => {
		await Promise.all(clients.splice(0).map((client) => client.end().catch(() => undefined)));
		for (const database of databases.splice(0)) await database.drop();
	});

	it('is empty, whatever another one of the same run holds', async () => {
		const [first, second] = await Promise.all([fresh(), fresh()]);
		const [one, other] = [await connect(first.url), await connect(second.url)];
		await one.query('CREATE TABLE entry (id integer)');
		const count = `SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'`;
		expect((await one.query(count)).rows).toEqual([{ tables: 1 }]);
		expect((await other.query(count)).rows).toEqual([{ tables: 0 }]);
	});

	it('lies in the one server of the run', async () => {
		const [first, second] = [await fresh(), await fresh()];
		expect(new URL(first.url).host).toBe(new URL(second.url).host);
	});

	it('sorts as German texts do and keeps German time, as the databases of our users', async () => {
		const client = await connect((await fresh()).url);
		const { rows } = await client.query(
			`SELECT array_agg(word ORDER BY word) AS words, current_setting('timezone') AS zone
				FROM unnest(ARRAY['b', 'Z', 'ä', 'a']) AS word`,
		);
		expect(rows).toEqual([{ words: ['a', 'ä', 'b', 'Z'], zone: 'Europe/Berlin' }]);
	});

	it('can be dropped while somebody is connected, and then is gone', async () => {
		const database = await fresh();
		await connect(database.url);
		await database.drop();
		await expect(connect(database.url)).rejects.toMatchObject({ code: '3D000' });
	});
});
