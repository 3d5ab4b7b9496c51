import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedBucket, TokenBucket, type Rate } from '../../../lib/http/token-bucket';
import { VirtualTime } from './support/virtual-time';

/** When whom was let pass. */
interface Pass {
	readonly who: number;
	readonly at: number;
}

/** @returns who passed when, given when each of them asks */
async function passesOf(rate: Rate, arrivals: readonly number[]): Promise<Pass[]> {
	const time = new VirtualTime();
	const bucket = new TokenBucket(rate, time.pacing);
	const passes: Pass[] = [];
	const visits = arrivals.map(async (arrival, who) => {
		await time.pacing.sleep(arrival);
		await bucket.take();
		passes.push({ who, at: time.now });
	});
	await time.run(Promise.all(visits));
	return passes;
}

/** Counts what passed between any two passes, both included. */
function expectWithin({ burst, perSecond }: Rate, passes: readonly number[]): void {
	for (const [first, from] of passes.entries()) {
		for (const [index, to] of passes.slice(first).entries()) {
			const allowed = burst + ((to - from) / 1000) * perSecond;
			expect(index + 1).toBeLessThanOrEqual(allowed + 1e-6);
		}
	}
}

const arbitraryRate = fc.record({
	perSecond: fc.constantFrom(0.5, 1.5, 2, 3, 10, 1000),
	burst: fc.integer({ min: 1, max: 5 }),
});
const arbitraryArrivals = fc.array(fc.integer({ min: 0, max: 5_000 }), {
	minLength: 1,
	maxLength: 25,
});

describe('a token bucket', () => {
	it('lets the burst pass at once and the rest at its rate', async () => {
		expect(await passesOf({ perSecond: 2, burst: 3 }, [0, 0, 0, 0, 0, 0])).toEqual([
			{ who: 0, at: 0 },
			{ who: 1, at: 0 },
			{ who: 2, at: 0 },
			{ who: 3, at: 500 },
			{ who: 4, at: 1_000 },
			{ who: 5, at: 1_500 },
		]);
	});

	it('saves no more than a burst while nobody asks', async () => {
		const passes = await passesOf({ perSecond: 2, burst: 2 }, [60_000, 60_000, 60_000]);

		expect(passes.map(({ at }) => at)).toEqual([60_000, 60_000, 60_500]);
	});

	it('never exceeds rate and burst over any window, whenever they come', async () => {
		await fc.assert(
			fc.asyncProperty(arbitraryRate, arbitraryArrivals, async (rate, arrivals) => {
				const passes = await passesOf(rate, arrivals);
				expectWithin(
					rate,
					passes.map(({ at }) => at),
				);
			}),
		);
	});

	it('keeps the order they asked in, forgets nobody and lets nobody wait for nothing', async () => {
		await fc.assert(
			fc.asyncProperty(arbitraryRate, arbitraryArrivals, async (rate, arrivals) => {
				const passes = await passesOf(rate, arrivals);
				const asked = [...arrivals.keys()].toSorted(
					(left, right) => arrivals[left]! - arrivals[right]! || left - right,
				);
				expect(passes.map(({ who }) => who)).toEqual(asked);
				// Each wait is rounded up to whole milliseconds.
				const longest = (arrivals.length / rate.perSecond) * 1000 + arrivals.length;
				for (const { who, at } of passes) {
					expect(at - arrivals[who]!).toBeLessThanOrEqual(longest);
				}
			}),
		);
	});

	it('holds everybody during a pause, also who waits already', async () => {
		const time = new VirtualTime();
		const bucket = new TokenBucket({ perSecond: 2, burst: 4 }, time.pacing);
		const passed: number[] = [];
		const visit = async (arrival: number) => {
			await time.pacing.sleep(arrival);
			await bucket.take();
			passed.push(time.now);
		};
		const pause = async () => {
			await time.pacing.sleep(100);
			bucket.pause(10_000);
		};
		await time.run(Promise.all([...[0, 0, 0, 0, 50, 200, 9_000].map(visit), pause()]));

		expect(passed).toEqual([0, 0, 0, 0, 10_100, 10_600, 11_100]);
	});

	it('is not held shorter by a second, shorter pause', async () => {
		const time = new VirtualTime();
		const bucket = new TokenBucket({ perSecond: 2, burst: 4 }, time.pacing);
		bucket.pause(10_000);
		bucket.pause(1_000);
		await time.run(bucket.take());

		expect(time.now).toBe(10_000);
	});

	it('goes on at its rate after a pause, without the burst it had saved', async () => {
		const time = new VirtualTime();
		const bucket = new TokenBucket({ perSecond: 1, burst: 5 }, time.pacing);
		bucket.pause(3_000);
		const passed: number[] = [];
		const visit = async () => {
			await bucket.take();
			passed.push(time.now);
		};
		await time.run(Promise.all([visit(), visit(), visit()]));

		expect(passed).toEqual([3_000, 4_000, 5_000]);
	});
});

