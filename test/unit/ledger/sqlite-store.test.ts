import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { appendEvents, chainUp, prepareEntry } from '../../../lib/ledger/append';
import { loadSqlite } from '../../../lib/ledger/store/sqlite/database';
import { closeSqliteLedger, openSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { draft } from './draft';
import { CHAIN, chained, context, readAll, temporaryLedger } from './helpers';

function drafts(count: number) {
	return Array.from({ length: count }, (_, index) => ({ event: draft(), payload: { index } }));
}

describe('the ledger in a SQLite file', () => {
	it('stores exactly what was hashed, a payload with its entry', async () => {
		const store = await openSqliteLedger(temporaryLedger(), { create: true });
		await appendEvents(store, drafts(5), context());

		expect(await readAll(store)).toEqual(chained(drafts(5)));
		expect(await store.head()).toMatchObject({ chain: CHAIN, sequence: 6 });
	});

	it('makes folder and file for their owner only', async () => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		await appendEvents(store, drafts(1), context());

		expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
		for (const suffix of ['', '-wal', '-shm']) {
			expect(statSync(path + suffix).mode & 0o777).toBe(0o600);
		}
	});

	it('flushes every commit to the disk and writes ahead', async () => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		const database = Reflect.get(store, 'database') as DatabaseSync;

		expect(database.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
		expect(database.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
		expect(database.prepare('PRAGMA busy_timeout').get()).toMatchObject({ timeout: 5000 });
	});

	it('goes on with the same chain after reopening', async () => {
		const path = temporaryLedger();
		await appendEvents(await openSqliteLedger(path, { create: true }), drafts(2), context());
		await closeSqliteLedger(path);
		const reopened = await openSqliteLedger(path);
		const [receipt] = await appendEvents(
			reopened,
			drafts(1),
			context('11111111-1111-4111-8111-111111111111'),
		);

		expect(receipt).toMatchObject({ chain: CHAIN, sequence: 4 });
		expect(await verifyChain(reopened.readEvents())).toMatchObject({ intact: true, checked: 4 });
	});

	it('hands out one handle per file', async () => {
		const path = temporaryLedger();
		const [one, two] = await Promise.all([
			openSqliteLedger(path, { create: true }),
			openSqliteLedger(path, { create: true }),
		]);

		expect(one).toBe(two);
	});

	it('writes a batch of 100 in one transaction, or not at all', async () => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		await appendEvents(store, drafts(1), context());
		await expect(
			store.transact({}, ({ head }) => {
				const ledger = context();
				const prepared = drafts(100).map((entry) => prepareEntry(entry, ledger));
				const { events, payloads } = chainUp(head, prepared, ledger);
				const spoilt = events.with(60, { ...events[60]!, sequence: 7 });
				return { batch: { events: spoilt, payloads }, result: null };
			}),
		).rejects.toMatchObject({ code: 'LEDGER_STORE_FAILED' });
		expect(await readAll(store)).toHaveLength(2);

		const receipts = await appendEvents(store, drafts(100), context());
		expect(receipts.map(({ sequence }) => sequence)).toEqual(
			Array.from({ length: 100 }, (_, index) => index + 3),
		);
		expect(await readAll(store, { from: 50, limit: 3 })).toMatchObject([
			{ sequence: 50 },
			{ sequence: 51 },
			{ sequence: 52 },
		]);
	});

	it('reads a snapshot: entries appended meanwhile come with the next reading', async () => {
		const store = await openSqliteLedger(temporaryLedger(), { create: true });
		await appendEvents(store, drafts(3), context());
		const sequences: number[] = [];
		for await (const { sequence } of store.readEvents()) {
			sequences.push(sequence);
			await appendEvents(store, drafts(1), context());
		}

		expect(sequences).toEqual([1, 2, 3, 4]);
		expect(await readAll(store)).toHaveLength(8);
	});

	it('checks that it can write without appending anything', async () => {
		const store = await openSqliteLedger(temporaryLedger(), { create: true });
		await store.checkWritable();

		expect(await store.head()).toBeNull();
		expect(await readAll(store)).toEqual([]);
	});
});

