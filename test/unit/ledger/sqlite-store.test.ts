import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../lib/ledger/ledger';
import { loadSqlite } from '../../../lib/ledger/sqlite-database';
import { closeSqliteLedger, openSqliteLedger } from '../../../lib/ledger/sqlite-ledgers';
import type { LedgerStore, ReadRange, StoredEntry } from '../../../lib/ledger/store';
import { verifyChain } from '../../../lib/ledger/verify';
import { draft } from './draft';
import { CHAIN, MemoryStore, context, temporaryLedger } from './helpers';

function drafts(count: number) {
	return Array.from({ length: count }, (_, index) => ({ event: draft(), payload: { index } }));
}

async function read(store: LedgerStore, range?: ReadRange) {
	const entries: StoredEntry[] = [];
	for await (const entry of store.readEvents(range)) entries.push(entry);
	return entries;
}

describe('the ledger in a SQLite file', () => {
	it('stores exactly what was hashed, as the store in memory does', async () => {
		const memory = new MemoryStore();
		await appendEvents(memory, drafts(5), context());
		const store = await openSqliteLedger(temporaryLedger(), { create: true });
		await appendEvents(store, drafts(5), context());

		expect(await read(store)).toEqual(memory.entries);
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
		closeSqliteLedger(path);
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
		let readings = 0;
		const stopping = {
			...context(CHAIN, '2026-03-02T09:00:00.000Z'),
			now: () => {
				if (++readings > 60) throw new Error('power cut');
				return new Date('2026-03-02T09:00:00.000Z');
			},
		};

		await expect(appendEvents(store, drafts(100), stopping)).rejects.toThrow();
		expect(await read(store)).toHaveLength(2);

		const receipts = await appendEvents(store, drafts(100), context());
		expect(receipts.map(({ sequence }) => sequence)).toEqual(
			Array.from({ length: 100 }, (_, index) => index + 3),
		);
		expect(await read(store, { from: 50, limit: 3 })).toMatchObject([
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
		expect(await read(store)).toHaveLength(8);
	});

	it('stays verifiable after payloads were erased', async () => {
		const path = temporaryLedger();
		const store = await openSqliteLedger(path, { create: true });
		await appendEvents(store, drafts(3), context());
		const [, entry] = await read(store);
		const sha256 = entry?.payloadSha256 ?? '';
		expect(await store.readPayload(sha256)).toBe('{"index":0}');
		change(path, `DELETE FROM payloads WHERE sha256 = '${sha256}'`);

		expect(await store.readPayload(sha256)).toBeNull();
		expect(await verifyChain(store.readEvents())).toMatchObject({
			intact: true,
			payloads: { kept: 2, erased: 1 },
		});
	});

	it('keeps equal payloads once', async () => {
		const store = await openSqliteLedger(temporaryLedger(), { create: true });
		const same = { event: draft(), payload: { same: true } };
		await appendEvents(store, [same, same], context());
		await appendEvents(store, [same], context());

		expect(await verifyChain(store.readEvents())).toMatchObject({
			intact: true,
			payloads: { kept: 3 },
		});
	});

	it('checks that it can write without appending anything', async () => {
		const store = await openSqliteLedger(temporaryLedger(), { create: true });
		await store.checkWritable();

		expect(await store.head()).toBeNull();
		expect(await read(store)).toEqual([]);
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
			"INSERT OR REPLACE INTO payloads SELECT sha256, '{}' FROM payloads LIMIT 1",
			/never changed/,
		],
		[
			'a replaced entry',
			"INSERT OR REPLACE INTO events SELECT chain, seq, prev, hash, NULL, '{}' FROM events WHERE seq = 2",
			/follows the last one/,
		],
		[
			'a fork',
			"INSERT INTO events SELECT chain, seq, prev, 'other', NULL, '{}' FROM events WHERE seq = 3",
			/follows the last one/,
		],
		[
			'a gap',
			`INSERT INTO events VALUES (${row}, 9, 'x', 'y', NULL, '{}')`,
			/follows the last one/,
		],
		[
			'an entry of another chain',
			"INSERT INTO events SELECT 'other', seq + 1, hash, 'y', NULL, '{}' FROM events WHERE seq = 4",
			/follows the last one/,
		],
		[
			'a number that is none',
			`INSERT INTO events VALUES (${row}, 'five', 'x', 'y', NULL, '{}')`,
			/follows the last one|cannot store TEXT/,
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
				INSERT INTO events SELECT chain, 9, prev, 'y', NULL, '{}' FROM events WHERE seq = 3`,
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
			"INSERT INTO events SELECT 'other', 3, prev, 'y', NULL, '{}' FROM events WHERE seq = 4",
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
		closeSqliteLedger(path);
		change(path, 'PRAGMA user_version = 99');

		await expect(openSqliteLedger(path)).rejects.toMatchObject({
			code: 'LEDGER_NEWER_SCHEMA',
			params: { found: 99, known: 1 },
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
			expect(await read(store)).toHaveLength(2);
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
		expect(await read(store)).toHaveLength(2);
	});

	it('for a Node.js without SQLite', async () => {
		const missing = () => Promise.reject(new Error('No such built-in module: node:sqlite'));

		await expect(loadSqlite(missing)).rejects.toMatchObject({
			code: 'LEDGER_SQLITE_MISSING',
			params: { version: process.version },
		});
	});
});
