import { describe, expect, it } from 'vitest';
import { dailyReport } from '../../../../lib/ledger/report/daily';
import type { DayReport } from '../../../../lib/ledger/report/day-tally';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { about, APPROVAL, byPerson, decided, hashOf, log, newLedger, wrote } from './scenario';

const DAY = '2026-03-04';
const MORNING = '2026-03-04T08:00:00.000Z';

const quietDay = (day: string): DayReport => ({
	day,
	documents: { received: 0, seen: 0 },
	ampel: { green: 0, yellow: 0, red: 0 },
	decisions: { write: 0, approve: 0, reject: 0, reportOnly: 0 },
	written: { documents: 0, automatic: 0, automaticRate: null },
	exported: 0,
	people: {
		approved: 0,
		rejected: 0,
		overruled: { greenRejected: 0, yellowApproved: 0, redApproved: 0 },
	},
	unknownWrites: 0,
	failures: [],
	models: [],
	modelCost: null,
});

async function dayOf(store: LedgerStore, day = DAY): Promise<DayReport | undefined> {
	return (await dailyReport(store, { from: day, to: day })).days[0];
}

const model = (changes: object = {}) => ({
	name: 'model-x',
	promptVersion: null,
	inputTokens: 900,
	outputTokens: 120,
	...changes,
});

const run = (executionId: string) => ({
	executionId,
	executionMode: 'trigger',
	node: 'Audit Logger',
	workflowId: 'w1',
	workflowName: 'Invoice inbox',
});

