import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../lib/calendar/day';
import type { AuditDraft } from '../../../../lib/ledger/event/event';
import { wordUnusual, type UnusualFinding } from '../../../../lib/ledger/report/reasons';
import { unusualActivity } from '../../../../lib/ledger/report/unusual';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { about, byPerson, decided, log, newLedger, wrote } from './scenario';

/** A Wednesday, and later that evening and the day after. */
const DAY = '2026-03-04';
const EVENING = new Date('2026-03-04T20:00:00.000Z');
const OVER = new Date('2026-03-05T06:00:00.000Z');

let nextDocument = 1;

async function work(
	store: LedgerStore,
	instant: string,
	count: number,
	changes: Partial<AuditDraft> = {},
): Promise<void> {
	const events = Array.from({ length: count }, () => about(nextDocument++, changes));
	if (count > 0) await log(store, instant, ...events);
}

/** Nine weeks with the same number of documents every day, at nine and at ten in the morning. */
async function ordinaryWeeks(perDay: number): Promise<LedgerStore> {
	const store = await newLedger();
	for (let day = addDays(DAY, -63); day < DAY; day = addDays(day, 1)) {
		await work(store, `${day}T08:00:00.000Z`, Math.ceil(perDay / 2), decided('approve'));
		await work(store, `${day}T09:00:00.000Z`, Math.floor(perDay / 2), wrote('done'));
	}
	return store;
}

async function findings(store: LedgerStore, now = OVER): Promise<readonly UnusualFinding[]> {
	return (await unusualActivity(store, { day: DAY, now })).findings;
}

