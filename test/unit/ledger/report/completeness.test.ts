import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditDraft } from '../../../../lib/ledger/event/event';
import { readEvent } from '../../../../lib/ledger/event/read-event';
import { completenessReport } from '../../../../lib/ledger/report/completeness';
import { documentState } from '../../../../lib/ledger/report/final-state';
import { findOpenStates } from '../../../../lib/ledger/report/open-documents';
import type { WriteIntent } from '../../../../lib/ledger/store/records';
import type { LedgerStore, ReadRange } from '../../../../lib/ledger/store/store';
import { readAll } from '../helpers';
import { about, byPerson, decided, hashOf, log, newLedger, wrote } from './scenario';

const NOW = new Date('2026-03-04T12:00:00.000Z');
const RUN = {
	executionId: '42',
	executionMode: 'trigger',
	node: 'Audit Logger',
	workflowId: 'w1',
	workflowName: 'Invoice inbox',
};

function intent(changes: Partial<WriteIntent>): WriteIntent {
	return {
		key: '1f'.repeat(32),
		state: 'unknown',
		attempt: 1,
		owner: 'call-1',
		system: 'lexware',
		operation: 'voucher.create',
		documentSha256: null,
		requestSha256: '2f'.repeat(32),
		workflowId: 'w1',
		executionId: '42',
		amountCents: 11_900,
		reservedAt: '2026-03-02T09:00:00.000Z',
		settlesAt: '2026-03-02T09:05:00.000Z',
		updatedAt: '2026-03-02T09:00:00.000Z',
		remoteId: null,
		result: null,
		errorCode: 'TIMEOUT',
		sequence: 2,
		...changes,
	};
}

async function reserve(store: LedgerStore, ...intents: WriteIntent[]): Promise<void> {
	await store.transact({}, () => ({ batch: { events: [], intents }, result: null }));
}

function openWrite(changes: Partial<WriteIntent>) {
	const {
		key,
		system,
		operation,
		state,
		attempt,
		documentSha256,
		workflowId,
		executionId,
		...rest
	} = intent(changes);
	const { reservedAt, settlesAt, errorCode } = rest;
	return {
		key,
		system,
		operation,
		state,
		attempt,
		documentSha256,
		workflowId,
		executionId,
		reservedAt,
		settlesAt,
		errorCode,
	};
}

