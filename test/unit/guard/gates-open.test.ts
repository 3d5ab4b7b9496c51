import { describe, expect, it } from 'vitest';
import type { GuardLimits } from '../../../lib/ledger/switches/settings';
import { defaultLimits } from '../../../lib/ledger/switches/settings';
import { bookBefore, only } from './cases/limits';
import { FakeTarget } from './support/fake-target';
import { hookedStore } from './support/hooked-store';
import { orderFor, SYSTEM, WORKFLOW } from './support/orders';
import { World } from './support/world';

const eur = (gross: string | null) => ({ gross, currency: 'EUR' });

/** @returns error code of trying, or how the write ended */
async function tryTo(world: World, ...args: Parameters<typeof orderFor>): Promise<string> {
	return await world.write(new FakeTarget(), orderFor(...args)).then(
		({ status }) => status,
		({ code }: { code: string }) => code,
	);
}

describe('the guard lets a document pass', () => {
	interface OpenCase {
		readonly title: string;
		readonly limits: Partial<GuardLimits>;
		readonly before?: readonly string[];
		readonly amount: ReturnType<typeof eur> | null;
	}
	const cases: readonly OpenCase[] = [
		{
			title: 'just below the limit of a document',
			limits: { maxGrossPerDocument: '1000.00' },
			amount: eur('999.99'),
		},
		{
			title: 'at the limit of a document',
			limits: { maxGrossPerDocument: '1000.00' },
			amount: eur('1000.00'),
		},
		{
			title: 'with a credit note at the limit of a document',
			limits: { maxGrossPerDocument: '1000.00' },
			amount: eur('-1000.00'),
		},
		{
			title: 'of nothing where nothing may be written without a person',
			limits: { maxGrossPerDocument: '0.00' },
			amount: eur('0.00'),
		},
		{
			title: 'that moves no amount, whatever the limits on amounts',
			limits: { maxGrossPerDocument: '0.00', maxSumPerRun: '0.00', maxSumPerDay: '0.00' },
			amount: null,
		},
		{ title: 'without an amount where no limit needs one', limits: {}, amount: eur(null) },
		{
			title: 'beyond exact counting where no limit needs the amount',
			limits: {},
			amount: eur('9'.repeat(38)),
		},
		{
			title: 'as the last one a run may write',
			limits: { maxCountPerRun: 2 },
			before: ['1.00'],
			amount: eur('1.00'),
		},
		{
			title: 'just below the sum of a run',
			limits: { maxSumPerRun: '100.00' },
			before: ['60.00'],
			amount: eur('39.99'),
		},
		{
			title: 'at the sum of a run',
			limits: { maxSumPerRun: '100.00' },
			before: ['60.00'],
			amount: eur('-40.00'),
		},
		{
			title: 'as the last one of a day',
			limits: { maxCountPerDay: 2 },
			before: ['1.00'],
			amount: eur('1.00'),
		},
		{
			title: 'just below the sum of a day',
			limits: { maxSumPerDay: '100.00' },
			before: ['60.00'],
			amount: eur('39.99'),
		},
		{
			title: 'at the sum of a day',
			limits: { maxSumPerDay: '100.00' },
			before: ['60.00'],
			amount: eur('40.00'),
		},
	];

	it.each(cases)('$title', async ({ limits, before, amount }) => {
		const world = await World.writing();
		await bookBefore(world, ...(before ?? []));
		await world.set('limits', only(limits));

		expect(await tryTo(world, 1, { amount })).toBe('written');
	});

	it('beyond what may be written without a person once a person approved it', async () => {
		const world = await World.writing();
		await world.set('limits', only({ maxGrossPerDocument: '1.00' }));
		const order = orderFor(1, { decision: null });

		expect(await tryTo(world, 1, { decision: null })).toBe('GUARD_APPROVAL_NEEDED_DECISION');
		const approvalId = await world.approve(order);
		expect(await tryTo(world, 1, { decision: null, approvalId })).toBe('written');
	});

	it('in the shadow phase once a person approved it, until the approval expires', async () => {
		const world = await World.writing();
		await world.set('phase', { phase: 'shadow' });
		const expiresAt = new Date(world.clock.now().getTime() + 1_000);
		const approvals = [
			await world.approve(orderFor(1), { expiresAt }),
			await world.approve(orderFor(2), { expiresAt }),
		] as const;

		world.clock.pass(999);
		expect(await tryTo(world, 1, { approvalId: approvals[0] })).toBe('written');
		world.clock.pass(1);
		expect(await tryTo(world, 2, { approvalId: approvals[1] })).toBe('GUARD_APPROVAL_EXPIRED');
	});

	it('when only kill switches that do not concern it are engaged', async () => {
		const world = await World.writing();
		await world.set('kill', { engaged: true }, { type: 'workflow', id: 'wf-2' });
		await world.set('kill', { engaged: true }, { type: 'system', id: 'otherVendor' });

		expect(await tryTo(world, 1)).toBe('written');
		expect(await tryTo(world, 2, { workflowId: 'wf-2' })).toBe('GUARD_KILLED_WORKFLOW');
		expect(await tryTo(world, 3, { system: 'otherVendor' })).toBe('GUARD_KILLED_SYSTEM');
	});

	it('in queue mode when the ledger is one for all workers', async () => {
		const world = await World.writing();
		const { store } = world;
		const target = new FakeTarget();
		const order = orderFor(1);
		await expect(world.write(target, order, { queueMode: true })).rejects.toMatchObject({
			code: 'GUARD_QUEUE_NEEDS_POSTGRES',
		});
		world.store = { ...hookedStore(store, {}), kind: 'postgres' };
		expect(await world.write(target, order, { queueMode: true })).toMatchObject({
			status: 'written',
		});
	});

	it('again as soon as the kill switch is released', async () => {
		const world = await World.writing();
		const scope = { type: 'system', id: SYSTEM } as const;
		await world.set('kill', { engaged: true }, scope);
		expect(await tryTo(world, 1)).toBe('GUARD_KILLED_SYSTEM');
		await world.set('kill', { engaged: false }, scope);
		expect(await tryTo(world, 1)).toBe('written');
	});

	it('because its workflow may write, though everything else is read-only', async () => {
		const world = await World.writing();
		await world.set('phase', { phase: 'readOnly' });
		await world.set('phase', { phase: 'writeBack' }, { type: 'workflow', id: WORKFLOW });

		expect(await tryTo(world, 1)).toBe('written');
		expect(await tryTo(world, 2, { workflowId: 'wf-2' })).toBe('GUARD_PHASE_READ_ONLY');
	});

	it('because its workflow has wider limits than everything else', async () => {
		const world = await World.writing();
		await world.set('limits', only({ maxCountPerDay: 0 }));
		await world.set('limits', only({ maxCountPerDay: 1 }), { type: 'workflow', id: WORKFLOW });

		expect(await tryTo(world, 1)).toBe('written');
		expect(await tryTo(world, 2)).toBe('GUARD_LIMIT_COUNT_DAY');
		expect(await tryTo(world, 3, { workflowId: 'wf-2' })).toBe('GUARD_LIMIT_COUNT_DAY');
	});
});