describe('unusual activity', () => {
	it('finds nothing on a day like the others', async () => {
		const store = await ordinaryWeeks(20);
		await work(store, `${DAY}T08:10:00.000Z`, 13, decided('approve'));
		await work(store, `${DAY}T09:10:00.000Z`, 12, wrote('done'));

		expect(await unusualActivity(store, { day: DAY, now: OVER })).toEqual({
			day: DAY,
			weeks: 8,
			comparedDays: 8,
			enoughHistory: true,
			findings: [],
		});
	});

	it('notices a flood of documents and of writes', async () => {
		const store = await ordinaryWeeks(20);
		await work(store, `${DAY}T09:10:00.000Z`, 40, wrote('done'));

		expect(await findings(store)).toEqual([
			{ code: 'UNUSUAL_DOCUMENTS_MANY', params: { day: DAY, count: 40, usual: 20 } },
			{ code: 'UNUSUAL_WRITES_MANY', params: { day: DAY, count: 40, usual: 10 } },
		]);
	});

	it('notices that hardly anything came, but only once the day is over', async () => {
		const store = await ordinaryWeeks(20);
		await work(store, `${DAY}T08:10:00.000Z`, 2, decided('approve'));

		expect(await findings(store, EVENING)).toEqual([]);
		expect(await findings(store)).toEqual([
			{ code: 'UNUSUAL_DOCUMENTS_FEW', params: { day: DAY, count: 2, usual: 20 } },
		]);
	});

	it('compares a day with the same day of the week', async () => {
		const store = await newLedger();
		for (let day = addDays(DAY, -63); day < DAY; day = addDays(day, 1)) {
			const isWednesday = new Date(day).getUTCDay() === 3;
			await work(store, `${day}T08:00:00.000Z`, isWednesday ? 2 : 40, decided('approve'));
		}
		await work(store, `${DAY}T08:00:00.000Z`, 40, decided('approve'));

		expect(await findings(store)).toEqual([
			{ code: 'UNUSUAL_DOCUMENTS_MANY', params: { day: DAY, count: 40, usual: 2 } },
		]);
	});

	it('notices steps at an hour without any, on a German clock', async () => {
		const store = await ordinaryWeeks(20);
		await work(store, `${DAY}T08:10:00.000Z`, 17, decided('approve'));
		await work(store, `${DAY}T02:30:00.000Z`, 3, decided('approve'));
		await work(store, `${DAY}T22:59:00.000Z`, 1, { action: 'noted' });
		await work(store, `${DAY}T01:30:00.000Z`, 1, { action: 'classified' });

		expect(await findings(store)).toEqual([
			{ code: 'UNUSUAL_HOUR', params: { day: DAY, hour: 3, count: 3, weeks: 8 } },
			{ code: 'UNUSUAL_HOUR', params: { day: DAY, hour: 23, count: 1, weeks: 8 } },
		]);
	});

	it('draws no conclusion from hours when there were hardly any steps', async () => {
		const store = await newLedger();
		for (let day = addDays(DAY, -63); day < DAY; day = addDays(day, 7)) {
			await work(store, `${day}T08:00:00.000Z`, 5, decided('approve'));
		}
		await work(store, `${DAY}T02:30:00.000Z`, 5, decided('approve'));

		expect(await findings(store)).toEqual([]);
	});

	it('notices who never acted before, and who had not for a long time', async () => {
		const store = await newLedger();
		await work(store, '2025-06-02T08:00:00.000Z', 1, byPerson('approved', 'udo@example.com'));
		await work(store, '2026-02-11T08:00:00.000Z', 1, byPerson('approved', 'eva@example.com'));
		await work(store, `${DAY}T08:00:00.000Z`, 1, byPerson('approved', 'udo@example.com'));
		await work(store, `${DAY}T08:00:00.000Z`, 1, byPerson('approved', 'eva@example.com'));
		const model = { kind: 'model', id: 'eva@example.com', via: null } as const;
		await work(store, `${DAY}T08:00:00.000Z`, 2, { action: 'noted', actor: model });

		expect(await findings(store)).toEqual([
			{
				code: 'UNUSUAL_ACTOR_BACK',
				params: { day: DAY, actor: 'udo@example.com', kind: 'person', count: 1, weeks: 8 },
			},
			{
				code: 'UNUSUAL_ACTOR_NEW',
				params: { day: DAY, actor: 'eva@example.com', kind: 'model', count: 2, weeks: 8 },
			},
		]);
	});

	it('notices whoever touches a switch for the first time, without any document', async () => {
		const store = await ordinaryWeeks(0);
		await work(store, '2026-01-07T08:00:00.000Z', 1, decided('approve'));
		const actor = { kind: 'person', id: 'root', via: null } as const;
		await log(store, `${DAY}T08:00:00.000Z`, about(null, { action: 'switched', actor }));

		expect(await findings(store)).toEqual([
			{
				code: 'UNUSUAL_ACTOR_NEW',
				params: { day: DAY, actor: 'root', kind: 'person', count: 1, weeks: 8 },
			},
		]);
	});

	it('notices a person who suddenly decides on many documents', async () => {
		const store = await newLedger();
		for (let day = addDays(DAY, -63); day < DAY; day = addDays(day, 1)) {
			await work(store, `${day}T08:00:00.000Z`, 30, byPerson('approved', 'eva'));
			await work(store, `${day}T08:00:00.000Z`, 3, byPerson('rejected', 'udo'));
		}
		await work(store, '2026-02-11T08:00:00.000Z', 1, byPerson('approved', 'ida'));
		await work(store, `${DAY}T08:00:00.000Z`, 20, byPerson('approved', 'eva'));
		await work(store, `${DAY}T08:00:00.000Z`, 11, byPerson('approved', 'udo'));
		await work(store, `${DAY}T08:00:00.000Z`, 8, byPerson('approved', 'ida'));

		expect(await findings(store)).toEqual([
			{ code: 'UNUSUAL_DECISIONS_MANY', params: { day: DAY, actor: 'udo', count: 11, usual: 3 } },
			{ code: 'UNUSUAL_DECISIONS_MANY', params: { day: DAY, actor: 'ida', count: 8, usual: 0 } },
		]);
	});

	it('says nothing as long as there is nothing to compare with', async () => {
		const store = await newLedger();
		await work(store, '2026-02-26T08:00:00.000Z', 60, byPerson('approved', 'eva'));
		await work(store, `${DAY}T02:00:00.000Z`, 60, byPerson('approved', 'udo'));

		expect(await unusualActivity(store, { day: DAY, now: OVER })).toEqual({
			day: DAY,
			weeks: 8,
			comparedDays: 0,
			enoughHistory: false,
			findings: [],
		});
		expect(await unusualActivity(await newLedger(), { day: DAY, now: OVER })).toMatchObject({
			enoughHistory: false,
			findings: [],
		});
	});

	it('does not take the day the ledger began, or the time before, for quiet days', async () => {
		const store = await newLedger();
		await work(store, '2026-02-04T15:00:00.000Z', 1, decided('approve'));
		for (const day of ['2026-02-11', '2026-02-18', '2026-02-25']) {
			await work(store, `${day}T08:00:00.000Z`, 30, decided('approve'));
		}
		await work(store, `${DAY}T08:00:00.000Z`, 30, decided('approve'));

		expect(await unusualActivity(store, { day: DAY, now: OVER })).toMatchObject({
			comparedDays: 3,
			enoughHistory: true,
			findings: [],
		});
	});

	it.each([
		['a day that is none', { day: '2026-02-30', weeks: 8 }, 'REPORT_DAY_INVALID'],
		['too few weeks', { day: DAY, weeks: 2 }, 'REPORT_WEEKS_INVALID'],
		['too many weeks', { day: DAY, weeks: 53 }, 'REPORT_WEEKS_INVALID'],
		['half a week', { day: DAY, weeks: 3.5 }, 'REPORT_WEEKS_INVALID'],
	])('refuses %s', async (_, query, code) => {
		await expect(unusualActivity(await newLedger(), { ...query, now: OVER })).rejects.toMatchObject(
			{
				code,
			},
		);
	});

	it('is put into words at the edge, in both languages', () => {
		const finding = {
			code: 'UNUSUAL_HOUR',
			params: { day: DAY, hour: 3, count: 2, weeks: 8 },
		} as const;

		expect(wordUnusual(finding, 'de')).toBe(
			'Am 2026-03-04 gab es zwischen 3:00 und 3:59 Uhr 2 Schritte; in den 8 Wochen davor zu dieser Stunde nie.',
		);
		expect(wordUnusual(finding, 'en')).toBe(
			'On 2026-03-04 between 3:00 and 3:59 there were 2 steps; in the 8 weeks before there was never one at this hour.',
		);
	});
});
