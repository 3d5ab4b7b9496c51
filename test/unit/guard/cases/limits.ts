import type { GuardLimits } from '../../../../lib/ledger/switches/settings';
import { FakeTarget } from '../support/fake-target';
import { OPERATION, orderFor, WORKFLOW } from '../support/orders';
import { noLimits, type World } from '../support/world';
import type { RefusalCase } from './refusal-case';

const operation = OPERATION;

/** Books documents of other numbers with these amounts, one after the other. */
export async function bookBefore(world: World, ...amounts: readonly string[]): Promise<void> {
	for (const [index, gross] of amounts.entries()) {
		const order = orderFor(100 + index, { amount: { gross, currency: 'EUR' } });
		await world.write(new FakeTarget(), order);
	}
}

/** Limits of one kind only. */
export const only = (limits: Partial<GuardLimits>): GuardLimits => ({ ...noLimits, ...limits });

interface LimitCase {
	readonly title: string;
	readonly limits: Partial<GuardLimits>;
	/** what was booked before, EUR */
	readonly before?: readonly string[];
	readonly amount: { readonly gross: string | null; readonly currency: string | null } | null;
	readonly code: RefusalCase['code'];
	readonly params: RefusalCase['params'];
}

const eur = (gross: string | null) => ({ gross, currency: 'EUR' });

const cases: readonly LimitCase[] = [
	{
		title: 'the amount is a cent above the limit for writing without a person',
		limits: { maxGrossPerDocument: '1000.00' },
		amount: eur('1000.01'),
		code: 'GUARD_APPROVAL_NEEDED_AMOUNT',
		params: { operation, limit: '1000.00', amount: '1000.01' },
	},
	{
		title: 'a credit note is a cent above that limit',
		limits: { maxGrossPerDocument: '1000.00' },
		amount: eur('-1000.01'),
		code: 'GUARD_APPROVAL_NEEDED_AMOUNT',
		params: { operation, limit: '1000.00', amount: '-1000.01' },
	},
	{
		title: 'nothing at all may be written without a person',
		limits: { maxGrossPerDocument: '0' },
		amount: eur('0.01'),
		code: 'GUARD_APPROVAL_NEEDED_AMOUNT',
		params: { operation, limit: '0', amount: '0.01' },
	},
	...(
		[
			['unknown', eur(null)],
			['without a currency', { gross: '10.00', currency: null }],
			['in another currency', { gross: '10.00', currency: 'USD' }],
			['in a currency in small letters', { gross: '10.00', currency: 'eur' }],
			['no number', eur('zehn')],
			['German in spelling', eur('1.000,00')],
			['empty', eur('')],
			['in exponents', eur('1e3')],
			['beyond exact counting', eur('90071992547409.92')],
			['longer than any money', eur('9'.repeat(41))],
			['not even text', eur(10 as unknown as string)],
		] as const
	).flatMap(([what, amount]): LimitCase[] => [
		{
			title: `the amount is ${what}, and there is a limit per document`,
			limits: { maxGrossPerDocument: '1000.00' },
			amount,
			code: 'GUARD_APPROVAL_NEEDED_NO_AMOUNT',
			params: { operation, limit: '1000.00' },
		},
		{
			title: `the amount is ${what}, and there is a limit on the sum of a run`,
			limits: { maxSumPerRun: '1000.00' },
			amount,
			code: 'GUARD_LIMIT_NO_AMOUNT',
			params: { operation },
		},
		{
			title: `the amount is ${what}, and there is a limit on the sum of a day`,
			limits: { maxSumPerDay: '1000.00' },
			amount,
			code: 'GUARD_LIMIT_NO_AMOUNT',
			params: { operation },
		},
	]),
	{
		title: 'the run wrote as many documents as it may',
		limits: { maxCountPerRun: 2 },
		before: ['1.00', '1.00'],
		amount: eur('1.00'),
		code: 'GUARD_LIMIT_COUNT_RUN',
		params: { operation, allowed: 2 },
	},
	{
		title: 'a run may write none',
		limits: { maxCountPerRun: 0 },
		amount: null,
		code: 'GUARD_LIMIT_COUNT_RUN',
		params: { operation, allowed: 0 },
	},
	{
		title: 'the run would write a cent more than it may',
		limits: { maxSumPerRun: '100.00' },
		before: ['60.00'],
		amount: eur('40.01'),
		code: 'GUARD_LIMIT_SUM_RUN',
		params: { operation, allowed: '100.00', reached: '100.01' },
	},
	{
		title: 'credit notes count with their amount towards the sum of a run',
		limits: { maxSumPerRun: '100.00' },
		before: ['-60.00'],
		amount: eur('-40.01'),
		code: 'GUARD_LIMIT_SUM_RUN',
		params: { operation, allowed: '100.00', reached: '100.01' },
	},
	{
		title: 'the workflow wrote as many documents today as it may',
		limits: { maxCountPerDay: 2 },
		before: ['1.00', '1.00'],
		amount: eur('1.00'),
		code: 'GUARD_LIMIT_COUNT_DAY',
		params: { operation, allowed: 2 },
	},
	{
		title: 'the workflow would write a cent more today than it may',
		limits: { maxSumPerDay: '100' },
		before: ['50.00', '10.00'],
		amount: eur('40.01'),
		code: 'GUARD_LIMIT_SUM_DAY',
		params: { operation, allowed: '100', reached: '100.01' },
	},
	{
		title: 'a credit note and an invoice do not cancel out in the sum of a day',
		limits: { maxSumPerDay: '100.00' },
		before: ['60.00'],
		amount: eur('-40.01'),
		code: 'GUARD_LIMIT_SUM_DAY',
		params: { operation, allowed: '100.00', reached: '100.01' },
	},
];

