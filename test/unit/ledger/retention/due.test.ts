import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendEvents } from '../../../../lib/ledger/append';
import { recordTypes, type RecordType } from '../../../../lib/ledger/event/actions';
import { sha256Hex } from '../../../../lib/ledger/event/hash';
import { keepOriginal } from '../../../../lib/ledger/originals/keep-original';
import { dueForErasure, type DueForErasure } from '../../../../lib/ledger/retention/due';
import { eraseOriginal } from '../../../../lib/ledger/retention/erase-original';
import { erasePayload } from '../../../../lib/ledger/retention/erase-payload';
import { reclassify } from '../../../../lib/ledger/retention/reclassify';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { draft } from '../draft';
import { CHAIN, context, temporaryLedger } from '../helpers';

const GROUNDS = {
	reason: 'Frist abgelaufen',
	actor: { kind: 'person', id: 'dsb@example.com', via: null },
} as const;

const fileOf = (document: number) => Buffer.from(`document ${document}`);
const hashOf = (document: number) => sha256Hex(fileOf(document));

async function newLedger() {
	return openSqliteLedger(temporaryLedger(), { create: true });
}

async function log(
	store: LedgerStore,
	day: string,
	document: number | null,
	{ recordType = null, payload = {} }: { recordType?: RecordType | null; payload?: unknown } = {},
): Promise<void> {
	const documentSha256 = document === null ? null : hashOf(document);
	const subject = { type: 'document', id: null, system: null, documentSha256 } as const;
	const event = draft({ subject, recordType });
	await appendEvents(store, [{ event, payload }], context(CHAIN, `${day}T10:00:00Z`));
}

async function keep(store: LedgerStore, day: string, document: number): Promise<void> {
	const bytes = fileOf(document);
	const facts = { mimeType: 'text/plain', fileName: 'a.txt' };
	const file = { bytes, sha256: sha256Hex(bytes), ...facts };
	await keepOriginal(store, file, context(CHAIN, `${day}T10:00:00Z`));
}

async function due(store: LedgerStore, today: string): Promise<DueForErasure[]> {
	const found: DueForErasure[] = [];
	for await (const item of dueForErasure(store, today)) found.push(item);
	return found;
}

