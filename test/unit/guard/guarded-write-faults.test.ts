import { describe, expect, it } from 'vitest';
import type { LookupFault, WriteFault } from '../../sandbox/voucher-vendor/faults';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { FakeTarget } from './support/fake-target';
import { failing, hookedStore } from './support/hooked-store';
import { keyOf, OPERATION, orderFor, requestFor, requestHash, SYSTEM } from './support/orders';
import { AN_HOUR, Vendor } from './support/vendor';
import { World } from './support/world';

const SETTLE = 60_000;
/** `settlesAt` of an attempt whose sending ended at once. */
const SETTLED = '2026-03-02T08:01:00.000Z';

const unknown = {
	code: 'GUARD_OUTCOME_UNKNOWN',
	params: { system: SYSTEM, operation: OPERATION, until: SETTLED },
};
const stillOpen = {
	code: 'GUARD_OUTCOME_OPEN',
	params: { system: SYSTEM, operation: OPERATION, until: SETTLED },
};

async function start(...writes: readonly WriteFault[]) {
	const world = await World.writing();
	const vendor = await Vendor.start({ faults: { script: { writes: [...writes] } } });
	return { world, vendor };
}

async function expectIntact(world: World): Promise<void> {
	expect(await verifyChain(world.store.readEvents())).toMatchObject({ intact: true });
}

describe('what was booked without a proper answer', () => {
	const faults: ReadonlyArray<readonly [fault: WriteFault, errorCode: string]> = [
		[{ kind: 'errorAfterBooking', status: 500, body: 'html' }, 'VENDOR_STATUS_500'],
		[{ kind: 'errorAfterBooking', status: 502, body: 'json' }, 'VENDOR_STATUS_502'],
		[{ kind: 'errorAfterBooking', status: 503, body: 'json' }, 'VENDOR_STATUS_503'],
		[{ kind: 'errorAfterBooking', status: 504, body: 'html' }, 'VENDOR_STATUS_504'],
		[{ kind: 'dropAfterBooking', how: 'close' }, 'UNEXPECTED'],
		[{ kind: 'dropAfterBooking', how: 'reset' }, 'UNEXPECTED'],
		[{ kind: 'halfAnswer' }, 'UNEXPECTED'],
	];

	it.each(faults)('is found at once: %o', async (fault, errorCode) => {
		const { world, vendor } = await start(fault);

		expect(await world.write(vendor.target())).toMatchObject({
			status: 'written',
			attempt: 1,
			remoteId: 'V-000001',
			result: { id: 'V-000001' },
		});
		expect(await world.story()).toEqual([
			'written 1 intent',
			`written 1 unknown ${errorCode}`,
			'written 1 done V-000001',
		]);
		expect(await world.write(vendor.target())).toMatchObject({ status: 'alreadyWritten' });
		expect(await vendor.booked()).toEqual(['V-000001']);
		expect(vendor.writes).toEqual({ [fault.kind]: 1 });
	});

	it.each(faults)(
		'is found by the next call when the look-up failed as well: %o',
		async (fault) => {
			const { world, vendor } = await start();
			vendor.sim.setFaults({ script: { writes: [fault], lookups: ['error', 'drop'] } });

			await expect(world.write(vendor.target())).rejects.toMatchObject(unknown);
			await expect(world.write(vendor.target())).rejects.toThrow();
			expect(await world.write(vendor.target())).toMatchObject({
				status: 'alreadyWritten',
				attempt: 1,
				remoteId: 'V-000001',
			});
			expect(await vendor.booked()).toEqual(['V-000001']);
			expect(await world.intent(keyOf(1))).toMatchObject({
				state: 'done',
				remoteId: 'V-000001',
				errorCode: null,
			});
			await expectIntact(world);
		},
	);

	it('is found though the answer never comes', async () => {
		const { world, vendor } = await start({ kind: 'answerLate', afterMs: AN_HOUR });
		const target = vendor.target(orderFor(1), { timeoutMs: 50 });

		expect(await world.write(target)).toMatchObject({ status: 'written', remoteId: 'V-000001' });
		expect(await world.story()).toEqual([
			'written 1 intent',
			'written 1 unknown GUARD_NO_ANSWER',
			'written 1 done V-000001',
		]);
	});
});