describe('the report on completeness', () => {
	it('finds nothing in an empty ledger, nor where everything came to an end', async () => {
		const store = await newLedger();
		const nothing = {
			asOf: NOW.toISOString(),
			overdue: [],
			underWay: 0,
			otherOpenWrites: [],
			moreOpenWrites: false,
		};
		expect(await completenessReport(store, { now: NOW, hours: 0 })).toEqual(nothing);

		await log(
			store,
			'2026-03-02T08:00:00.000Z',
			...[1, 2, 3, 4, 5].map((document) => about(document, { action: 'received' })),
		);
		await log(
			store,
			'2026-03-02T09:00:00.000Z',
			about(1, wrote('done')),
			about(2, { action: 'exported' }),
			about(3, byPerson('rejected')),
			about(4, { action: 'closed' }),
			about(5, decided('reportOnly', 'red', { mode: 'readOnly' })),
			about(null, { action: 'switched' }),
			about(null, { action: 'noted' }),
		);
		expect(await completenessReport(store, { now: NOW, hours: 0 })).toEqual(nothing);
	});

	it('lists what is open for too long with its last step and its open writes', async () => {
		const store = await newLedger();
		await log(store, '2026-03-03T11:59:00.000Z', about(1, { action: 'received' }));
		await log(
			store,
			'2026-03-02T08:00:00.000Z',
			about(2, { action: 'received' }),
			about(2, { ...decided('write'), run: RUN }),
		);
		await log(
			store,
			'2026-03-02T08:30:00.000Z',
			about(
				2,
				wrote('unknown', {
					run: RUN,
					outcome: { state: 'unknown', remoteId: null, errorCode: 'TIMEOUT' },
				}),
			),
			about(4, { action: 'received' }),
		);
		await log(store, '2026-03-03T12:01:00.000Z', about(3, decided('approve', 'yellow')));
		await log(store, '2026-03-03T13:00:00.000Z', about(4, decided('approve', 'yellow')));
		await reserve(store, intent({ documentSha256: hashOf(2) }));

		expect(await completenessReport(store, { now: NOW, hours: 24 })).toEqual({
			asOf: NOW.toISOString(),
			overdue: [
				{
					documentSha256: hashOf(2),
					openSince: '2026-03-02T08:00:00.000Z',
					hours: 52,
					lastStep: {
						sequence: 5,
						time: '2026-03-02T08:30:00.000Z',
						action: 'written',
						decision: null,
						errorCode: 'TIMEOUT',
						run: RUN,
					},
					openWrites: [openWrite({ documentSha256: hashOf(2) })],
				},
				{
					documentSha256: hashOf(4),
					openSince: '2026-03-02T08:30:00.000Z',
					hours: 51,
					lastStep: {
						sequence: 8,
						time: '2026-03-03T13:00:00.000Z',
						action: 'decided',
						decision: 'approve',
						errorCode: null,
						run: null,
					},
					openWrites: [],
				},
				{
					documentSha256: hashOf(1),
					openSince: '2026-03-03T11:59:00.000Z',
					hours: 24,
					lastStep: {
						sequence: 2,
						time: '2026-03-03T11:59:00.000Z',
						action: 'received',
						decision: null,
						errorCode: null,
						run: null,
					},
					openWrites: [],
				},
			],
			underWay: 1,
			otherOpenWrites: [],
			moreOpenWrites: false,
		});
	});

	it('names open writes of other documents once they cannot arrive any more', async () => {
		const store = await newLedger();
		await log(store, '2026-03-02T08:00:00.000Z', about(1, wrote('done')));
		const settled = { key: '11'.repeat(32), documentSha256: hashOf(1) };
		const early = { key: '22'.repeat(32), settlesAt: '2026-03-04T12:00:01.000Z' };
		const nameless = { key: '33'.repeat(32), state: 'reserved', errorCode: null } as const;
		const done = { key: '44'.repeat(32), state: 'done' } as const;
		await reserve(store, ...[settled, early, nameless, done].map(intent));

		const { overdue, otherOpenWrites } = await completenessReport(store, { now: NOW, hours: 1 });
		expect(overdue).toEqual([]);
		expect(otherOpenWrites).toEqual([openWrite(settled), openWrite(nameless)]);
	});

	it('does not miss a document the kill switch put off, nor one that came again after its end', async () => {
		const store = await newLedger();
		const putOff = decided('reportOnly', 'green', {
			mode: 'readOnly',
			reasons: ['KILL_SWITCH_ENGAGED'],
		});
		await log(store, '2026-03-01T08:00:00.000Z', about(1, putOff), about(2, byPerson('rejected')));
		await log(store, '2026-03-02T08:00:00.000Z', about(2, { action: 'received' }));
		const { overdue } = await completenessReport(store, { now: NOW, hours: 1 });

		expect(overdue.map(({ documentSha256, openSince }) => [documentSha256, openSince])).toEqual([
			[hashOf(1), '2026-03-01T08:00:00.000Z'],
			[hashOf(2), '2026-03-02T08:00:00.000Z'],
		]);
	});

	it('is not misled by a booked document that came again, was classified or erased', async () => {
		const store = await newLedger();
		await log(
			store,
			'2026-03-01T08:00:00.000Z',
			about(1, wrote('done')),
			about(2, { action: 'closed' }),
		);
		await log(
			store,
			'2026-03-02T08:00:00.000Z',
			about(1, { action: 'received' }),
			about(1, decided('approve')),
			about(2, { action: 'classified', recordType: 'none' }),
			about(2, { action: 'payloadErased' }),
			about(2, { action: 'noted' }),
		);

		expect(await completenessReport(store, { now: NOW, hours: 0 })).toMatchObject({
			overdue: [],
			underWay: 0,
		});
		const since = new Date('2026-03-02T00:00:00.000Z');
		expect(await completenessReport(store, { now: NOW, hours: 0, since })).toMatchObject({
			overdue: [],
			underWay: 0,
		});
	});

	it('leaves documents out that had no step since, when asked to', async () => {
		const store = await newLedger();
		await log(store, '2026-03-01T08:00:00.000Z', about(1), about(2));
		await log(store, '2026-03-03T08:00:00.000Z', about(2), about(3));
		const since = new Date('2026-03-02T00:00:00.000Z');
		const { overdue } = await completenessReport(store, { now: NOW, hours: 0, since });

		expect(overdue.map(({ documentSha256, openSince }) => [documentSha256, openSince])).toEqual([
			[hashOf(2), '2026-03-01T08:00:00.000Z'],
			[hashOf(3), '2026-03-03T08:00:00.000Z'],
		]);
	});

	it('goes through more open documents than are confirmed together', async () => {
		const store = await newLedger();
		const documents = Array.from({ length: 5_500 }, (_, index) => index);
		await log(store, '2026-03-01T08:00:00.000Z', ...documents.map((document) => about(document)));
		await log(store, '2026-03-01T09:00:00.000Z', about(5_200, { action: 'closed' }));
		const { overdue } = await completenessReport(store, { now: NOW, hours: 1 });

		expect(overdue.map(({ documentSha256 }) => documentSha256)).toEqual(
			documents.filter((document) => document !== 5_200).map(hashOf),
		);
	});

	it.each([-1, NaN, Infinity])('refuses %d hours', async (hours) => {
		await expect(completenessReport(await newLedger(), { now: NOW, hours })).rejects.toMatchObject({
			code: 'REPORT_HOURS_INVALID',
			params: { value: String(hours) },
		});
	});
});