describe('the report of a day', () => {
	it('has numbers for every day asked for, also where nothing happened', async () => {
		const store = await newLedger();

		expect(await dailyReport(store, { from: '2026-02-28', to: '2026-03-01' })).toEqual({
			days: [quietDay('2026-02-28'), quietDay('2026-03-01')],
			open: { documents: 0, oldestSince: null },
		});
	});

	it('counts each document once, by the last word of the day', async () => {
		const store = await newLedger();
		await log(
			store,
			MORNING,
			about(1, { action: 'received' }),
			about(1, { action: 'received' }),
			about(2, { action: 'received' }),
			about(1, { ...decided('approve', 'red'), action: 'checked' }),
			about(1, decided('approve', 'yellow')),
			about(1, decided('write', 'green')),
			about(2, decided('reject', 'red')),
			about(3, decided('reportOnly', 'yellow')),
			about(3, { action: 'exported' }),
			about(3, { action: 'exported' }),
			about(4, {
				action: 'exported',
				outcome: { state: 'failed', remoteId: null, errorCode: 'A' },
			}),
			about(5, { action: 'classified', recordType: 'letter' }),
			about(null, { action: 'switched' }),
		);

		expect(await dayOf(store)).toEqual({
			...quietDay(DAY),
			documents: { received: 2, seen: 4 },
			ampel: { green: 1, yellow: 1, red: 1 },
			decisions: { write: 1, approve: 0, reject: 1, reportOnly: 1 },
			exported: 1,
			failures: [{ code: 'A', count: 1 }],
		});
	});

	it('knows German days, in winter and in summer', async () => {
		const store = await newLedger();
		for (const [document, instant] of [
			'2026-03-03T22:59:59.999Z',
			'2026-03-03T23:00:00.000Z',
			'2026-03-04T22:59:59.999Z',
			'2026-03-04T23:00:00.000Z',
			'2026-07-01T21:59:59.999Z',
			'2026-07-01T22:00:00.000Z',
		].entries()) {
			await log(store, instant, about(document, { action: 'received' }));
		}
		const received = async (day: string) => (await dayOf(store, day))?.documents.received;

		expect(await received('2026-03-03')).toBe(1);
		expect(await received('2026-03-04')).toBe(2);
		expect(await received('2026-03-05')).toBe(1);
		expect(await received('2026-07-01')).toBe(1);
		expect(await received('2026-07-02')).toBe(1);
	});

	it('tells what was written without a person from what was approved', async () => {
		const store = await newLedger();
		await log(store, '2026-02-20T08:00:00.000Z', about(4, byPerson('approved')));
		await log(store, '2026-03-03T08:00:00.000Z', about(5, wrote('done')));
		await log(
			store,
			MORNING,
			// straight through, and an attachment behind it
			about(1, wrote('intent')),
			about(1, wrote('done')),
			about(1, wrote('done')),
			// approved, as the write itself says
			about(2, wrote('intent', { approval: APPROVAL })),
			about(2, wrote('done', { approval: APPROVAL })),
			// approved, but the outcome was found out later without the approval at hand
			about(3, wrote('intent', { approval: APPROVAL })),
			about(3, wrote('done')),
			// approved days ago
			about(4, wrote('done')),
			// booked yesterday already
			about(5, wrote('done')),
			// not written, or nobody knows
			about(6, wrote('failed', { outcome: { state: 'failed', remoteId: null, errorCode: 'B' } })),
			about(7, wrote('unknown')),
			about(8, wrote('done')),
		);

		expect(await dayOf(store)).toMatchObject({
			written: { documents: 5, automatic: 2, automaticRate: '40.0' },
			unknownWrites: 1,
			failures: [{ code: 'B', count: 1 }],
		});
	});

	it('rounds the automatic rate to one digit', async () => {
		const store = await newLedger();
		await log(
			store,
			MORNING,
			about(1, wrote('done')),
			about(2, wrote('done')),
			about(3, wrote('done', { approval: APPROVAL })),
		);

		expect((await dayOf(store))?.written.automaticRate).toBe('66.7');
	});

	it('counts where people decided otherwise than the light suggested', async () => {
		const store = await newLedger();
		const seen = { findings: [], reasons: [], ruleSetVersion: null, action: null };
		await log(
			store,
			'2026-03-01T08:00:00.000Z',
			about(1, decided('approve', 'green')),
			about(2, decided('approve', 'yellow')),
			about(3, decided('reject', 'red')),
			about(4, decided('reject', 'red')),
			about(5, decided('approve', 'yellow')),
			about(6, decided('approve', 'green')),
			about(7, decided('approve', 'green')),
		);
		await log(
			store,
			MORNING,
			about(1, byPerson('rejected')),
			about(2, byPerson('approved')),
			about(3, byPerson('approved')),
			about(4, byPerson('rejected')),
			about(5, byPerson('rejected')),
			about(6, byPerson('approved')),
			// the light the person saw comes before any other; the last decision counts
			about(7, byPerson('approved', 'eva', { decision: { ...seen, ampel: 'red' } })),
			about(8, byPerson('approved', 'eva', { decision: { ...seen, ampel: 'green' } })),
			about(8, byPerson('rejected', 'udo', { decision: { ...seen, ampel: 'green' } })),
			// a rule rejects, nobody knows the light
			about(9, { action: 'rejected' }),
			about(10, byPerson('approved')),
			// logged by the workflow, but only people approve
			about(2, { action: 'approved' }),
		);

		expect((await dayOf(store))?.people).toEqual({
			approved: 5,
			rejected: 4,
			overruled: { greenRejected: 2, yellowApproved: 1, redApproved: 2 },
		});
	});

	it('counts failures by code, a repeated mention in the same run once', async () => {
		const store = await newLedger();
		const failed = (document: number | null, errorCode: string | null, executionId: string) =>
			about(document, {
				action: 'failed',
				outcome: { state: 'failed', remoteId: null, errorCode },
				run: run(executionId),
			});
		await log(
			store,
			MORNING,
			failed(1, 'PDF_ENCRYPTED', '1'),
			failed(1, 'PDF_ENCRYPTED', '1'),
			failed(1, 'PDF_ENCRYPTED', '2'),
			failed(2, 'A', '1'),
			failed(null, 'B', '1'),
			failed(null, 'B', '1'),
			failed(3, null, '1'),
			about(4, {
				action: 'writeRefused',
				outcome: { state: 'failed', remoteId: null, errorCode: 'GUARD_KILLED_GLOBAL' },
			}),
		);

		expect((await dayOf(store))?.failures).toEqual([
			{ code: 'B', count: 2 },
			{ code: 'PDF_ENCRYPTED', count: 2 },
			{ code: 'A', count: 1 },
			{ code: 'GUARD_KILLED_GLOBAL', count: 1 },
			{ code: 'UNEXPECTED', count: 1 },
		]);
	});

	it('adds up tokens once per run and prices them exactly', async () => {
		const store = await newLedger();
		await log(
			store,
			MORNING,
			about(1, { action: 'extracted', model: model(), run: run('1') }),
			about(1, { ...decided('write'), model: model(), run: run('1') }),
			about(1, { action: 'extracted', model: model(), run: run('2') }),
			about(2, { action: 'extracted', model: model({ inputTokens: 101 }) }),
			about(3, {
				action: 'extracted',
				model: model({ name: 'model-y', inputTokens: null, outputTokens: null }),
			}),
			about(4, { action: 'extracted', model: model({ name: '__proto__' }), run: run('1') }),
		);
		const prices = {
			currency: 'EUR',
			models: [
				{ model: 'model-x', inputPerMillion: '0.15', outputPerMillion: '0.6' },
				{ model: 'model-y', inputPerMillion: '1', outputPerMillion: '2' },
			],
		};
		const { days } = await dailyReport(store, { from: DAY, to: DAY, prices });

		expect(days[0]?.models).toEqual([
			{
				model: '__proto__',
				calls: 1,
				callsWithoutUsage: 0,
				inputTokens: 900,
				outputTokens: 120,
				cost: null,
			},
			{
				model: 'model-x',
				calls: 3,
				callsWithoutUsage: 0,
				inputTokens: 1_901,
				outputTokens: 360,
				// 1901 · 0.15 + 360 · 0.6 = 501.15 millionths
				cost: '0.00050115',
			},
			{
				model: 'model-y',
				calls: 1,
				callsWithoutUsage: 1,
				inputTokens: 0,
				outputTokens: 0,
				cost: '0',
			},
		]);
		expect(days[0]?.modelCost).toEqual({
			currency: 'EUR',
			total: '0.00050115',
			unpriced: ['__proto__'],
		});
	});

	it('says what was open when the last day ended, from the very beginning of the ledger', async () => {
		const store = await newLedger();
		await log(store, '2024-01-08T08:00:00.000Z', about(1, { action: 'received' }));
		await log(store, MORNING, about(2, { action: 'received' }), about(3, { action: 'received' }));
		await log(store, '2026-03-05T08:00:00.000Z', about(2, wrote('done')), about(4));

		const openOn = async (day: string) => (await dailyReport(store, { from: day, to: day })).open;
		expect(await openOn('2026-03-03')).toEqual({
			documents: 1,
			oldestSince: '2024-01-08T08:00:00.000Z',
		});
		expect((await openOn(DAY)).documents).toBe(3);
		expect((await openOn('2026-03-05')).documents).toBe(3);
	});

	it('splits days of one range as if each had been asked for alone', async () => {
		const store = await newLedger();
		await log(store, '2026-03-03T08:00:00.000Z', about(1, decided('approve', 'yellow')));
		await log(store, MORNING, about(1, byPerson('approved')), about(1, wrote('done')));
		await log(store, '2026-03-05T08:00:00.000Z', about(1, wrote('done')), about(2, wrote('done')));
		const days = ['2026-03-03', '2026-03-04', '2026-03-05'];
		const together = await dailyReport(store, { from: '2026-03-03', to: '2026-03-05' });

		expect(together.days).toEqual(await Promise.all(days.map((day) => dayOf(store, day))));
		expect(together.days.map(({ written }) => written.documents)).toEqual([0, 1, 1]);
	});

	it.each([
		['a day that is none', { from: '2026-02-30', to: DAY }, 'REPORT_DAY_INVALID'],
		['another form', { from: DAY, to: '04.03.2026' }, 'REPORT_DAY_INVALID'],
		['days in the wrong order', { from: DAY, to: '2026-03-03' }, 'REPORT_RANGE_INVALID'],
		['more than a year', { from: '2025-03-03', to: DAY }, 'REPORT_RANGE_INVALID'],
	])('refuses %s', async (_, query, code) => {
		await expect(dailyReport(await newLedger(), query)).rejects.toMatchObject({ code });
	});

	it.each(['1,50', 'free', '-1', '1e3', ''])('refuses the price "%s"', async (price) => {
		const models = [{ model: 'm', inputPerMillion: '1', outputPerMillion: price }];
		const prices = { currency: 'EUR', models };

		await expect(
			dailyReport(await newLedger(), { from: DAY, to: DAY, prices }),
		).rejects.toMatchObject({ code: 'REPORT_PRICE_INVALID', params: { model: 'm', value: price } });
	});

	it('names no document, no person and no content', async () => {
		const store = await newLedger();
		await log(
			store,
			MORNING,
			about(1, byPerson('approved', 'eva@example.com', { reason: 'eilig' })),
		);
		const text = JSON.stringify(await dailyReport(store, { from: DAY, to: DAY }));

		for (const secret of [hashOf(1), 'eva', 'eilig']) expect(text).not.toContain(secret);
	});
});