function change(path: string, sql: string): void {
	const database = new DatabaseSync(path);
	try {
		database.exec(sql);
	} finally {
		database.close();
	}
}

describe('the schema refuses', () => {
	const row = "'0b6f2d5e-6f7a-4c58-9f0e-3a1b5c7d9e11'";
	it.each([
		['a changed entry', "UPDATE events SET canonical = '{}' WHERE seq = 2", /never changed/],
		['a deleted entry', 'DELETE FROM events WHERE seq = 3', /never deleted/],
		['a cut-off end', 'DELETE FROM events WHERE seq > 2', /never deleted/],
		['emptying the table', 'DELETE FROM events', /never deleted/],
		['a changed payload', "UPDATE payloads SET canonical = '{}'", /never changed/],
		[
			'a replaced payload',
			"INSERT OR REPLACE INTO payloads SELECT seq, '{}' FROM payloads LIMIT 1",
			/never changed/,
		],
		[
			'a replaced entry',
			"INSERT OR REPLACE INTO events SELECT seq, chain, prev, hash, NULL, NULL, '{}' FROM events WHERE seq = 2",
			/follows the last one/,
		],
		[
			'a fork',
			"INSERT INTO events SELECT seq, chain, prev, 'other', NULL, NULL, '{}' FROM events WHERE seq = 3",
			/follows the last one/,
		],
		[
			'a gap',
			`INSERT INTO events VALUES (9, ${row}, 'x', 'y', NULL, NULL, '{}')`,
			/follows the last one/,
		],
		[
			'an entry of another chain',
			"INSERT INTO events SELECT seq + 1, 'other', hash, 'y', NULL, NULL, '{}' FROM events WHERE seq = 4",
			/follows the last one/,
		],
		[
			'a number that is none',
			`INSERT INTO events VALUES ('five', ${row}, 'x', 'y', NULL, NULL, '{}')`,
			/follows the last one|cannot store TEXT|datatype mismatch/,
		],
	])('%s', async (_, sql, reason) => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		await appendEvents(store, drafts(3), context());

		expect(() => change(path, sql)).toThrow(reason);
		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true, checked: 4 });
	});

	it('forks even when all triggers were dropped', async () => {
		const path = temporaryLedger();
		await appendEvents(await openSqliteLedger(path, { create: true }), drafts(3), context());

		expect(() =>
			change(
				path,
				`DROP TRIGGER events_follow_head;
				INSERT INTO events SELECT seq, chain, prev, 'y', NULL, NULL, '{}' FROM events WHERE seq = 3`,
			),
		).toThrow(/UNIQUE/);
	});
});

describe('whoever drops the triggers is found out', () => {
	const unlock =
		'DROP TRIGGER events_never_updated; DROP TRIGGER events_never_deleted; DROP TRIGGER events_follow_head;';

	it.each([
		[
			'contentChanged',
			"UPDATE events SET canonical = replace(canonical, 'checked', 'approved') WHERE seq = 3",
		],
		['gap', 'DELETE FROM events WHERE seq = 3'],
		['columnChanged', 'UPDATE events SET payload_sha256 = NULL WHERE seq = 3'],
		['columnChanged', 'UPDATE events SET seq = 9007199254740993 WHERE seq = 3'],
		[
			'foreignChain',
			"DELETE FROM events WHERE seq = 3; INSERT INTO events SELECT 3, 'other', prev, 'y', NULL, NULL, '{}' FROM events WHERE seq = 4",
		],
	])('%s: %s', async (kind, sql) => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		await appendEvents(store, drafts(5), context());
		change(path, unlock + sql);

		const report = await verifyChain(store.readEvents());
		expect(report.deviations.map((deviation) => deviation.kind)).toContain(kind);
		expect(report).toMatchObject({ intact: false, trustworthyUntil: 2 });
	});
});