/** Limits that are reached. */
export const limitCases: readonly RefusalCase[] = [
	...cases.map(
		({ title, limits, before, amount, code, params }): RefusalCase => ({
			title,
			code,
			params,
			mode: 'writeBack',
			shut: async (world) => {
				await bookBefore(world, ...(before ?? []));
				await world.set('limits', only(limits));
				return { order: orderFor(1, { amount }) };
			},
		}),
	),
	{
		title: 'an approved document is beyond the sum of a run all the same',
		code: 'GUARD_LIMIT_SUM_RUN',
		params: { operation, allowed: '100.00', reached: '119.00' },
		mode: 'writeBack',
		shut: async (world) => {
			await world.set('limits', only({ maxSumPerRun: '100.00' }));
			return { order: orderFor(1, { approvalId: await world.approve(orderFor(1)) }) };
		},
	},
	{
		title: 'the limits of the workflow come before the wider ones of everything',
		code: 'GUARD_LIMIT_COUNT_RUN',
		params: { operation, allowed: 0 },
		mode: 'writeBack',
		shut: async (world) => {
			await world.set('limits', only({ maxCountPerRun: 0 }), { type: 'workflow', id: WORKFLOW });
			return { order: orderFor(1) };
		},
	},
	{
		title: 'a run goes on over midnight',
		code: 'GUARD_LIMIT_COUNT_RUN',
		params: { operation, allowed: 1 },
		mode: 'writeBack',
		shut: async (world) => {
			world.clock.setTo('2026-03-02T22:59:59.999Z');
			await bookBefore(world, '1.00');
			world.clock.pass(1);
			await world.set('limits', only({ maxCountPerRun: 1, maxCountPerDay: 1 }));
			return { order: orderFor(1) };
		},
	},
	{
		title: 'a day in Germany is not over at midnight UTC',
		code: 'GUARD_LIMIT_COUNT_DAY',
		params: { operation, allowed: 1 },
		mode: 'writeBack',
		shut: async (world) => {
			world.clock.setTo('2026-07-01T22:00:00.000Z');
			await bookBefore(world, '1.00');
			world.clock.pass(23 * 3_600_000);
			await world.set('limits', only({ maxCountPerDay: 1 }));
			return { order: orderFor(1) };
		},
	},
];