describe('open documents', () => {
	it('are all that is remembered: what ended is not read a second time', async () => {
		const store = await newLedger();
		const documents = Array.from({ length: 50 }, (_, index) => index);
		await log(store, '2026-03-01T08:00:00.000Z', ...documents.map((document) => about(document)));
		await log(
			store,
			'2026-03-01T09:00:00.000Z',
			...documents.slice(2).map((document) => about(document, wrote('done'))),
			...documents.slice(2).map((document) => about(document, { action: 'noted' })),
			...documents.slice(2).map((document) => about(document, { action: 'payloadErased' })),
		);
		const readings: unknown[] = [];
		const watched = new Proxy(store, {
			get: (target, name) => {
				if (name !== 'readEvents') return Reflect.get(target, name) as unknown;
				return (range: ReadRange) => {
					readings.push(range);
					return target.readEvents(range);
				};
			},
		});
		await findOpenStates(watched);

		expect(readings).toEqual([{ from: 1 }, { documents: [hashOf(0), hashOf(1)] }]);
	});

	const change: fc.Arbitrary<Partial<AuditDraft>> = fc.oneof(
		fc
			.constantFrom(
				'received' as const,
				'noted' as const,
				'rejected' as const,
				'closed' as const,
				'exported' as const,
				'classified' as const,
				'payloadErased' as const,
				'writeRefused' as const,
			)
			.map((action) => ({ action })),
		fc.constantFrom('intent' as const, 'done' as const).map((state) => wrote(state)),
		fc.constantFrom('approve' as const, 'reject' as const).map((action) => decided(action)),
	);

	it('are exactly those whose whole history has no end, at any moment', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), change), { maxLength: 25 }),
				fc.nat(26),
				async (steps, moment) => {
					const store = await newLedger();
					for (const [minute, [document, changes]] of steps.entries()) {
						const instant = new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString();
						await log(store, instant, about(document, changes));
					}
					const until = new Date(Date.UTC(2026, 2, 2, 8, moment));
					const events = (await readAll(store))
						.flatMap(({ canonical }) => readEvent(canonical) ?? [])
						.filter(({ ts }) => Date.parse(ts) < until.getTime());
					const expected = [1, 2, 3, 4].map(hashOf).flatMap((documentSha256) => {
						const own = events.filter(({ subject }) => subject?.documentSha256 === documentSha256);
						const known = documentState(own);
						return known?.state === 'open'
							? [{ documentSha256, since: known.since, last: own.at(-1) }]
							: [];
					});
					const open = await findOpenStates(store, { until });
					const byHash = (left: { documentSha256: string }, right: { documentSha256: string }) =>
						left.documentSha256 < right.documentSha256 ? -1 : 1;
					expect(open.toSorted(byHash)).toEqual(expected.toSorted(byHash));
				},
			),
			{ numRuns: 60 },
		);
	});
});
