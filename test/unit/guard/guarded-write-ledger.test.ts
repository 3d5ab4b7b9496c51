import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { FakeTarget } from './support/fake-target';
import { Broken, failing, hookedStore } from './support/hooked-store';
import { keyOf, OPERATION, orderFor, SYSTEM } from './support/orders';
import { AN_HOUR, Vendor } from './support/vendor';
import { World } from './support/world';

/** Transactions of a plain call. */
const RESERVE = 1;
const RECORD = 2;

describe('a ledger that cannot be written', () => {
	it('before the sending keeps everything from being sent', async () => {
		const world = await World.writing();
		const vendor = await Vendor.start();
		const { store } = world;
		world.store = hookedStore(store, { before: failing(RESERVE) });

		await expect(world.write(vendor.target())).rejects.toThrow(Broken);
		expect(vendor.sim.counters()).toEqual({});
		world.store = store;
		expect(await world.story()).toEqual([]);
		expect(await world.write(vendor.target())).toMatchObject({ status: 'written', attempt: 1 });
	});

	it('as far as anybody knows keeps everything from being sent, though the entry is there', async () => {
		const world = await World.writing();
		const vendor = await Vendor.start();
		const { store } = world;
		world.store = hookedStore(store, { after: failing(RESERVE) });

		await expect(world.write(vendor.target())).rejects.toThrow(Broken);
		expect(vendor.sim.counters()).toEqual({});
		world.store = store;
		await expect(world.write(vendor.target())).rejects.toMatchObject({
			code: 'GUARD_OUTCOME_OPEN',
		});
		world.clock.pass(AN_HOUR);
		expect(await world.write(vendor.target())).toMatchObject({ status: 'written', attempt: 2 });
		expect(await vendor.booked()).toEqual(['V-000001']);
	});

	it('before a refusal is the error, and nothing is sent either', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		world.store = hookedStore(world.store, { before: failing(1) });

		await expect(world.write(target, orderFor(1), { writeAllowed: false })).rejects.toThrow(Broken);
		expect(target.sent).toBe(0);
	});

	it('after the booking says what was booked; the next call finds it', async () => {
		const world = await World.writing();
		const vendor = await Vendor.start();
		const { store } = world;
		world.store = hookedStore(store, { before: failing(RECORD) });

		await expect(world.write(vendor.target())).rejects.toMatchObject({
			code: 'GUARD_BOOKED_NOT_RECORDED',
			params: {
				system: SYSTEM,
				operation: OPERATION,
				remoteId: 'V-000001',
				reason: 'transaction 2',
			},
		});
		world.store = store;
		expect(await world.intent(keyOf(1))).toMatchObject({ state: 'reserved', remoteId: null });
		await expect(world.write(vendor.target())).rejects.toMatchObject({
			code: 'GUARD_OUTCOME_OPEN',
		});
		world.clock.pass(AN_HOUR);
		expect(await world.write(vendor.target())).toMatchObject({
			status: 'alreadyWritten',
			attempt: 1,
			remoteId: 'V-000001',
		});
		expect(await world.story()).toEqual(['written 1 intent', 'written 1 done V-000001']);
		expect(await vendor.booked()).toEqual(['V-000001']);
	});

	it('after the booking, as far as anybody knows, answers at once the next time', async () => {
		const world = await World.writing();
		const vendor = await Vendor.start();
		const { store } = world;
		world.store = hookedStore(store, { after: failing(RECORD) });

		await expect(world.write(vendor.target())).rejects.toMatchObject({
			code: 'GUARD_BOOKED_NOT_RECORDED',
		});
		world.store = store;
		expect(await world.write(vendor.target())).toMatchObject({ status: 'alreadyWritten' });
		expect(vendor.lookUps).toEqual({});
	});

	it('after an unclear sending still says that the outcome is unknown', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push((book) => {
			book();
			throw new Error('connection lost');
		});
		const { store } = world;
		world.store = hookedStore(store, { before: failing(RECORD) });

		await expect(world.write(target)).rejects.toMatchObject({
			code: 'GUARD_OUTCOME_UNKNOWN',
			params: { until: '2026-03-02T08:11:00.000Z', reason: 'connection lost; transaction 2' },
		});
		world.store = store;
		world.clock.pass(AN_HOUR);
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
		expect(target.sent).toBe(1);
	});

	it('after a look-up that found the booking says what was booked', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push((book) => {
			book();
			throw new Error('connection lost');
		});
		const { store } = world;
		world.store = hookedStore(store, { before: failing(3) });

		await expect(world.write(target)).rejects.toMatchObject({
			code: 'GUARD_BOOKED_NOT_RECORDED',
			params: { remoteId: 'V-1' },
		});
		world.store = store;
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
	});

	it('after several records were found still says so', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push((book) => {
			book();
			book();
			throw new Error('connection lost');
		});
		world.store = hookedStore(world.store, { before: failing(3) });

		await expect(world.write(target)).rejects.toMatchObject({ code: 'GUARD_FOUND_SEVERAL' });
	});

	it('after a final look-up in vain keeps everything from being sent again', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push(() => Promise.reject(new Error('connection lost')));
		await expect(world.write(target)).rejects.toMatchObject({ code: 'GUARD_OUTCOME_UNKNOWN' });
		world.clock.pass(AN_HOUR);
		const { store } = world;
		for (const n of [2, 3]) {
			world.store = hookedStore(store, { before: failing(n) });
			await expect(world.write(target)).rejects.toThrow(Broken);
		}
		expect(target.sent).toBe(1);
		world.store = store;
		expect(await world.write(target)).toMatchObject({ status: 'written', attempt: 2 });
	});
});