describe('what is due for erasure', () => {
	it('lists payloads by entry and each file once, with type and last day of retention', async () => {
		const store = await newLedger();
		await keep(store, '2026-03-02', 1);
		await log(store, '2026-03-02', 1);
		await log(store, '2026-12-30', 1);
		await log(store, '2027-01-04', 1);
		await log(store, '2027-01-05', 2);
		await log(store, '2026-03-02', null);

		const voucher = { recordType: 'voucher', retainedUntil: '2034-12-31' } as const;
		const documentSha256 = hashOf(1);
		expect(await due(store, '2034-12-31')).toEqual([]);
		expect(await due(store, '2035-01-01')).toEqual([
			{ kind: 'payload', sequence: 2, documentSha256, ...voucher },
			{ kind: 'payload', sequence: 3, documentSha256, ...voucher },
			{ kind: 'original', sequence: null, documentSha256, ...voucher },
		]);
		expect(await due(store, '2037-01-01')).toContainEqual({
			kind: 'payload',
			sequence: 6,
			documentSha256: null,
			recordType: 'organisational',
			retainedUntil: '2036-12-31',
		});
	});

	it('goes by the last statement about a document, even for what was logged before it', async () => {
		const store = await newLedger();
		await keep(store, '2026-03-02', 1);
		await log(store, '2026-03-02', 1, { recordType: 'none' });
		await log(store, '2026-03-02', 2, { recordType: 'none' });
		const classification = {
			documentSha256: hashOf(1),
			recordType: 'voucher',
			...GROUNDS,
		} as const;
		await reclassify(store, classification, context(CHAIN, '2026-04-01T10:00:00Z'));

		expect(await due(store, '2026-04-01')).toEqual([
			{
				kind: 'payload',
				sequence: 3,
				documentSha256: hashOf(2),
				recordType: 'none',
				retainedUntil: null,
			},
		]);
	});

	it('leaves out what is gone or never was', async () => {
		const store = await newLedger();
		await keep(store, '2026-03-02', 1);
		await log(store, '2026-03-02', 1, { recordType: 'none' });
		await log(store, '2026-03-02', 2, { recordType: 'none', payload: null });
		const now = context(CHAIN, '2026-04-01T10:00:00Z');
		await erasePayload(store, { documentSha256: hashOf(1), ...GROUNDS }, now);
		await eraseOriginal(store, { sha256: hashOf(1), ...GROUNDS }, now);

		expect(await due(store, '2026-04-01')).toEqual([]);
	});

	it('lists every file once over many documents, looked up in portions', async () => {
		const store = await newLedger();
		const documents = Array.from({ length: 450 }, (_, index) => index);
		for (const document of documents.filter((index) => index % 3 === 0)) {
			await keep(store, '2026-03-02', document);
		}
		for (const round of [0, 1]) {
			const entries = documents.map((document) => ({
				event: draft({
					recordType: 'none',
					subject: {
						type: 'document',
						id: String(round),
						system: null,
						documentSha256: hashOf(document),
					},
				}),
				payload: null,
			}));
			await appendEvents(store, entries, context(CHAIN, '2026-03-02T10:00:00Z'));
		}

		const files = (await due(store, '2026-03-02')).map(({ documentSha256 }) => documentSha256);
		const expected = documents.filter((index) => index % 3 === 0).map(hashOf);
		expect(files.toSorted()).toEqual(expected.toSorted());
	});

	it('knows nothing of an empty ledger and refuses a day that is none', async () => {
		const store = await newLedger();

		expect(await due(store, '2035-01-01')).toEqual([]);
		await expect(due(store, '2035-02-29')).rejects.toMatchObject({
			code: 'RETENTION_DAY_INVALID',
			params: { value: '2035-02-29' },
		});
	});

	it('is exactly what an erasure accepts', async () => {
		const year = fc.integer({ min: 2020, max: 2026 });
		const event = fc.record({
			document: fc.option(fc.integer({ min: 1, max: 3 })),
			year,
			recordType: fc.option(fc.constantFrom(...recordTypes), { freq: 2 }),
			kept: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(event, { maxLength: 8 }),
				fc.subarray([1, 2, 3]),
				fc.integer({ min: 2026, max: 2038 }),
				async (events, files, thisYear) => {
					const store = await newLedger();
					for (const document of files) await keep(store, '2020-01-01', document);
					const ordered = events.toSorted((left, right) => left.year - right.year);
					for (const { document, year: of, recordType, kept } of ordered) {
						await log(store, `${of}-06-01`, document, { recordType, payload: kept ? {} : null });
					}
					const today = `${thisYear}-01-01`;
					const listed = await due(store, today);

					const now = context(CHAIN, `${today}T10:00:00Z`);
					const accepted = async (erasure: Promise<unknown>) =>
						erasure.then(
							() => true,
							() => false,
						);
					const logged = new Set(events.map(({ document }) => document));
					for (const document of files.filter((file) => logged.has(file))) {
						const isListed = listed.some(
							(item) => item.kind === 'original' && item.documentSha256 === hashOf(document),
						);
						const erasure = { sha256: hashOf(document), ...GROUNDS };
						expect(await accepted(eraseOriginal(store, erasure, now))).toBe(isListed);
					}
					for (let sequence = 2; sequence < 2 + ordered.length; sequence++) {
						const isListed = listed.some(
							(item) => item.kind === 'payload' && item.sequence === sequence,
						);
						expect(await accepted(erasePayload(store, { sequence, ...GROUNDS }, now))).toBe(
							isListed,
						);
					}
				},
			),
			{ numRuns: 25 },
		);
	});
});