describe('what was not booked and nobody said so', () => {
	const faults: ReadonlyArray<readonly [fault: WriteFault, errorCode: string]> = [
		[{ kind: 'errorBeforeBooking', status: 500, body: 'json' }, 'VENDOR_STATUS_500'],
		[{ kind: 'errorBeforeBooking', status: 503, body: 'html' }, 'VENDOR_STATUS_503'],
		[{ kind: 'html500' }, 'VENDOR_STATUS_500'],
		[{ kind: 'dropBeforeBooking', how: 'close' }, 'UNEXPECTED'],
		[{ kind: 'dropBeforeBooking', how: 'reset' }, 'UNEXPECTED'],
		[{ kind: 'redirect', status: 302 }, 'VENDOR_STATUS_302'],
		[{ kind: 'redirect', status: 307 }, 'VENDOR_STATUS_307'],
		[{ kind: 'tooMany' }, 'VENDOR_STATUS_429'],
	];

	it.each(faults)(
		'is sent again only when it can no longer arrive: %o',
		async (fault, errorCode) => {
			const { world, vendor } = await start(fault);

			await expect(world.write(vendor.target())).rejects.toMatchObject(unknown);
			for (const wait of [0, SETTLE - 1]) {
				world.clock.pass(wait);
				await expect(world.write(vendor.target())).rejects.toMatchObject(stillOpen);
			}
			expect(vendor.writes).toEqual({ [fault.kind]: 1 });
			expect(await world.intent(keyOf(1))).toMatchObject({ state: 'unknown', attempt: 1 });

			world.clock.pass(1);
			expect(await world.write(vendor.target())).toMatchObject({ status: 'written', attempt: 2 });
			expect(await world.story()).toEqual([
				'written 1 intent',
				`written 1 unknown ${errorCode}`,
				'written 1 failed GUARD_NOT_FOUND',
				'written 2 intent',
				'written 2 done V-000001',
			]);
			expect(await vendor.booked()).toEqual(['V-000001']);
			// One look-up with the failure, one with each further call.
			expect(vendor.lookUps).toEqual({ none: 4 });
			await expectIntact(world);
		},
	);

	const lookUpFaults: ReadonlyArray<LookupFault> = [
		{ kind: 'error', status: 500, body: 'html' },
		{ kind: 'drop', how: 'reset' },
		{ kind: 'halfAnswer' },
		{ kind: 'tooMany' },
	];
	it.each(lookUpFaults)('is not sent again while the look-up fails: %o', async (fault) => {
		const { world, vendor } = await start({ kind: 'html500' });
		await expect(world.write(vendor.target())).rejects.toMatchObject(unknown);
		vendor.sim.setFaults({ script: { lookups: [fault] } });
		world.clock.pass(SETTLE);

		await expect(world.write(vendor.target())).rejects.toThrow();
		expect(vendor.writes).toEqual({ html500: 1 });
		expect(await world.intent(keyOf(1))).toMatchObject({ state: 'unknown', attempt: 1 });
		expect(await world.write(vendor.target())).toMatchObject({ status: 'written', attempt: 2 });
	});

	it('is sent again only through open gates', async () => {
		const { world, vendor } = await start({ kind: 'html500' });
		await expect(world.write(vendor.target())).rejects.toMatchObject(unknown);
		await world.set('kill', { engaged: true });
		world.clock.pass(SETTLE);

		await expect(world.write(vendor.target())).rejects.toMatchObject({
			code: 'GUARD_KILLED_GLOBAL',
		});
		expect(vendor.writes).toEqual({ html500: 1 });
		await world.set('kill', { engaged: false });
		expect(await world.write(vendor.target())).toMatchObject({ status: 'written', attempt: 2 });
		expect(await world.story()).toEqual([
			'written 1 intent',
			'written 1 unknown VENDOR_STATUS_500',
			'written 1 failed GUARD_NOT_FOUND',
			'writeRefused 2 failed GUARD_KILLED_GLOBAL',
			'written 2 intent',
			'written 2 done V-000001',
		]);
	});
});