describe('who gives up', () => {
	it('gives the turn to the next in line', async () => {
		const time = new VirtualTime();
		const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, time.pacing);
		await bucket.take();
		const abort = new AbortController();
		const impatient = bucket.take(abort.signal);
		const next = bucket.take().then(() => time.now);
		const leaving = time.pacing.sleep(400).then(() => abort.abort(new Error('enough')));
		const [left] = await time.run(Promise.allSettled([impatient, leaving]));

		expect(left).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
		expect(await time.run(next)).toBe(1_000);
	});

	it('is let go at once, also behind somebody who goes on waiting', async () => {
		const time = new VirtualTime();
		const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, time.pacing);
		await bucket.take();
		bucket.pause(60_000);
		const patient = bucket.take().then(() => time.now);
		const abort = new AbortController();
		const gaveUp = bucket.take(abort.signal).then(
			() => 'passed',
			() => time.now,
		);
		const last = bucket.take().then(() => time.now);
		const leaving = time.pacing.sleep(500).then(() => abort.abort());

		expect(await time.run(Promise.all([patient, gaveUp, last, leaving]))).toEqual([
			60_000,
			500,
			61_000,
			undefined,
		]);
	});

	it('does not stand in line at all when the signal was aborted before', async () => {
		const time = new VirtualTime();
		const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, time.pacing);
		bucket.pause(60_000);
		const first = bucket.take();

		await expect(bucket.take(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
		expect(time.now).toBe(0);
		await time.run(first);
	});

	it('takes no token when the signal was aborted before', async () => {
		const time = new VirtualTime();
		const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, time.pacing);

		await expect(bucket.take(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
		await time.run(bucket.take());
		expect(time.now).toBe(0);
	});

	it('costs the others nothing, whoever it is and whenever', async () => {
		const visitor = fc.record({
			arrival: fc.integer({ min: 0, max: 3_000 }),
			patience: fc.option(fc.integer({ min: 0, max: 3_000 })),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(visitor, { maxLength: 15 }), async (visitors) => {
				const rate = { perSecond: 2, burst: 2 };
				const time = new VirtualTime();
				const bucket = new TokenBucket(rate, time.pacing);
				const passes: number[] = [];
				let gone = 0;
				const visits = visitors.map(async ({ arrival, patience }) => {
					await time.pacing.sleep(arrival);
					const abort = new AbortController();
					if (patience !== null) void time.pacing.sleep(patience).then(() => abort.abort());
					await bucket.take(abort.signal).then(
						() => passes.push(time.now),
						() => gone++,
					);
				});
				await time.run(Promise.all(visits));
				expect(passes.length + gone).toBe(visitors.length);
				const patient = visitors.filter(({ patience }) => patience === null).length;
				expect(passes.length).toBeGreaterThanOrEqual(patient);
				expectWithin(rate, passes);
				expect(passes.at(-1) ?? 0).toBeLessThanOrEqual(3_000 + (passes.length + 1) * 501);
			}),
		);
	});
});

describe('a shared bucket', () => {
	it('is one for a key, however often it is asked for, and another for another key', () => {
		const { pacing } = new VirtualTime();
		const rate = { perSecond: 2, burst: 2 };
		const one = sharedBucket('shared bucket test, key one', rate, pacing);

		expect(sharedBucket('shared bucket test, key one', rate, pacing)).toBe(one);
		expect(sharedBucket('shared bucket test, key two', rate, pacing)).not.toBe(one);
	});

	it('makes those of one key wait for each other', async () => {
		const time = new VirtualTime();
		const rate = { perSecond: 1, burst: 1 };
		const take = async (key: string) => {
			await sharedBucket(key, rate, time.pacing).take();
			return time.now;
		};
		const keys = ['account three', 'account three', 'account four'];

		expect(await time.run(Promise.all(keys.map(take)))).toEqual([0, 1_000, 0]);
	});
});