describe('where nobody said anything', () => {
	it('nothing is written', async () => {
		const world = await World.fresh();

		expect(await tryTo(world, 1)).toBe('GUARD_PHASE_READ_ONLY');
		expect(await world.story()).toEqual(['writeRefused 1 failed GUARD_PHASE_READ_ONLY']);
	});

	it('strict limits hold', async () => {
		const world = await World.fresh();
		await world.set('phase', { phase: 'writeBack' });

		expect(await tryTo(world, 1, { amount: eur('1000.00') })).toBe('written');
		expect(await tryTo(world, 2, { amount: eur('1000.01') })).toBe('GUARD_APPROVAL_NEEDED_AMOUNT');
		expect(defaultLimits).toEqual({
			maxGrossPerDocument: '1000.00',
			maxCountPerRun: 100,
			maxSumPerRun: '25000.00',
			maxCountPerDay: 500,
			maxSumPerDay: '100000.00',
		});
	});
});

describe('the limits count', () => {
	it('the writes of one workflow and of one run', async () => {
		const world = await World.writing();
		await world.set('limits', only({ maxCountPerRun: 1, maxCountPerDay: 2 }));
		const run = (executionId: string) => ({ run: { ...orderFor(1).run!, executionId } });

		expect(await tryTo(world, 1, run('a'))).toBe('written');
		expect(await tryTo(world, 2, run('a'))).toBe('GUARD_LIMIT_COUNT_RUN');
		expect(await tryTo(world, 2, run('b'))).toBe('written');
		expect(await tryTo(world, 3, run('c'))).toBe('GUARD_LIMIT_COUNT_DAY');
		expect(await tryTo(world, 4, { ...run('a'), workflowId: 'wf-2' })).toBe('written');
	});

	it('anew with every German day, on summer and on winter time', async () => {
		for (const midnight of ['2026-07-01T22:00:00.000Z', '2026-12-01T23:00:00.000Z']) {
			const world = await World.writing();
			await world.set('limits', only({ maxCountPerDay: 1 }));
			const instant = Date.parse(midnight);
			world.clock.setTo(new Date(instant - 1).toISOString());
			expect(await tryTo(world, 1)).toBe('written');
			expect(await tryTo(world, 2)).toBe('GUARD_LIMIT_COUNT_DAY');
			world.clock.setTo(midnight);
			expect(await tryTo(world, 2)).toBe('written');
		}
	});

	it('what may have been booked, and not what certainly was not', async () => {
		const world = await World.writing();
		await world.set('limits', only({ maxCountPerRun: 1 }));
		const unclear = new FakeTarget();
		unclear.sendings.push(() => Promise.reject(new Error('connection lost')));

		await expect(world.write(unclear, orderFor(1))).rejects.toMatchObject({
			code: 'GUARD_OUTCOME_UNKNOWN',
		});
		expect(await tryTo(world, 2)).toBe('GUARD_LIMIT_COUNT_RUN');
		world.clock.pass(unclear.settleMs);
		// Looked up in vain, so it is sent once more, and only that attempt counts.
		expect(await world.write(unclear, orderFor(1))).toMatchObject({
			status: 'written',
			attempt: 2,
		});
		expect(await tryTo(world, 2)).toBe('GUARD_LIMIT_COUNT_RUN');
	});

	it('no document twice when two calls arrive at once', async () => {
		const world = await World.writing();
		await world.set('limits', only({ maxCountPerRun: 3 }));

		const ends = await Promise.all([1, 2, 3, 4, 5].map((n) => tryTo(world, n)));
		expect(ends.filter((end) => end === 'written')).toHaveLength(3);
		expect(ends.filter((end) => end === 'GUARD_LIMIT_COUNT_RUN')).toHaveLength(2);
	});
});