describe('what is booked late', () => {
	it('is waited for and never sent again: booked after an error', async () => {
		const { world, vendor } = await start({ kind: 'lateBooking', afterMs: AN_HOUR });

		await expect(world.write(vendor.target())).rejects.toMatchObject(unknown);
		await expect(world.write(vendor.target())).rejects.toMatchObject(stillOpen);
		expect(vendor.sim.release()).toBe(1);
		expect(await vendor.booked()).toEqual(['V-000001']);
		expect(await world.write(vendor.target())).toMatchObject({
			status: 'alreadyWritten',
			attempt: 1,
			remoteId: 'V-000001',
		});
		expect(vendor.writes).toEqual({ lateBooking: 1 });
	});

	it('is waited for and never sent again: booked after the time was up', async () => {
		const { world, vendor } = await start({ kind: 'slowBooking', afterMs: AN_HOUR });
		const target = vendor.target(orderFor(1), { timeoutMs: 50 });

		await expect(world.write(target)).rejects.toMatchObject(unknown);
		vendor.sim.release();
		expect(await vendor.booked()).toEqual(['V-000001']);
		// Also when it is looked for the last time.
		world.clock.pass(SETTLE);
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten' });
		expect(vendor.writes).toEqual({ slowBooking: 1 });
	});

	it('is found the moment it can be seen', async () => {
		const { world, vendor } = await start();
		vendor.sim.setFaults({
			script: { writes: [{ kind: 'dropAfterBooking' }] },
			visibleAfterMs: AN_HOUR,
		});

		await expect(world.write(vendor.target())).rejects.toMatchObject(unknown);
		vendor.sim.setFaults({});
		expect(await world.write(vendor.target())).toMatchObject({ status: 'alreadyWritten' });
		expect(await vendor.booked()).toEqual(['V-000001']);
	});
});

describe('what certainly was not booked', () => {
	it('is told as the vendor tells it, and sent anew once it is corrected', async () => {
		const { world, vendor } = await start({ kind: 'reject' });
		const corrected = orderFor(1, { request: requestFor(1, '118.99') });

		await expect(world.write(vendor.target())).rejects.toMatchObject({ code: 'VENDOR_REJECTED' });
		expect(await world.intent(keyOf(1))).toMatchObject({
			state: 'failed',
			attempt: 1,
			errorCode: 'VENDOR_REJECTED',
		});
		expect(await world.write(vendor.target(corrected), corrected)).toMatchObject({
			status: 'written',
			attempt: 2,
		});
		expect(await world.story()).toEqual([
			'written 1 intent',
			'written 1 failed VENDOR_REJECTED',
			'written 2 intent',
			'written 2 done V-000001',
		]);
		// Nothing had to be looked up for that.
		expect(vendor.sim.counters()).toEqual({ 'POST /v1/vouchers': { reject: 1, none: 1 } });
		await expect(world.write(vendor.target())).rejects.toMatchObject({
			code: 'GUARD_ALREADY_WRITTEN_DIFFERENTLY',
		});
	});

	it('is sent anew when the vendor could not be reached', async () => {
		const { world, vendor } = await start();
		const other = await Vendor.start();
		await other.sim.close();

		await expect(world.write(other.target())).rejects.toMatchObject({ code: 'VENDOR_NOT_REACHED' });
		expect(await world.write(vendor.target())).toMatchObject({ status: 'written', attempt: 2 });
	});
});

