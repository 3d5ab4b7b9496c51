import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { alongTheKey, pageQuery } from '../../../../lib/ledger/store/postgres/event-rows';
import { context, readAll } from '../helpers';
import { drafts, write } from './home';
import { type PostgresHome, postgresHome, usePostgres } from './postgres-home';
import { approval, hash, intent, original, switchSetting } from './records';

const fresh = usePostgres();

/** A step of a plan, as EXPLAIN tells it. */
interface PlanNode {
	readonly 'Relation Name'?: string;
	readonly 'Actual Rows': number;
	readonly 'Actual Loops': number;
	readonly Plans?: readonly PlanNode[];
}

function scansOf(node: PlanNode): Array<{ table: string; rows: number }> {
	const table = node['Relation Name'];
	const own = table ? [{ table, rows: node['Actual Rows'] * node['Actual Loops'] }] : [];
	return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}

describe('the tables of a PostgreSQL ledger', () => {
	const tables = ['events', 'payloads', 'intents', 'approvals', 'switches', 'originals'];

	async function ledgerOfAll(): Promise<PostgresHome> {
		const home = postgresHome(fresh.url);
		const store = await home.open({ create: true });
		await appendEvents(store, drafts(3), context());
		await write(store, {
			intents: [intent()],
			approvals: [approval()],
			originals: [original()],
			switches: [switchSetting()],
		});
		await store.contents.put(hash('file'), Buffer.from('content'));
		return home;
	}

	it.each([...tables, 'original_contents'])('are never emptied: %s', async (table) => {
		const home = await ledgerOfAll();

		await expect(home.tamper(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(
			/never (deleted|changed)|stays known/,
		);
	});

	it.each([
		[
			'events',
			"INSERT INTO events SELECT * FROM events ON CONFLICT (seq) DO UPDATE SET hash = 'x'",
		],
		[
			'payloads',
			"INSERT INTO payloads VALUES (2, '') ON CONFLICT (seq) DO UPDATE SET canonical = ''",
		],
		['original_contents', "UPDATE original_contents SET content = ''"],
		['events', 'MERGE INTO events e USING events o ON e.seq = o.seq WHEN MATCHED THEN DELETE'],
	])('refuse every way around: %s, %s', async (_, sql) => {
		const home = await ledgerOfAll();

		await expect(home.tamper(sql)).rejects.toThrow(/never (deleted|changed)/);
	});

	it('let a payload and a kept file go', async () => {
		const home = await ledgerOfAll();
		await home.tamper('DELETE FROM payloads WHERE seq = 2; DELETE FROM original_contents');

		const store = await home.open();
		expect((await readAll(store))[1]).toMatchObject({ sequence: 2, payload: null });
		expect(await store.contents.get(hash('file'))).toBeNull();
	});

	it('take several entries of one statement only in one unbroken line', async () => {
		const home = await ledgerOfAll();
		const select = (sequence: string, chain: string, previous: string) =>
			`SELECT ${sequence}, ${chain}, ${previous}, 'h' || ${sequence}, NULL, NULL, '{}' FROM events WHERE seq = 4`;
		const first = select('5', 'chain', 'hash');
		const insert = (second: string) => `INSERT INTO events ${first} UNION ALL ${second}`;

		for (const second of [
			select('6', 'chain', 'hash'),
			select('6', "'other'", "'h5'"),
			select('7', 'chain', "'h5'"),
			select('7', 'chain', "'h6'"),
			select('4', 'chain', "'h5'"),
		]) {
			await expect(home.tamper(insert(second))).rejects.toThrow(/follows|duplicate key/);
		}
		await home.tamper(insert(select('6', 'chain', "'h5'")));
		expect(await (await home.open()).head()).toMatchObject({ sequence: 6, hash: 'h6' });
	});

	it('let no gap be filled by a statement that also appends', async () => {
		const home = await ledgerOfAll();
		await home.tamper(`CREATE TABLE removed AS SELECT * FROM events WHERE seq = 3;
			${home.dropTrigger('events_never_deleted')}; DELETE FROM events WHERE seq = 3`);

		await expect(
			home.tamper(`INSERT INTO events SELECT * FROM removed UNION ALL
				SELECT 5, chain, hash, 'h5', NULL, NULL, '{}' FROM events WHERE seq = 4`),
		).rejects.toThrow(/follows the last one/);
	});

	it('are read in pages that end when they grow large', async () => {
		const home = postgresHome(fresh.url);
		const store = await home.open({ create: true });
		const large = drafts(4).map((entry) => ({ ...entry, payload: 'x'.repeat(5_000_000) }));
		await appendEvents(store, large, context());
		const client = await home.connect();
		const page = async (after: number) => {
			const range = { after: String(after), until: '5', limit: 100, documents: undefined };
			const { sql, cells } = pageQuery(range);
			return (await client.query<{ seq: string }>(sql, [...cells])).rows.map(({ seq }) => seq);
		};

		expect(await page(0)).toEqual(['1', '2', '3']);
		expect(await page(3)).toEqual(['4', '5']);
	});

	it('are read along their key, page by page, whatever the planner knows of them', async () => {
		const home = postgresHome(fresh.url);
		const store = await home.open({ create: true });
		await appendEvents(store, drafts(6_000), context());
		const client = await home.connect();
		const rowsRead = async (after: number) => {
			const range = { after: String(after), until: '6001', limit: 1_000, documents: undefined };
			const { sql, cells } = pageQuery(range);
			await client.query(`BEGIN;${alongTheKey}`);
			const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
				`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
				[...cells],
			);
			await client.query('ROLLBACK');
			return scansOf(rows[0]!['QUERY PLAN'][0].Plan);
		};

		for (const known of ['', 'ANALYZE events', 'ANALYZE payloads']) {
			await client.query(known);
			for (const after of [0, 4_500]) {
				const scans = await rowsRead(after);
				expect(scans.map(({ table }) => table).sort()).toEqual(['events', 'payloads']);
				for (const { rows } of scans) expect(rows).toBeLessThanOrEqual(1_001);
			}
		}
	});

	it('believe no number beyond 2^53', async () => {
		const home = await ledgerOfAll();
		await home.tamper('UPDATE intents SET amount_cents = 9007199254740993');

		const unreadable = {
			code: 'LEDGER_ROW_UNREADABLE',
			params: { table: 'intents', field: 'amountCents' },
		};
		const store = await home.open();
		await expect(store.readIntents({})).rejects.toMatchObject(unreadable);
		const undecided = store.transact({ intents: [hash('key')] }, () => {
			throw new Error('must not be asked');
		});
		await expect(undecided).rejects.toMatchObject(unreadable);
	});
});
