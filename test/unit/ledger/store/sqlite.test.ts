import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { loadSqlite } from '../../../../lib/ledger/store/sqlite/database';
import { closeSqliteLedger, openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { verifyLedger } from '../../../../lib/ledger/verify/verify-ledger';
import { context, readAll, temporaryLedger } from '../helpers';
import { describeLedgerStore } from './contract';
import { drafts, write, type LedgerHome } from './home';
import { intent } from './records';

async function newHome(): Promise<LedgerHome> {
	const path = temporaryLedger();
	return {
		location: { kind: 'sqlite', path },
		open: (options) => openSqliteLedger(path, options),
		close: () => closeSqliteLedger(path),
		tamper: async (sql) => change(path, sql),
		dropTrigger: (name) => `DROP TRIGGER ${name}`,
		fillDisk: async (store) => {
			(Reflect.get(store, 'database') as DatabaseSync).exec('PRAGMA max_page_count = 1');
		},
	};
}

describeLedgerStore('a SQLite ledger', newHome);

describe('the ledger in a SQLite file', () => {
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
});

function change(path: string, sql: string): void {
	const database = new DatabaseSync(path);
	try {
		database.exec(sql);
	} finally {
		database.close();
	}
}

describe('the schema of a SQLite ledger refuses', () => {
	it.each([
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
			'a number that is none',
			"INSERT INTO events SELECT 'five', chain, hash, 'y', NULL, NULL, '{}' FROM events WHERE seq = 4",
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

/** Written by release-candidate code: 13 entries, payloads shared by hash, no tables beside the chain. */
const schema1 = join(import.meta.dirname, '../../../fixtures/ledger/schema-1.sqlite');
const schema1Head = '7f4f9e0a13d90ab756fac86a90b730cca00af5008947263241044b536a5659f1';

describe('a SQLite ledger of an earlier version', () => {
	function copyOfSchema1(): string {
		const path = temporaryLedger();
		mkdirSync(dirname(path));
		copyFileSync(schema1, path);
		return path;
	}

	/** payload by sequence, as the old file holds them */
	function oldPayloads(): unknown[] {
		const database = new DatabaseSync(copyOfSchema1());
		try {
			return database
				.prepare(
					'SELECT e.seq, p.canonical FROM events e JOIN payloads p ON p.sha256 = e.payload_sha256 ORDER BY e.seq',
				)
				.all()
				.map(({ seq, canonical }) => [seq, canonical]);
		} finally {
			database.close();
		}
	}

	it('is taken forward with every entry and payload, and goes on', async () => {
		const path = copyOfSchema1();
		const store = await openSqliteLedger(path);

		expect(await store.head()).toEqual({
			chain: expect.stringMatching(/^3f0b1c52-/) as string,
			sequence: 13,
			hash: schema1Head,
		});
		const entries = await readAll(store);
		const payloads = entries.flatMap(({ sequence, payload }) =>
			payload === null ? [] : [[sequence, payload]],
		);
		expect(payloads).toEqual(oldPayloads());
		expect(payloads.length).toBeGreaterThan(0);
		expect(await verifyChain(store.readEvents())).toMatchObject({
			intact: true,
			checked: 13,
			deviations: [],
			payloads: { kept: payloads.length, erased: 0 },
		});
		expect((await verifyLedger(store)).tables).toMatchObject({ intact: true, deviations: [] });

		const [receipt] = await appendEvents(store, drafts(1), context());
		expect(receipt).toMatchObject({ chain: entries[0]?.chain, sequence: 14 });
		await write(store, { intents: [intent()] });
		expect(await verifyChain(store.readEvents())).toMatchObject({ intact: true, checked: 14 });
	});

	it('finds the entries about a document afterwards', async () => {
		const store = await openSqliteLedger(copyOfSchema1());
		const entries = await readAll(store);
		const documentOf = (canonical: string) =>
			(JSON.parse(canonical) as { subject: { documentSha256: string | null } }).subject
				.documentSha256;
		const documents = new Set(entries.flatMap(({ canonical }) => documentOf(canonical) ?? []));
		expect(documents.size).toBeGreaterThan(0);

		for (const document of documents) {
			expect(await readAll(store, { documents: [document] })).toEqual(
				entries.filter(({ canonical }) => documentOf(canonical) === document),
			);
		}
	});

	it('is protected like a new one', async () => {
		const path = copyOfSchema1();
		await write(await openSqliteLedger(path), { intents: [intent()] });

		expect(() => change(path, 'DELETE FROM events WHERE seq = 13')).toThrow(/never deleted/);
		expect(() => change(path, "UPDATE payloads SET canonical = ''")).toThrow(/never changed/);
		expect(() => change(path, 'DELETE FROM intents')).toThrow(/never deleted/);
	});

	it('stays as it is when a step fails', async () => {
		const path = copyOfSchema1();
		// Stands in the way of a table the last step makes.
		change(path, 'CREATE TABLE switches (id TEXT)');
		const before = rowsOf(path);

		await expect(openSqliteLedger(path)).rejects.toMatchObject({ code: 'LEDGER_STORE_FAILED' });
		expect(rowsOf(path)).toEqual(before);
		change(path, 'DROP TABLE switches');
		expect(await (await openSqliteLedger(path)).head()).toMatchObject({ hash: schema1Head });
	});

	function rowsOf(path: string): unknown[] {
		const database = new DatabaseSync(path);
		try {
			return [
				database.prepare('PRAGMA user_version').get(),
				database.prepare('SELECT * FROM events ORDER BY seq').all(),
				database.prepare('SELECT * FROM payloads ORDER BY sha256').all(),
			];
		} finally {
			database.close();
		}
	}
});

describe('a SQLite ledger that cannot be used says why', () => {
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

	it('for a Node.js without SQLite', async () => {
		const missing = () => Promise.reject(new Error('No such built-in module: node:sqlite'));

		await expect(loadSqlite(missing)).rejects.toMatchObject({
			code: 'LEDGER_SQLITE_MISSING',
			params: { version: process.version },
		});
	});
});