describe('values that were read anew after an unclear attempt', () => {
	const anew = orderFor(1, { request: requestFor(1, '118.99') });
	const stable = (target: FakeTarget) => Object.assign(target, { hasStableReference: true });
	const lost = () => Promise.reject(new Error('connection lost'));

	it('are sent once a look-up by a stable reference found nothing of the earlier ones', async () => {
		const world = await World.writing();
		const target = stable(new FakeTarget());
		target.sendings.push(lost);
		await expect(world.write(target)).rejects.toMatchObject(unknown);

		await expect(world.write(target, anew)).rejects.toMatchObject(stillOpen);
		expect(target.sent).toBe(1);
		world.clock.pass(SETTLE);
		expect(await world.write(target, anew)).toMatchObject({ status: 'written', attempt: 2 });
		expect(await world.intent(keyOf(1))).toMatchObject({
			requestSha256: requestHash(anew.request),
		});
		expect(target.books).toEqual(['V-1']);
	});

	it.each([0, SETTLE])('are refused when the earlier ones are found after %d ms', async (wait) => {
		const world = await World.writing();
		const target = stable(new FakeTarget());
		target.sendings.push((book) => {
			book();
			throw new Error('connection lost');
		});
		target.lookUps.push(() => ({ kind: 'none' }));
		await expect(world.write(target)).rejects.toMatchObject(unknown);
		world.clock.pass(wait);

		await expect(world.write(target, anew)).rejects.toMatchObject({
			code: 'GUARD_ALREADY_WRITTEN_DIFFERENTLY',
			params: { remoteId: 'V-1' },
		});
		expect(target.sent).toBe(1);
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
		expect((await world.story()).slice(-2)).toEqual([
			'written 1 done V-1',
			'writeRefused 2 failed GUARD_ALREADY_WRITTEN_DIFFERENTLY',
		]);
	});

	it('are not sent while an attempt with the earlier ones may be under way', async () => {
		const world = await World.writing();
		const target = stable(new FakeTarget());
		const { store } = world;
		world.store = hookedStore(store, { after: failing(1) });
		await expect(world.write(target)).rejects.toThrow('transaction 1');
		world.store = store;

		await expect(world.write(target, anew)).rejects.toMatchObject({ code: 'GUARD_OUTCOME_OPEN' });
		expect({ sent: target.sent, lookedUp: target.lookedUp }).toEqual({ sent: 0, lookedUp: 0 });
	});
});

describe('several records for one document', () => {
	it('stop everything until somebody has cleared up', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push((book) => {
			book();
			book();
			throw new Error('connection lost');
		});
		const several = {
			code: 'GUARD_FOUND_SEVERAL',
			params: { system: SYSTEM, count: 2, remoteIds: 'V-1, V-2' },
		};

		await expect(world.write(target)).rejects.toMatchObject(several);
		world.clock.pass(AN_HOUR);
		await expect(world.write(target)).rejects.toMatchObject(several);
		expect(target.sent).toBe(1);
		expect(await world.story()).toEqual([
			'written 1 intent',
			'written 1 unknown UNEXPECTED',
			'writeRefused 1 failed GUARD_FOUND_SEVERAL',
			'writeRefused 1 failed GUARD_FOUND_SEVERAL',
		]);
		target.books.pop();
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
	});

	it('are not all listed when there are many', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push((book) => {
			for (let index = 0; index < 7; index++) book();
			throw new Error('connection lost');
		});

		await expect(world.write(target)).rejects.toMatchObject({
			params: { count: 7, remoteIds: 'V-1, V-2, V-3, V-4, V-5' },
		});
	});
});

describe('an answer without an id', () => {
	it.each([
		['no id', undefined],
		['an empty id', ''],
		['an id that is no text', 17],
		['an id longer than any', 'x'.repeat(301)],
	])('with %s counts as unknown', async (_, remoteId) => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push((book) => ({ ...book(), remoteId: remoteId as string }));
		target.lookUps.push(() => ({ kind: 'none' }));

		await expect(world.write(target)).rejects.toMatchObject({
			code: 'GUARD_OUTCOME_UNKNOWN',
			cause: { code: 'GUARD_NO_REMOTE_ID' },
		});
		expect(await world.write(target)).toMatchObject({ status: 'alreadyWritten', remoteId: 'V-1' });
		expect(target.sent).toBe(1);
	});

	it('of a look-up is an error and settles nothing', async () => {
		const world = await World.writing();
		const target = new FakeTarget();
		target.sendings.push(() => Promise.reject(new Error('connection lost')));
		await expect(world.write(target)).rejects.toMatchObject(unknown);
		world.clock.pass(SETTLE);
		target.lookUps.push(() => ({ kind: 'one', remoteId: '', result: null }));

		await expect(world.write(target)).rejects.toMatchObject({ code: 'GUARD_NO_REMOTE_ID' });
		expect(await world.intent(keyOf(1))).toMatchObject({ state: 'unknown' });
	});
});