describe('a ledger that cannot be used says why', () => {
	const cases: Array<[string, string, (path: string) => void]> = [
		[
			'LEDGER_FOREIGN_FILE',
			'a text file',
			(path) => writeFileSync(path, 'Sehr geehrte Damen und Herren, '.repeat(40)),
		],
		[
			'LEDGER_FOREIGN_FILE',
			'the database of another program',
			(path) => change(path, 'CREATE TABLE workflow_entity (id)'),
		],
		['LEDGER_NOT_WRITABLE', 'a folder in its place', (path) => mkdirSync(path)],
	];
	it.each(cases)('%s for %s, which stays as it is', async (code, _, prepare) => {
		const path = temporaryLedger();
		mkdirSync(dirname(path), { recursive: true });
		prepare(path);
		const before = statSync(path).isFile() ? readFileSync(path) : null;

		await expect(openSqliteLedger(path, { create: true })).rejects.toMatchObject({ code });
		if (before) expect(readFileSync(path).equals(before)).toBe(true);
		expect(existsSync(`${path}-wal`)).toBe(false);
	});

	it('for a relative path', async () => {
		await expect(openSqliteLedger('ledger.sqlite', { create: true })).rejects.toMatchObject({
			code: 'LEDGER_PATH_RELATIVE',
		});
	});

	it('for a file that is not there, without making one', async () => {
		const path = temporaryLedger();

		await expect(openSqliteLedger(path)).rejects.toMatchObject({ code: 'LEDGER_FILE_MISSING' });
		expect(existsSync(path)).toBe(false);
	});

	it('for an empty file of somebody else, unless a ledger may be created', async () => {
		const path = temporaryLedger();
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, '');

		await expect(openSqliteLedger(path)).rejects.toMatchObject({ code: 'LEDGER_FOREIGN_FILE' });
		expect(statSync(path).size).toBe(0);
	});

	it('for a file in the place of its folder', async () => {
		const path = temporaryLedger();
		writeFileSync(dirname(path), '');

		await expect(openSqliteLedger(path, { create: true })).rejects.toMatchObject({
			code: 'LEDGER_NOT_WRITABLE',
		});
	});

	it('for a schema of a newer version of the package', async () => {
		const path = temporaryLedger();
		await openSqliteLedger(path, { create: true });
		await closeSqliteLedger(path);
		change(path, 'PRAGMA user_version = 99');

		await expect(openSqliteLedger(path)).rejects.toMatchObject({
			code: 'LEDGER_NEWER_SCHEMA',
			params: { found: 99, known: 3 },
		});
	});

	it('for a file that was taken away while it was open', async () => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		await appendEvents(store, drafts(1), context());
		renameSync(path, join(dirname(path), 'moved.sqlite'));

		const code = 'LEDGER_FILE_REPLACED';
		await expect(appendEvents(store, drafts(1), context())).rejects.toMatchObject({ code });
		await expect(openSqliteLedger(path, { create: true })).rejects.toMatchObject({ code });
		expect(existsSync(path)).toBe(false);
	});

	it(
		'for a file another program has locked, and nothing is appended',
		{ timeout: 20_000 },
		async () => {
			const path = temporaryLedger();
			const store = await openSqliteLedger(path, { create: true });
			await appendEvents(store, drafts(1), context());
			const intruder = new DatabaseSync(path);
			intruder.exec('BEGIN IMMEDIATE');

			await expect(appendEvents(store, drafts(1), context())).rejects.toMatchObject({
				code: 'LEDGER_BUSY',
			});
			intruder.exec('ROLLBACK');
			intruder.close();
			expect(await readAll(store)).toHaveLength(2);
		},
	);

	it('for a disk without space, and nothing is appended', async () => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		await appendEvents(store, drafts(1), context());
		const database = Reflect.get(store, 'database') as DatabaseSync;
		database.exec('PRAGMA max_page_count = 1');
		const big = { event: draft(), payload: { text: 'x'.repeat(500_000) } };

		await expect(appendEvents(store, [big], context())).rejects.toMatchObject({
			code: 'LEDGER_DISK_FULL',
		});
		expect(await readAll(store)).toHaveLength(2);
	});

	it('for a Node.js without SQLite', async () => {
		const missing = () => Promise.reject(new Error('No such built-in module: node:sqlite'));

		await expect(loadSqlite(missing)).rejects.toMatchObject({
			code: 'LEDGER_SQLITE_MISSING',
			params: { version: process.version },
		});
	});
});
