import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Postgres } from '../../scripts/host/postgres';
import { openLedger } from '../../lib/ledger/store/open-ledger';
import { closePostgresLedger } from '../../lib/ledger/store/postgres/ledgers';
import type { PostgresSettings } from '../../lib/ledger/store/postgres/settings';
import { closeSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../lib/ledger/store/store';
import { setSwitch } from '../../lib/ledger/switches/set-switch';
import type { LedgerPlace } from './writer-protocol';

/** @returns a SQLite ledger that does not exist yet */
export function sqlitePlace(folder: string): LedgerPlace {
	return { kind: 'sqlite', path: join(folder, `${randomUUID()}.sqlite`) };
}

/** @returns a ledger that does not exist yet, in a schema of its own */
export function postgresPlace(server: Postgres, database = 'postgres'): LedgerPlace {
	const { hostname, port, username, password } = new URL(server.url);
	const settings: PostgresSettings = {
		host: hostname,
		port: Number(port),
		database,
		user: username,
		password: decodeURIComponent(password),
		schema: `crash_${randomUUID().replaceAll('-', '')}`,
		tls: 'off',
	};
	return { kind: 'postgres', settings };
}

/**
 * Opens a ledger, works with it and gives it back, so that nobody holds it while writers die.
 *
 * @param place where it is; it is made if it is not there
 * @param work what to do
 * @returns what the work gives
 */
export async function withLedger<Result>(
	place: LedgerPlace,
	work: (store: LedgerStore) => Promise<Result>,
): Promise<Result> {
	const store = await openLedger(place, { create: true });
	try {
		return await work(store);
	} finally {
		await (place.kind === 'sqlite'
			? closeSqliteLedger(place.path)
			: closePostgresLedger(place.settings));
	}
}

/** Lets everything be written without limits. */
export async function allowWriting(store: LedgerStore): Promise<void> {
	const context = {
		now: () => new Date(),
		newChainId: randomUUID,
		newSalt: () => randomUUID().replaceAll('-', ''),
		software: { name: 'crash-test', version: '1.0.0' },
	};
	const limits = {
		maxGrossPerDocument: null,
		maxCountPerRun: null,
		maxSumPerRun: null,
		maxCountPerDay: null,
		maxSumPerDay: null,
	};
	const by = { id: 'crash-test', kind: 'person', via: null } as const;
	const change = {
		scope: { type: 'global', id: '' },
		setBy: by,
		reason: 'Test',
		run: null,
	} as const;
	await setSwitch(store, { ...change, kind: 'phase', value: { phase: 'writeBack' } }, context);
	await setSwitch(store, { ...change, kind: 'limits', value: limits }, context);
}
