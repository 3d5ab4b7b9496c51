import { describe, expect, it } from 'vitest';
import { guardedWrite } from '../../../lib/guard/guarded-write';
import type { LedgerStore } from '../../../lib/ledger/store/store';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { FakeTarget } from './support/fake-target';
import {
	documentHash,
	EXECUTION,
	keyOf,
	mayWrite,
	open,
	OPERATION,
	orderFor,
	requestFor,
	requestHash,
	SYSTEM,
	WORKFLOW,
} from './support/orders';
import { Vendor } from './support/vendor';
import { World } from './support/world';

/** A ledger nobody may touch. */
const noStore = new Proxy({} as LedgerStore, {
	get: (_, property) => {
		throw new Error(`The ledger was touched: ${String(property)}.`);
	},
});

describe('a preview', () => {
	it('gives the exact request and its hash, sends nothing and needs no ledger', async () => {
		const vendor = await Vendor.start();
		const { context } = await World.fresh();
		const order = orderFor(1);
		const shut = { writeAllowed: false, inToolCall: true, queueMode: true };

		expect(
			await guardedWrite(noStore, order, { ...shut, mode: 'preview' }, vendor.target(), context),
		).toEqual({
			status: 'preview',
			key: keyOf(1),
			requestSha256: requestHash(order.request),
			request: requestFor(1),
		});
		expect(vendor.sim.counters()).toEqual({});
	});

	it('is what anything but a plain "write" means', async () => {
		const target = new FakeTarget();
		const { context } = await World.fresh();
		for (const mode of ['Write', 'write ', '', undefined, true]) {
			const setting = { ...open, mode: mode as 'write' };
			const result = await guardedWrite(noStore, orderFor(1), setting, target, context);
			expect(result.status).toBe('preview');
		}
		expect(target.sent).toBe(0);
	});

	it('of something that is no JSON is refused', async () => {
		const { context } = await World.fresh();
		const order = orderFor(1, { request: { date: new Date(0) } });
		await expect(
			guardedWrite(noStore, order, { ...open, mode: 'preview' }, new FakeTarget(), context),
		).rejects.toMatchObject({ code: 'LEDGER_NOT_CANONICAL' });
	});
});

