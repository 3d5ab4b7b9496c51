import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import type { AuditDraft } from '../../../../lib/ledger/event/event';
import { sha256Hex } from '../../../../lib/ledger/event/hash';
import { keepOriginals } from '../../../../lib/ledger/originals/keep-original';
import { inspectOriginal, readOriginal } from '../../../../lib/ledger/originals/read-original';
import { completenessReport } from '../../../../lib/ledger/report/completeness';
import { dailyReport } from '../../../../lib/ledger/report/daily';
import { firstSequenceSince } from '../../../../lib/ledger/report/first-sequence';
import { documentTrails } from '../../../../lib/ledger/report/trail';
import { unusualActivity } from '../../../../lib/ledger/report/unusual';
import { dueForErasure } from '../../../../lib/ledger/retention/due';
import { eraseOriginals } from '../../../../lib/ledger/retention/erase-original';
import { erasePayloads } from '../../../../lib/ledger/retention/erase-payload';
import { reclassify } from '../../../../lib/ledger/retention/reclassify';
import {
	closePostgresLedger,
	openPostgresLedger,
} from '../../../../lib/ledger/store/postgres/ledgers';
import type { PostgresSettings } from '../../../../lib/ledger/store/postgres/settings';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { freshDatabase, type FreshDatabase } from '../../../support/postgres';
import { CHAIN, context, readAll } from '../helpers';
import { about, byPerson, decided, newLedger, wrote } from './scenario';

const GROUNDS = {
	reason: 'Frist abgelaufen',
	actor: { kind: 'person', id: 'dsb@example.com', via: null },
} as const;

let database: FreshDatabase;
let settings: PostgresSettings;

beforeAll(async () => {
	database = await freshDatabase();
	const { hostname, port, pathname, username, password } = new URL(database.url);
	settings = {
		host: hostname,
		port: Number(port),
		database: pathname.slice(1),
		user: decodeURIComponent(username),
		password: decodeURIComponent(password),
		tls: 'off',
		schema: `ledger_${randomBytes(6).toString('hex')}`,
	};
});

afterAll(async () => {
	await closePostgresLedger(settings);
	await database.drop();
});

const files = Array.from({ length: 5 }, (_, index) => Buffer.from(`document ${index}`));
const hashes = files.map((bytes) => sha256Hex(bytes));

function of(index: number, changes: Partial<AuditDraft>): AuditDraft {
	const documentSha256 = hashes[index] ?? null;
	const subject = { type: 'document', id: null, system: null, documentSha256 } as const;
	return about(null, { subject, ...changes });
}

/** Everything these rooms do, one after the other, and what each of it gave. */
async function everything(store: LedgerStore): Promise<unknown> {
	const at = (instant: string) => context(CHAIN, instant);
	const log = async (instant: string, events: readonly AuditDraft[]) =>
		appendEvents(
			store,
			events.map((event) => ({ event, payload: { kept: event.action } })),
			at(instant),
		);
	const received = files.map((bytes, index) => ({
		bytes,
		sha256: hashes[index] ?? '',
		mimeType: 'application/pdf',
		fileName: `Rechnung ${index} ä\u0000.pdf`,
	}));
	const kept = await keepOriginals(store, received, at('2026-03-02T08:00:00Z'));
	await log(
		'2026-03-02T08:00:00Z',
		received.map((_, index) => of(index, { action: 'received' })),
	);
	await log('2026-03-02T09:00:00Z', [
		of(0, decided('write')),
		of(0, wrote('done')),
		of(1, decided('approve', 'yellow')),
		of(2, { ...decided('reject', 'red'), recordType: 'letter' }),
	]);
	await log('2026-03-03T09:00:00Z', [of(1, byPerson('approved')), of(3, { action: 'failed' })]);
	await reclassify(
		store,
		{ documentSha256: hashes[4] ?? '', recordType: 'none', ...GROUNDS },
		at('2026-03-04T09:00:00Z'),
	);

	const due: unknown[] = [];
	const targets: { sequence: number }[] = [];
	const originals: string[] = [];
	for await (const item of dueForErasure(store, '2033-01-01')) {
		due.push(item);
		if (item.kind === 'payload') targets.push({ sequence: item.sequence });
		else originals.push(item.documentSha256);
	}
	const retained = await eraseOriginals(
		store,
		{ files: hashes, ...GROUNDS },
		at('2033-01-01T08:00:00Z'),
	).catch((cause: unknown) => (cause as { code: string }).code);
	const now = at('2033-01-01T08:00:00Z');
	const erased = [
		await erasePayloads(store, { targets, ...GROUNDS }, now),
		await eraseOriginals(store, { files: originals, ...GROUNDS }, now),
	];
	return {
		kept,
		due,
		retained,
		erased,
		states: (await Promise.all(hashes.map((sha256) => inspectOriginal(store, sha256)))).map(
			({ state }) => state,
		),
		content: new Uint8Array((await readOriginal(store, hashes[0] ?? '')).bytes),
		trails: await documentTrails(store, hashes),
		complete: await completenessReport(store, { now: new Date('2026-03-05T00:00:00Z'), hours: 24 }),
		daily: await dailyReport(store, { from: '2026-03-01', to: '2026-03-04' }),
		unusual: await unusualActivity(store, {
			day: '2026-03-03',
			now: new Date('2026-03-05T00:00:00Z'),
		}),
		begin: await firstSequenceSince(store, new Date('2026-03-04T08:30:00Z')),
		entries: await readAll(store),
	};
}

it('gives the same on both kinds of store, to the byte', async () => {
	const sqlite = await everything(await newLedger());
	const postgres = await everything(await openPostgresLedger(settings, { create: true }));

	expect(postgres).toEqual(sqlite);
	expect(sqlite).toMatchObject({
		retained: 'RETENTION_ORIGINAL_RETAINED',
		states: ['kept', 'kept', 'erased', 'kept', 'erased'],
		begin: 11,
	});
});
