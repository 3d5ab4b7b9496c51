import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { closeSqliteLedger, openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import { APPLICATION_ID, migrations } from '../../../../lib/ledger/store/sqlite/migrations';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { draft } from '../draft';
import { context, temporaryLedger } from '../helpers';
import { appendInProcess } from './processes';

describe('several processes on one ledger file', () => {
	it('wait while another one makes the ledger, and take it as it is then', async () => {
		const path = temporaryLedger();
		mkdirSync(dirname(path));
		const maker = new DatabaseSync(path);
		maker.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
		const waiting = appendInProcess({ kind: 'sqlite', path }, 'late', 1);
		// Time for the other process to start and to run into the lock.
		await setTimeout(2_500);
		for (const { sql } of migrations) maker.exec(sql);
		maker.exec(`PRAGMA user_version = ${migrations.length}`);
		maker.exec(`PRAGMA application_id = ${APPLICATION_ID}; COMMIT`);
		maker.close();

		await waiting;
		const store = await openSqliteLedger(path);
		expect(await verifyChain(store.readEvents())).toMatchObject({ checked: 2, intact: true });
	}, 60_000);

	it('wait for the switch to write-ahead logging, which SQLite itself does not wait for', async () => {
		const path = temporaryLedger();
		mkdirSync(dirname(path));
		const other = new DatabaseSync(path);
		other.exec('BEGIN IMMEDIATE');
		const waiting = appendInProcess({ kind: 'sqlite', path }, 'late', 1);
		await setTimeout(2_500);
		other.exec('COMMIT');
		other.close();

		await waiting;
		const store = await openSqliteLedger(path);
		expect(await verifyChain(store.readEvents())).toMatchObject({ checked: 2, intact: true });
	}, 60_000);

	it('cannot append to a read-only folder, and say so', { timeout: 60_000 }, async () => {
		const path = temporaryLedger();
		await appendEvents(
			await openSqliteLedger(path, { create: true }),
			[{ event: draft(), payload: null }],
			context(),
		);
		await closeSqliteLedger(path);
		makeReadOnly(path);

		await expect(
			appendInProcess({ kind: 'sqlite', path }, 'x', 1, unprivilegedUser()),
		).rejects.toMatchObject({
			stderr: expect.stringContaining('LEDGER_NOT_WRITABLE') as string,
		});

		makeWritable(path);
		const store = await openSqliteLedger(path);
		expect(await verifyChain(store.readEvents())).toMatchObject({ checked: 2, intact: true });
	});

	it('cannot make a ledger in a read-only folder, and say so', { timeout: 60_000 }, async () => {
		const path = temporaryLedger();
		mkdirSync(dirname(path));
		makeReadOnly(path);

		await expect(
			appendInProcess({ kind: 'sqlite', path }, 'x', 1, unprivilegedUser()),
		).rejects.toMatchObject({
			stderr: expect.stringContaining('LEDGER_NOT_WRITABLE') as string,
		});
		makeWritable(path);
		expect(existsSync(path)).toBe(false);
	});
});

/** Permissions do not bind root, so the child gives its privileges up; `nobody` by convention. */
function unprivilegedUser(): number | undefined {
	return process.getuid?.() === 0 ? 65_534 : undefined;
}

function makeReadOnly(path: string): void {
	const owner = unprivilegedUser();
	if (owner !== undefined) {
		for (const place of [dirname(dirname(path)), dirname(path), path].filter(existsSync)) {
			chownSync(place, owner, owner);
		}
	}
	if (existsSync(path)) chmodSync(path, 0o400);
	chmodSync(dirname(path), 0o500);
}

function makeWritable(path: string): void {
	chmodSync(dirname(path), 0o700);
	if (existsSync(path)) chmodSync(path, 0o600);
}