describe('a write', () => {
	it('is booked once, answered with what was booked, and recorded from the announcement on', async () => {
		const world = await World.writing();
		const vendor = await Vendor.start();
		const order = orderFor(1);

		expect(await world.write(vendor.target(), order)).toEqual({
			status: 'written',
			key: keyOf(1),
			requestSha256: requestHash(order.request),
			attempt: 1,
			remoteId: 'V-000001',
			result: { id: 'V-000001' },
		});

		expect(vendor.sim.vouchers()).toMatchObject([
			{ voucher: { ...requestFor(1), id: 'V-000001' } },
		]);
		expect(vendor.sim.counters()).toEqual({ 'POST /v1/vouchers': { none: 1 } });
		expect(await world.intent(keyOf(1))).toEqual({
			key: keyOf(1),
			state: 'done',
			attempt: 1,
			owner: expect.any(String) as string,
			system: SYSTEM,
			operation: OPERATION,
			documentSha256: documentHash(1),
			requestSha256: requestHash(order.request),
			workflowId: WORKFLOW,
			executionId: EXECUTION,
			amountCents: 11_900,
			reservedAt: '2026-03-02T08:00:00.000Z',
			settlesAt: '2026-03-02T08:11:00.000Z',
			updatedAt: '2026-03-02T08:00:00.000Z',
			remoteId: 'V-000001',
			result: '{"id":"V-000001"}',
			errorCode: null,
			sequence: 5,
		});
		const [intent, done, ...more] = await world.trail();
		expect(more).toEqual([]);
		const frame = {
			action: 'written',
			actor: { id: 'KI-Workflow-01', kind: 'system', via: 'n8n' },
			approval: null,
			change: null,
			decision: {
				action: 'write',
				ampel: 'green',
				findings: [],
				reasons: ['WITHIN_LIMITS'],
				ruleSetVersion: null,
			},
			mode: 'writeBack',
			model: null,
			payloadSha256: null,
			reason: null,
			recordType: null,
			run: order.run,
			ts: '2026-03-02T08:00:00.000Z',
			write: {
				attempt: 1,
				key: keyOf(1),
				operation: OPERATION,
				requestSha256: requestHash(order.request),
			},
		};
		const subject = { documentSha256: documentHash(1), system: SYSTEM, type: 'document' };
		expect(intent).toMatchObject({
			...frame,
			outcome: { errorCode: null, remoteId: null, state: 'intent' },
			seq: 4,
			subject: { ...subject, id: null },
		});
		expect(done).toMatchObject({
			...frame,
			outcome: { errorCode: null, remoteId: 'V-000001', state: 'done' },
			seq: 5,
			subject: { ...subject, id: 'V-000001' },
		});
		expect(await verifyChain(world.store.readEvents())).toMatchObject({ intact: true, checked: 5 });
	});

	it('is announced on disk before anything is sent', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		const seen: unknown[] = [];
		target.sendings.push(async (book) => {
			seen.push((await world.intent(keyOf(1)))?.state, await world.story());
			return book();
		});

		await world.write(target);
		expect(seen).toEqual(['reserved', ['written 1 intent']]);
	});

	it('of the same document sends nothing, whatever became of phase, switches and credential', async () => {
		const world = await World.writing();
		const vendor = await Vendor.start();
		const first = await world.write(vendor.target());
		const head = await world.store.head();
		const again = { ...first, status: 'alreadyWritten' };

		expect(await world.write(vendor.target())).toEqual(again);
		expect(await world.write(vendor.target(), orderFor(1, { decision: null }))).toEqual(again);
		expect(
			await world.write(vendor.target(), orderFor(1, { workflowId: 'wf-2', run: null })),
		).toEqual(again);
		expect(await world.store.head()).toEqual(head);
		await world.set('kill', { engaged: true });
		await world.set('phase', { phase: 'readOnly' });
		expect(await world.write(vendor.target())).toEqual(again);
		expect(vendor.sim.counters()).toEqual({ 'POST /v1/vouchers': { none: 1 } });
	});

	it('of different documents books each of them', async () => {
		const world = await World.writing();
		const vendor = await Vendor.start();
		const orders = [1, 2, 3].map((n) => orderFor(n));

		const results = await Promise.all(
			orders.map((order) => world.write(vendor.target(order), order)),
		);
		expect(results.map(({ status }) => status)).toEqual(['written', 'written', 'written']);
		expect(vendor.sim.bookingsByReference().size).toBe(3);
	});

	it('called twice at once is sent once', async () => {
		const world = await World.writing();
		const vendor = await Vendor.start();

		const ends = await Promise.allSettled([
			world.write(vendor.target()),
			world.write(vendor.target()),
			world.write(vendor.target()),
		]);
		const statuses = ends.map((end) =>
			end.status === 'fulfilled' ? end.value.status : (end.reason as { code: string }).code,
		);
		expect(statuses.filter((status) => status === 'written')).toHaveLength(1);
		// The others either came too early to know, or late enough to get the answer.
		expect(
			statuses.filter(
				(status) => !['written', 'alreadyWritten', 'GUARD_OUTCOME_OPEN'].includes(status),
			),
		).toEqual([]);
		expect(vendor.writes).toEqual({ none: 1 });
		expect(await world.write(vendor.target())).toMatchObject({ status: 'alreadyWritten' });
	});

	it('that is under way is not sent again and leaves no further entry', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		let answer = (): void => {};
		const arrived = new Promise<void>((resolve) => {
			target.sendings.push(
				(book) =>
					new Promise((booked) => {
						answer = () => booked(book());
						resolve();
					}),
			);
		});
		const first = world.write(target);
		await arrived;

		await expect(world.write(target)).rejects.toMatchObject({
			code: 'GUARD_OUTCOME_OPEN',
			params: { system: SYSTEM, operation: OPERATION, until: '2026-03-02T08:11:00.000Z' },
		});
		answer();
		expect(await first).toMatchObject({ status: 'written' });
		expect(await world.story()).toEqual(['written 1 intent', 'written 1 done V-1']);
		expect({ sent: target.sent, lookedUp: target.lookedUp }).toEqual({ sent: 1, lookedUp: 0 });
	});

	it('hands back further data at every later call, and never fails for its sake', async () => {
		const world = await World.writing();
		const cyclic: Record<string, unknown> = {};
		cyclic['self'] = cyclic;
		const results: ReadonlyArray<readonly [result: unknown, later: unknown]> = [
			[
				{ number: 'RE-1', confidence: 0.5 },
				{ number: 'RE-1', confidence: 0.5 },
			],
			[undefined, null],
			[null, null],
			[new Date(0), null],
			[cyclic, null],
			['x'.repeat(99_998), 'x'.repeat(99_998)],
			['x'.repeat(99_999), null],
			[{ text: '\ud800' }, null],
		];
		for (const [index, [result, later]] of results.entries()) {
			const target = new FakeTarget();
			const order = orderFor(index);
			target.sendings.push((book) => ({ ...book(), result }));

			expect(await world.write(target, order)).toMatchObject({ status: 'written', result });
			expect(await world.write(target, order)).toMatchObject({ status: 'alreadyWritten' });
			expect((await world.write(target, order)) as { result: unknown }).toHaveProperty(
				'result',
				later,
			);
		}
	});

	it('works for data without a document, a run or an amount', async () => {
		const world = await World.writing();
		const order = orderFor(1, { documentSha256: null, run: null, amount: null });

		expect(await world.write(new FakeTarget(), order)).toMatchObject({ status: 'written' });
		expect(await world.intent(order.key)).toMatchObject({
			documentSha256: null,
			executionId: null,
			amountCents: null,
		});
	});
});

