import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { context, readAll } from '../helpers';
import { drafts, write } from './home';
import { startPooler } from './pooler';
import { filledHome, postgresHome, usePostgres } from './postgres-home';
import { appendInProcess } from './processes';
import { hash, intent, original, switchSetting } from './records';
import { type Line, startRelay } from './relay';

const fresh = usePostgres();

describe('behind a transaction pooler', () => {
	/** What other programs leave in a server connection, all of it in our way. */
	const leftOver = `
		CREATE TEMP TABLE events (seq bigint, chain text, prev text, hash text,
			payload_sha256 text, document_sha256 text, canonical text);
		CREATE TEMP TABLE payloads (seq bigint, canonical text);
		CREATE TEMP TABLE intents (key text);
		INSERT INTO events VALUES (77, 'other', '', 'x', NULL, NULL, '{}');
		SET search_path = pg_temp, pg_catalog;
		SET default_transaction_isolation = 'serializable';
		SET enable_indexscan = off;
		SET statement_timeout = '5s';
		SET bytea_output = 'escape';
		PREPARE ledger AS SELECT 1`;

	async function pooled() {
		const direct = postgresHome(fresh.url);
		const pooler = await startPooler(direct.settings.port, leftOver);
		const home = postgresHome(fresh.url, { ...direct.settings, port: pooler.port });
		return { home, direct, pooler };
	}

	it('everything works, whichever connection each transaction meets', async () => {
		const { home, direct, pooler } = await pooled();
		const store = await home.open({ create: true });
		await store.checkWritable();
		const ledger = context();
		await Promise.all(
			Array.from({ length: 30 }, async (_, index) => {
				await appendEvents(store, drafts(5), ledger);
				await store.contents.put(hash(`file ${index}`), randomBytes(100));
				expect(await store.contents.get(hash(`file ${index}`))).toHaveLength(100);
				expect((await readAll(store)).length).toBeGreaterThan(5);
			}),
		);
		await write(store, {
			intents: [intent()],
			originals: [original()],
			switches: [switchSetting()],
		});

		expect(await store.readIntents({ keys: [hash('key')] })).toEqual([intent()]);
		expect(await store.readSwitches()).toHaveLength(1);
		expect(await store.readOriginals([hash('file')])).toEqual([original()]);
		const seen = await readAll(await direct.open());
		expect(await readAll(store)).toEqual(seen);
		expect(await verifyChain(seen)).toMatchObject({ intact: true, checked: 151 });
		expect(pooler.switches()).toBeGreaterThan(10);
	});

	it('a failed transaction leaves nothing behind', async () => {
		const { home, pooler } = await pooled();
		const store = await home.open({ create: true });
		await appendEvents(store, drafts(1), context());
		for (let round = 0; round < 5; round++) {
			const failing = store.transact({}, () => {
				throw new Error('no');
			});
			const refused = write(store, { erasedPayloads: [Number.NaN] });
			await Promise.all([
				expect(failing).rejects.toMatchObject({ code: 'LEDGER_STORE_FAILED' }),
				expect(refused).rejects.toMatchObject({ code: 'LEDGER_STORE_FAILED' }),
			]);
			await Promise.all([readAll(store), appendEvents(store, drafts(1), context())]);
		}

		expect(await readAll(store)).toHaveLength(7);
		expect(pooler.switches()).toBeGreaterThan(0);
	});

	it('several processes append without a fork', { timeout: 60_000 }, async () => {
		const { home, direct } = await pooled();
		const writers = ['first', 'second'];
		await Promise.all(writers.map((writer) => appendInProcess(home.location, writer, 40)));

		expect(await verifyChain((await direct.open()).readEvents())).toMatchObject({
			intact: true,
			checked: 81,
		});
	});
});

describe('connections', () => {
	it('are opened once for many who open the same ledger', async () => {
		const direct = await filledHome(fresh.url, 1);
		const lines = new Set<Line>();
		const relay = await startRelay(direct.settings.port, {
			toServer: (_, line) => {
				lines.add(line);
				return true;
			},
		});
		const home = postgresHome(fresh.url, { ...direct.settings, ...relay.address });
		const stores = await Promise.all(Array.from({ length: 10 }, async () => home.open()));

		expect(new Set(stores).size).toBe(1);
		expect(lines.size).toBe(1);
	});

	it('are few, and one is enough to write', async () => {
		const home = postgresHome(fresh.url);
		const store = await home.open({ create: true });
		const ledger = context();
		await Promise.all([
			...Array.from({ length: 30 }, () => appendEvents(store, drafts(2), ledger)),
			...Array.from({ length: 30 }, () => readAll(store)),
		]);
		const client = await home.connect();
		const { rows } = await client.query<{ open: string }>(
			"SELECT count(*) AS open FROM pg_stat_activity WHERE application_name = 'belegfluss' AND datname = $1",
			[home.settings.database],
		);

		expect(Number(rows[0]?.open)).toBeLessThanOrEqual(4);
		await home.close();
		await expect(store.head()).rejects.toMatchObject({ code: 'LEDGER_UNREACHABLE' });
		expect(await readAll(await home.open())).toHaveLength(61);
	});
});