describe('a computer that stands still between announcement and sending', () => {
	const halts: ReadonlyArray<readonly [string, (world: World, milliseconds: number) => void]> = [
		['because the process is starved', (world, milliseconds) => world.clock.pass(milliseconds)],
		['because it sleeps', (world, milliseconds) => world.clock.suspend(milliseconds)],
		[
			'while somebody sets its clock back',
			(world, milliseconds) => {
				world.clock.pass(milliseconds);
				world.clock.set(-AN_HOUR);
			},
		],
	];

	it.each(halts)('sends nothing %s', async (_, halt) => {
		const world = await World.writing();
		const target = new FakeTarget();
		const { store } = world;
		world.store = hookedStore(store, {
			after: (n) => n === RESERVE && halt(world, target.timeoutMs),
		});

		await expect(world.write(target)).rejects.toMatchObject({
			code: 'GUARD_NOT_SENT_IN_TIME',
			params: { system: SYSTEM, operation: OPERATION },
		});
		expect(target.sent).toBe(0);
		world.store = store;
		expect(await world.story()).toEqual([
			'written 1 intent',
			'written 1 failed GUARD_NOT_SENT_IN_TIME',
		]);
		expect(await world.write(target)).toMatchObject({ status: 'written', attempt: 2 });
	});

	it.each(halts)('has only the rest of its time for sending %s', async (_, halt) => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push(() => new Promise(() => undefined));
		world.store = hookedStore(world.store, {
			// 20 ms of ten minutes are left, and those pass in truth.
			after: (n) => n === RESERVE && halt(world, target.timeoutMs - 20),
		});

		await expect(world.write(target)).rejects.toMatchObject({
			code: 'GUARD_OUTCOME_UNKNOWN',
			cause: { code: 'GUARD_NO_ANSWER', params: { system: SYSTEM, timeoutMs: target.timeoutMs } },
		});
	});

	it('does not count the time it waited for the ledger before the announcement', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		world.store = hookedStore(world.store, {
			before: (n) => n === RESERVE && world.clock.pass(target.timeoutMs * 2),
		});

		expect(await world.write(target)).toMatchObject({ status: 'written' });
	});
});

