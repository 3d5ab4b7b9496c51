import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { isSqliteFile, LedgerFile } from '../../../../lib/ledger/export/ledger-file';
import { verifyPath } from '../../../../lib/ledger/export/verify-path';
import { APPLICATION_ID, migrations } from '../../../../lib/ledger/store/sqlite/migrations';
import { closeSqliteLedger, openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import type { StoredEntry } from '../../../../lib/ledger/store/store';
import { draft } from '../draft';
import { chainOf, context, temporaryLedger } from '../helpers';
import { temporaryFolder } from './exports';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

async function readAll(path: string): Promise<StoredEntry[]> {
	const entries: StoredEntry[] = [];
	for await (const entry of new LedgerFile(path).readEvents()) entries.push(entry);
	return entries;
}

async function newLedger() {
	const path = temporaryLedger();
	const store = await openSqliteLedger(path, { create: true });
	const drafts = [1, 2, 3].map((note) => ({ event: draft(), payload: { note } }));
	await appendEvents(store, drafts, context());
	return { path, store };
}

describe('a ledger file', () => {
	it('reads as its store does, also while that is open', async () => {
		const { path, store } = await newLedger();
		const entries: StoredEntry[] = [];
		for await (const entry of store.readEvents()) entries.push(entry);

		expect(await readAll(path)).toEqual(entries);
		expect(entries).toHaveLength(4);
	});

	it('is verified without being changed', async () => {
		const { path } = await newLedger();
		await closeSqliteLedger(path);
		const before = sha256(path);

		expect(await verifyPath(path, {})).toMatchObject({ intact: true, checked: 4 });
		expect(sha256(path)).toBe(before);
	});

	it('of the first schema is read as it is, and not migrated', async () => {
		const path = join(temporaryFolder(), 'old.sqlite');
		const entries = chainOf(4);
		const database = new DatabaseSync(path);
		database.exec(migrations[0]?.sql ?? '');
		database.exec(`PRAGMA user_version = 1; PRAGMA application_id = ${APPLICATION_ID}`);
		for (const { sequence, chain, previous, hash, payloadSha256, canonical, payload } of entries) {
			if (payloadSha256 && payload) {
				database.prepare('INSERT INTO payloads VALUES (?, ?)').run(payloadSha256, payload);
			}
			database
				.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)')
				.run(chain, sequence, previous, hash, payloadSha256, canonical);
		}
		database.close();
		const before = sha256(path);

		expect(await readAll(path)).toEqual(entries);
		expect(await verifyPath(path, {})).toMatchObject({ intact: true, checked: 4 });
		expect(sha256(path)).toBe(before);
	});

	it('that was damaged is a report, not an error', async () => {
		const { path } = await newLedger();
		await closeSqliteLedger(path);
		const database = new DatabaseSync(path);
		database.exec(`DROP TRIGGER events_never_updated;
			UPDATE events SET document_sha256 = '${'0'.repeat(64)}' WHERE seq = 3;
			DELETE FROM payloads WHERE seq = 2`);
		database.close();

		expect(await verifyPath(path, {})).toMatchObject({
			intact: false,
			trustworthyUntil: 2,
			payloads: { kept: 2, erased: 0, missing: 1, unknown: 0 },
			deviations: [
				{ kind: 'payloadMissing', sequence: 2 },
				{ kind: 'columnChanged', sequence: 3 },
			],
		});
	});

	it('is recognised by its content', async () => {
		const { path } = await newLedger();
		const text = join(temporaryFolder(), 'a.sqlite');
		writeFileSync(text, 'SQLite');

		expect(await isSqliteFile(path)).toBe(true);
		expect(await isSqliteFile(text)).toBe(false);
		await expect(isSqliteFile(join(text, 'x'))).rejects.toMatchObject({ code: 'EXPORT_NOT_FOUND' });
	});

	it('is refused when it is missing, or belongs to another program', async () => {
		const folder = temporaryFolder();
		const foreign = join(folder, 'foreign.sqlite');
		const database = new DatabaseSync(foreign);
		database.exec('CREATE TABLE t (a)');
		database.close();
		const before = sha256(foreign);

		await expect(readAll(join(folder, 'none.sqlite'))).rejects.toMatchObject({
			code: 'LEDGER_FILE_MISSING',
		});
		await expect(verifyPath(foreign, {})).rejects.toMatchObject({ code: 'LEDGER_FOREIGN_FILE' });
		expect(sha256(foreign)).toBe(before);
	});

	it('is refused when it was written by a newer version', async () => {
		const { path } = await newLedger();
		await closeSqliteLedger(path);
		const database = new DatabaseSync(path);
		database.exec('PRAGMA user_version = 99');
		database.close();

		await expect(verifyPath(path, {})).rejects.toMatchObject({ code: 'LEDGER_NEWER_SCHEMA' });
	});

	it('says what is in the way when it cannot be opened', async () => {
		const folder = temporaryFolder();
		mkdirSync(join(folder, 'ledger.sqlite'));

		await expect(readAll(join(folder, 'ledger.sqlite'))).rejects.toMatchObject({
			code: 'EXPORT_LEDGER_NOT_OPENED',
		});
	});
});
