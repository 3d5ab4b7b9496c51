import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { freshDatabase } from '../../../support/postgres';
import { context, readAll } from '../helpers';
import { drafts } from './home';
import { postgresHome } from './postgres-home';
import { hash } from './records';

describe('a role or database with settings of its own', () => {
	it('changes nothing about a transaction', async () => {
		const own = await freshDatabase();
		onTestFinished(() => own.drop());
		const home = postgresHome(own.url);
		const name = home.settings.database;
		for (const setting of [
			"default_transaction_isolation = 'serializable'",
			"synchronous_commit = 'off'",
			"search_path = 'nowhere'",
			"statement_timeout = '20s'",
			"lock_timeout = '1ms'",
			"bytea_output = 'escape'",
			"DateStyle = 'German'",
			"client_min_messages = 'debug5'",
		]) {
			await home.tamper(`ALTER DATABASE ${name} SET ${setting}`);
		}
		const store = await home.open({ create: true });
		await home.tamper(`
			CREATE TABLE seen (isolation text, flushed text, path text, statement text, lock text);
			CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
				INSERT INTO seen VALUES (current_setting('transaction_isolation'),
					current_setting('synchronous_commit'), current_setting('search_path'),
					current_setting('statement_timeout'), current_setting('lock_timeout'));
				RETURN NULL; END $$;
			CREATE TRIGGER look AFTER INSERT ON payloads EXECUTE FUNCTION look()`);
		await appendEvents(store, drafts(2), context());
		const content = randomBytes(1_000);
		await store.contents.put(hash('file'), content);

		const client = await home.connect();
		expect((await client.query('SELECT DISTINCT * FROM seen')).rows).toEqual([
			{
				isolation: 'read committed',
				flushed: 'on',
				path: `"${home.settings.schema}", pg_temp`,
				statement: '30s',
				lock: '10s',
			},
		]);
		expect(content.equals((await store.contents.get(hash('file'))) ?? Buffer.of())).toBe(true);
		expect(await readAll(store)).toHaveLength(3);
	});

	it('that waits for more than the own disk keeps doing so', async () => {
		const own = await freshDatabase();
		onTestFinished(() => own.drop());
		const home = postgresHome(own.url);
		await home.tamper(
			`ALTER DATABASE ${home.settings.database} SET synchronous_commit = 'remote_apply'`,
		);
		const store = await home.open({ create: true });
		await home.tamper(`CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION '%', current_setting('synchronous_commit'); END $$;
			CREATE TRIGGER look AFTER INSERT ON payloads EXECUTE FUNCTION look()`);

		await expect(appendEvents(store, drafts(1), context())).rejects.toMatchObject({
			params: { reason: 'remote_apply' },
		});
	});
});
