import { describe, expect, it } from 'vitest';
import { NotBooked } from '../../../lib/guard/errors';
import { httpError } from '../../../lib/http/errors';
import { guardedWrite } from '../../../lib/guard/guarded-write';
import { FakeTarget } from './support/fake-target';
import { mayWrite, open, orderFor } from './support/orders';
import { partOf, WholeTarget } from './support/parts';
import { noLimits, World } from './support/world';

const refused = () =>
	Promise.reject(new NotBooked(httpError('HTTP_UNREACHABLE', { system: 'Vendor', reason: 'x' })));

describe('a write with parts', () => {
	it('makes what is needed first, then the write, then what belongs to it', async () => {
		const world = await World.writing();
		const supplier = new FakeTarget();
		const file = new FakeTarget();
		const whole = new WholeTarget([partOf('contact', supplier)], [partOf('file', file)]);

		expect(await world.write(whole)).toMatchObject({ status: 'written', remoteId: 'V-1' });
		expect([supplier.sent, whole.sent, file.sent]).toEqual([1, 1, 1]);
		const steps = (await world.trail()).map(
			({ write, outcome }) => `${write?.operation} ${outcome?.state}`,
		);
		expect(steps).toEqual([
			'voucher.create intent',
			'contact.create intent',
			'contact.create done',
			'voucher.create done',
			'file.create intent',
			'file.create done',
		]);
	});

	it('makes every part once, however often the write is run', async () => {
		const world = await World.writing();
		const supplier = new FakeTarget();
		const file = new FakeTarget();
		const whole = new WholeTarget([partOf('contact', supplier)], [partOf('file', file)]);
		await world.write(whole);
		await world.write(whole);

		expect([supplier.sent, whole.sent, file.sent]).toEqual([1, 1, 1]);
	});

	it('does not send the write when what it needs was refused', async () => {
		const world = await World.writing();
		const supplier = new FakeTarget();
		supplier.sendings.push(refused);
		const whole = new WholeTarget([partOf('contact', supplier)]);

		await expect(world.write(whole)).rejects.toMatchObject({
			code: 'GUARD_PART_FAILED',
			params: { part: 'contact.create', operation: 'voucher.create' },
		});
		expect(whole.sent).toBe(0);
		expect(await world.write(whole)).toMatchObject({ status: 'written', attempt: 2 });
	});

	it('does not send the write when it is open whether what it needs came about', async () => {
		const world = await World.writing();
		const supplier = new FakeTarget();
		supplier.sendings.push(() => Promise.reject(new Error('connection lost')));
		const whole = new WholeTarget([partOf('contact', supplier)]);

		await expect(world.write(whole)).rejects.toMatchObject({ code: 'GUARD_PART_FAILED' });
		expect([supplier.sent, whole.sent]).toEqual([1, 0]);
		await expect(world.write(whole)).rejects.toMatchObject({ code: 'GUARD_PART_FAILED' });
		expect([supplier.sent, whole.sent]).toEqual([1, 0]);
		world.clock.pass(supplier.settleMs);
		expect(await world.write(whole)).toMatchObject({ status: 'written' });
		expect([supplier.sent, whole.sent]).toEqual([2, 1]);
	});

	it('says that it was booked when what belongs to it is missing, and makes up for it later', async () => {
		const world = await World.writing();
		const file = new FakeTarget();
		file.sendings.push(refused);
		const whole = new WholeTarget([], [partOf('file', file)]);

		await expect(world.write(whole)).rejects.toMatchObject({
			code: 'GUARD_PART_MISSING',
			params: { remoteId: 'V-1', part: 'file.create' },
		});
		expect(await world.write(whole)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
		expect([whole.sent, file.sent]).toEqual([1, 2]);
	});

	it('needs one approval for all of it', async () => {
		const world = await World.fresh();
		await world.set('phase', { phase: 'shadow' });
		const order = orderFor(1, { decision: { ...mayWrite, action: 'approve', phase: 'shadow' } });
		const approvalId = await world.approve(order);
		const supplier = new FakeTarget();
		const file = new FakeTarget();
		const whole = new WholeTarget([partOf('contact', supplier)], [partOf('file', file)]);

		await expect(world.write(whole, order)).rejects.toMatchObject({
			code: 'GUARD_APPROVAL_NEEDED_SHADOW',
		});
		expect(supplier.sent).toBe(0);
		expect(await world.write(whole, { ...order, approvalId })).toMatchObject({ status: 'written' });
		expect([supplier.sent, file.sent]).toEqual([1, 1]);
	});

	it('counts as one document', async () => {
		const world = await World.writing();
		await world.set('limits', { ...noLimits, maxCountPerRun: 2 });
		const whole = (n: number) =>
			new WholeTarget([
				{ ...partOf(`contact ${n}`), operation: 'contact.create' },
				{ ...partOf(`bank ${n}`), operation: 'bank.create' },
			]);
		await world.write(whole(1), orderFor(1));
		await world.write(whole(2), orderFor(2));

		await expect(world.write(whole(3), orderFor(3))).rejects.toMatchObject({
			code: 'GUARD_LIMIT_COUNT_RUN',
		});
	});

	it('stops between its parts when the kill switch is engaged', async () => {
		const world = await World.writing();
		const file = new FakeTarget();
		const supplier = new FakeTarget();
		supplier.sendings.push(async (book) => {
			await world.set('kill', { engaged: true });
			return book();
		});
		const whole = new WholeTarget(
			[partOf('contact', supplier), partOf('bank')],
			[partOf('file', file)],
		);

		await expect(world.write(whole)).rejects.toMatchObject({
			code: 'GUARD_PART_FAILED',
			cause: { code: 'GUARD_KILLED_GLOBAL' },
		});
		expect([whole.sent, file.sent]).toEqual([0, 0]);
	});

	it.each([
		['nothing', undefined],
		['a write that failed', 'failed'],
	])('cannot be claimed to be part of %s', async (_, state) => {
		const world = await World.writing();
		const whole = orderFor(1);
		if (state) {
			const vendor = new FakeTarget();
			vendor.sendings.push(refused);
			await world.write(vendor, whole).catch(() => undefined);
		}
		const vendor = new FakeTarget();
		const part = { ...orderFor(1), key: 'f'.repeat(64), partOf: whole.key };

		await expect(
			guardedWrite(world.store, part, open, vendor, world.context),
		).rejects.toMatchObject({ code: 'GUARD_PART_OF_NOTHING' });
		expect(vendor.sent).toBe(0);
	});

	it('cannot borrow the admission of another document', async () => {
		const world = await World.writing();
		await world.write(new FakeTarget(), orderFor(1));
		const part = { ...orderFor(2), key: 'f'.repeat(64), partOf: orderFor(1).key };

		await expect(world.write(new FakeTarget(), part)).rejects.toMatchObject({
			code: 'GUARD_PART_OF_NOTHING',
		});
	});
});