describe('an approval', () => {
	it('opens the write it was given for, and the trail says whose it was', async () => {
		const world = await World.writing();
		await world.set('phase', { phase: 'shadow' });
		const order = orderFor(1, { decision: { ...mayWrite, action: 'approve', ampel: 'yellow' } });
		const approvalId = await world.approve(order, { id: 'approval-1' });
		world.clock.pass(60_000);

		expect(await world.write(new FakeTarget(), { ...order, approvalId })).toMatchObject({
			status: 'written',
		});
		const approval = {
			approver: 'Gerda Gründlich',
			at: '2026-03-02T08:00:00.000Z',
			id: 'approval-1',
			payloadSha256: requestHash(order.request),
		};
		expect(await world.trail()).toMatchObject([
			{ action: 'approved', approval, actor: { kind: 'person', via: 'mail' } },
			{ action: 'written', mode: 'shadow', approval, outcome: { state: 'intent' } },
			{ action: 'written', mode: 'shadow', approval, outcome: { state: 'done' } },
		]);
	});

	it('is used up by the first write that is announced with it, not by one that is refused', async () => {
		const world = await World.writing();
		await world.set('phase', { phase: 'shadow' });
		const order = orderFor(1);
		const approvalId = await world.approve(order);
		const consumedBy = async () =>
			await world.store.transact({ approvals: [approvalId] }, ({ approvals }) => ({
				batch: null,
				result: approvals.get(approvalId)?.consumedBy,
			}));

		await world.set('kill', { engaged: true });
		const refused = world.write(new FakeTarget(), { ...order, approvalId });
		await expect(refused).rejects.toMatchObject({ code: 'GUARD_KILLED_GLOBAL' });
		expect(await consumedBy()).toBeNull();
		await world.set('kill', { engaged: false });
		await world.write(new FakeTarget(), { ...order, approvalId });
		expect(await consumedBy()).toBe(order.key);
	});

	it('serves every attempt of that write until it is booked', async () => {
		const world = await World.writing();
		await world.set('phase', { phase: 'shadow' });
		const approvalId = await world.approve(orderFor(1));
		const order = orderFor(1, { approvalId });
		const target = new FakeTarget();
		target.sendings.push(() => Promise.reject(new Error('connection lost')));

		await expect(world.write(target, order)).rejects.toMatchObject({
			code: 'GUARD_OUTCOME_UNKNOWN',
		});
		world.clock.pass(target.settleMs);
		expect(await world.write(target, order)).toMatchObject({ status: 'written', attempt: 2 });
		expect(target.books).toEqual(['V-1']);
	});

	it('of the same document opens one of two writes that come at once', async () => {
		const world = await World.writing();
		await world.set('phase', { phase: 'shadow' });
		const approvalId = await world.approve(orderFor(1));
		const one = orderFor(1, { approvalId });
		const other = { ...one, key: 'cd'.repeat(32) };

		const ends = await Promise.allSettled([
			world.write(new FakeTarget(), one),
			world.write(new FakeTarget(), other),
		]);
		expect(
			ends
				.map((end) =>
					end.status === 'fulfilled' ? 'written' : (end.reason as { code: string }).code,
				)
				.sort(),
		).toEqual(['GUARD_APPROVAL_USED', 'written']);
	});
});

describe('an order that cannot be recorded', () => {
	const faults: ReadonlyArray<
		readonly [string, () => Partial<ReturnType<typeof orderFor>>, string]
	> = [
		['an empty workflow id', () => ({ workflowId: '' }), 'workflowId'],
		['an endless workflow id', () => ({ workflowId: 'x'.repeat(301) }), 'workflowId'],
	];
	it.each(faults)('with %s is not sent and shuts nothing', async (_, changes, field) => {
		const world = await World.writing();
		const target = new FakeTarget();

		await expect(world.write(target, orderFor(1, changes()))).rejects.toMatchObject({
			code: 'GUARD_ORDER_INVALID',
			params: { field },
		});
		expect(target.sent).toBe(0);
		expect(await world.write(target)).toMatchObject({ status: 'written' });
	});

	it.each([
		['timeoutMs', NaN],
		['timeoutMs', -1],
		['timeoutMs', Infinity],
		['settleMs', NaN],
		['settleMs', -1],
		['settleMs', 2 ** 31],
	] as const)('because %s is %d is not sent', async (field, value) => {
		const world = await World.writing();
		const target = Object.assign(new FakeTarget(), { [field]: value });

		await expect(world.write(target)).rejects.toMatchObject({
			code: 'GUARD_ORDER_INVALID',
			params: { field, reason: String(value) },
		});
		expect(target.sent).toBe(0);
	});

	it.each([
		['an empty operation', { operation: '' }],
		['an empty actor', { actor: '' }],
		['an endless system', { system: 'x'.repeat(301) }],
		['a key that is no hash', { key: 'RE-1' }],
		['a document hash that is none', { documentSha256: 'RE-1' }],
	])('because of %s is not sent', async (_, changes) => {
		const world = await World.writing();
		const target = new FakeTarget();

		await expect(world.write(target, orderFor(1, changes))).rejects.toMatchObject({
			code: 'LEDGER_EVENT_INVALID',
		});
		expect(target.sent).toBe(0);
	});
});
