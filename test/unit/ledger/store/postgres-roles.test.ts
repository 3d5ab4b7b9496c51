import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { openPostgresLedger } from '../../../../lib/ledger/store/postgres/ledgers';
import { administratorScript } from '../../../../lib/ledger/store/postgres/schema';
import { checkSettings, placeOf } from '../../../../lib/ledger/store/postgres/settings';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { context, readAll } from '../helpers';
import { drafts, write } from './home';
import { inventory, newRole, postgresHome, usePostgres } from './postgres-home';
import { approval, hash, intent, original, switchSetting } from './records';

const fresh = usePostgres();

describe('a role that may do no more than it must', () => {
	it('writes a ledger an administrator made, and cannot take its protection off', async () => {
		const home = postgresHome(fresh.url);
		const { schema = '' } = home.settings;
		const writer = await newRole(home);
		await home.tamper(administratorScript(schema, writer.user));

		const store = await openPostgresLedger(writer);
		await store.checkWritable();
		await appendEvents(store, drafts(120), context());
		await write(store, {
			intents: [intent()],
			approvals: [approval()],
			originals: [original()],
			switches: [switchSetting()],
			erasedPayloads: [2],
		});
		await write(store, { intents: [intent({ state: 'done' })] });
		await store.contents.put(hash('file'), Buffer.from('content'));
		await store.contents.erase(hash('file'));
		expect(await readAll(store)).toHaveLength(121);
		expect(await store.readIntents({})).toEqual([intent({ state: 'done' })]);

		const client = await home.connect();
		await client.query(`SET ROLE ${writer.user}; SET search_path = "${schema}"`);
		for (const sql of [
			'DROP TRIGGER events_never_deleted ON events',
			'ALTER TABLE events DISABLE TRIGGER ALL',
			'DROP TABLE events',
			'TRUNCATE payloads',
			'DELETE FROM events',
			"UPDATE events SET hash = ''",
			"UPDATE payloads SET canonical = ''",
			'DELETE FROM intents',
			'CREATE TABLE other (id int)',
			"SET session_replication_role = 'replica'",
			'CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
			"INSERT INTO schema_migrations VALUES (2, 'x')",
		]) {
			await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' });
		}
	});

	it('makes its ledger in a schema that was made for it', async () => {
		const home = postgresHome(fresh.url);
		const writer = await newRole(home);
		const forbidden = {
			code: 'LEDGER_SCHEMA_FORBIDDEN',
			params: { path: placeOf(checkSettings(writer)), schema: home.settings.schema },
		};
		await expect(openPostgresLedger(writer, { create: true })).rejects.toMatchObject(forbidden);
		expect(await inventory(home)).toEqual([]);

		// The statement of the remedy.
		await home.tamper(`CREATE SCHEMA ${home.settings.schema} AUTHORIZATION ${writer.user}`);
		const store = await openPostgresLedger(writer, { create: true });
		await appendEvents(store, drafts(2), context());
		expect(await store.head()).toMatchObject({ sequence: 3 });
	});

	it('is told what it lacks, before and while it writes', async () => {
		const home = postgresHome(fresh.url);
		const { schema } = home.settings;
		await appendEvents(await home.open({ create: true }), drafts(2), context());
		const writer = await newRole(home);
		const code = 'LEDGER_PERMISSION_MISSING';
		const params = { path: placeOf(checkSettings(writer)), reason: 'SQLSTATE 42501', schema };
		const grant = async (rights: string) => home.tamper(`GRANT ${rights} TO ${writer.user}`);

		await expect(openPostgresLedger(writer)).rejects.toMatchObject({ code, params });
		await grant(`USAGE ON SCHEMA ${schema}`);
		await expect(openPostgresLedger(writer)).rejects.toMatchObject({ code, params });
		await grant(`SELECT ON ALL TABLES IN SCHEMA ${schema}`);
		const store = await openPostgresLedger(writer);
		expect(await readAll(store)).toHaveLength(3);
		await expect(store.checkWritable()).rejects.toMatchObject({ code, params });
		await expect(appendEvents(store, drafts(1), context())).rejects.toMatchObject({ code, params });

		// The statements of the remedy, one after the other.
		await grant(`SELECT, INSERT ON ALL TABLES IN SCHEMA ${schema}`);
		await expect(store.checkWritable()).rejects.toMatchObject({ code, params });
		await grant(
			`UPDATE ON ${schema}.intents, ${schema}.approvals, ${schema}.switches, ${schema}.originals`,
		);
		await store.checkWritable();
		await appendEvents(store, drafts(1), context());
		await expect(write(store, { erasedPayloads: [2] })).rejects.toMatchObject({ code, params });
		await grant(`DELETE ON ${schema}.payloads, ${schema}.original_contents`);
		await write(store, { erasedPayloads: [2] });
		expect(await verifyChain(store.readEvents())).toMatchObject({ checked: 4 });
	});

	it('is refused rather than shown a part of the ledger by row security', async () => {
		const home = postgresHome(fresh.url);
		const { schema = '' } = home.settings;
		const writer = await newRole(home);
		await home.tamper(administratorScript(schema, writer.user));
		const store = await openPostgresLedger(writer);
		await appendEvents(store, drafts(2), context());
		await home.tamper('ALTER TABLE events ENABLE ROW LEVEL SECURITY');

		const code = 'LEDGER_PERMISSION_MISSING';
		await expect(store.head()).rejects.toMatchObject({ code });
		await expect(readAll(store)).rejects.toMatchObject({ code });
		await expect(appendEvents(store, drafts(1), context())).rejects.toMatchObject({ code });
	});
});