describe('a call that comes back after others gave it up', () => {
	/** A call that is under way, and when it arrives it books. */
	async function underWay(world: World, target: FakeTarget) {
		let goOn = (): void => {};
		let call: Promise<unknown> = Promise.resolve();
		await new Promise<void>((arrived) => {
			target.sendings.push(
				(book) =>
					new Promise((booked) => {
						goOn = () => booked(book());
						arrived();
					}),
			);
			call = world.write(target).catch((cause: unknown) => cause);
		});
		return { goOn: () => goOn(), call };
	}

	it('with a booking is recorded, though it was looked up in vain', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		const { goOn, call } = await underWay(world, target);
		world.clock.pass(AN_HOUR);
		await world.set('kill', { engaged: true });
		await expect(world.write(target)).rejects.toMatchObject({ code: 'GUARD_KILLED_GLOBAL' });

		goOn();
		expect(await call).toMatchObject({ status: 'written', remoteId: 'V-1' });
		expect(await world.story()).toEqual([
			'written 1 intent',
			'written 1 failed GUARD_NOT_FOUND',
			'writeRefused 2 failed GUARD_KILLED_GLOBAL',
			'written 1 done V-1',
		]);
		await world.set('kill', { engaged: false });
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
		expect(target.books).toEqual(['V-1']);
	});

	it('with a booking names both, when it was booked a second time meanwhile', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		const { goOn, call } = await underWay(world, target);
		world.clock.pass(AN_HOUR);
		expect(await world.write(target)).toMatchObject({
			status: 'written',
			attempt: 2,
			remoteId: 'V-1',
		});

		goOn();
		expect(await call).toMatchObject({
			code: 'GUARD_FOUND_SEVERAL',
			params: { system: SYSTEM, count: 2, remoteIds: 'V-1, V-2' },
		});
		expect(await world.story()).toEqual([
			'written 1 intent',
			'written 1 failed GUARD_NOT_FOUND',
			'written 2 intent',
			'written 2 done V-1',
			'written 1 done V-2',
		]);
		expect(await world.intent(keyOf(1))).toMatchObject({ state: 'done', remoteId: 'V-1' });
		expect(await verifyChain(world.store.readEvents())).toMatchObject({ intact: true });
	});

	it('with a booking is recorded before a second attempt has ended, which then names both', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		const first = await underWay(world, target);
		world.clock.pass(AN_HOUR);
		const second = await underWay(world, target);

		first.goOn();
		expect(await first.call).toMatchObject({ status: 'written', remoteId: 'V-1' });
		second.goOn();
		expect(await second.call).toMatchObject({ code: 'GUARD_FOUND_SEVERAL' });
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
	});

	it('with a booking that was found meanwhile has nothing to add', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		let answer = (): void => {};
		let call: Promise<unknown> = Promise.resolve();
		await new Promise<void>((arrived) => {
			target.sendings.push((book) => {
				const booked = book();
				return new Promise((resolve) => {
					answer = () => resolve(booked);
					arrived();
				});
			});
			call = world.write(target);
		});
		world.clock.pass(AN_HOUR);
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });

		answer();
		expect(await call).toMatchObject({ status: 'written', remoteId: 'V-1' });
		expect(await world.story()).toEqual(['written 1 intent', 'written 1 done V-1']);
	});

	it.each([
		['without a booking', 'notBooked'],
		['without knowing', 'unknown'],
	])('%s leaves to others what they found', async (_, how) => {
		const { NotBooked, guardError } = await import('../../../lib/guard/errors');
		const world = await World.writing();
		const target = new FakeTarget();
		let fail = (): void => {};
		let call: Promise<unknown> = Promise.resolve();
		await new Promise<void>((arrived) => {
			target.sendings.push(
				() =>
					new Promise((__, reject) => {
						const reason = guardError('GUARD_NO_ANSWER');
						fail = () => reject(how === 'unknown' ? reason : new NotBooked(reason));
						arrived();
					}),
			);
			call = world.write(target);
		});
		world.clock.pass(AN_HOUR);
		// Somebody entered it by hand.
		target.book();
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });

		fail();
		expect(await call).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
		expect(await world.story()).toEqual(['written 1 intent', 'written 1 done V-1']);
	});
});
