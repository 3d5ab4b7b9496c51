import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	HttpFailure,
	type HttpRequest,
	type HttpResponse,
	type HttpSend,
	type Method,
} from '../../../lib/http/message';
import { persistentSend, usualPatience, WAITED_TOO_LONG } from '../../../lib/http/persistent-send';
import { TokenBucket } from '../../../lib/http/token-bucket';
import { VirtualTime } from './support/virtual-time';

/** What happens to one sending: a status, with `Retry-After` perhaps, or how no answer came. */
type Outcome = number | readonly [status: number, retryAfter: string] | 'refused' | 'lost';

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];
const writing: readonly Method[] = ['POST', 'PUT', 'DELETE'];

const request = (method: Method, more: Partial<HttpRequest> = {}): HttpRequest => ({
	method,
	path: '/v1/vouchers',
	accept: 'application/json',
	body: null,
	timeoutMs: 1_000,
	...more,
});

function vendor(script: readonly Outcome[], { wide = true, time = new VirtualTime() } = {}) {
	const sent: { at: number; outcome: Outcome }[] = [];
	const once: HttpSend = async () => {
		const outcome = script[sent.length] ?? 200;
		sent.push({ at: time.now, outcome });
		return answerOf(outcome);
	};
	// Wide enough to have no say where the waits themselves are looked at.
	const rate = wide ? { perSecond: 1_000, burst: 1_000 } : { perSecond: 2, burst: 2 };
	const bucket = new TokenBucket(rate, time.pacing);
	const send = persistentSend(once, bucket, time.pacing);
	return {
		time,
		sent,
		bucket,
		send: async (asked: HttpRequest) => time.run(send(asked)),
		startSending: send,
		at: () => sent.map(({ at }) => at),
	};
}

function answerOf(outcome: Outcome): HttpResponse {
	if (outcome === 'refused') throw new HttpFailure(true, 'ECONNREFUSED');
	if (outcome === 'lost') throw new HttpFailure(false, 'ECONNRESET');
	const [status, retryAfter = null] = typeof outcome === 'number' ? [outcome] : outcome;
	return {
		status,
		header: (name) => (name === 'retry-after' ? retryAfter : null),
		body: new Uint8Array(),
	};
}

const many = (count: number, outcome: Outcome): Outcome[] => Array<Outcome>(count).fill(outcome);

describe.each(methods)('%s', (method) => {
	it.each([200, 201, 301, 400, 404, 406, 409])(
		'is sent once when the answer is %i',
		async (status) => {
			const { send, sent } = vendor([status]);

			expect(await send(request(method))).toMatchObject({ status });
			expect(sent).toHaveLength(1);
		},
	);

	it('is repeated after 429, each wait twice as long', async () => {
		const { send, at } = vendor([429, 429, 429, 200]);

		expect(await send(request(method))).toMatchObject({ status: 200 });
		// Chance stands at one half, so each wait is three quarters of the whole.
		expect(at()).toEqual([0, 750, 2_250, 5_250]);
	});

	it('is repeated when the connection never came about', async () => {
		const { send, at } = vendor(['refused', 'refused', 200]);

		expect(await send(request(method))).toMatchObject({ status: 200 });
		expect(at()).toEqual([0, 750, 2_250]);
	});

	it('comes back with the last 429 when patience ends', async () => {
		const { send, sent, time } = vendor(many(50, 429));

		expect(await send(request(method))).toMatchObject({ status: 429 });
		expect(sent).toHaveLength(1 + usualPatience.afterTooMany);
		// 1 + 2 + 4 + 8 + 16 + 32 + 32 + 32 seconds, three quarters of each.
		expect(time.now).toBe(95_250);
	});

	it('fails when the connection never comes about', async () => {
		const { send, sent } = vendor(many(50, 'refused'));

		await expect(send(request(method))).rejects.toMatchObject({
			notSent: true,
			reason: 'ECONNREFUSED',
		});
		expect(sent).toHaveLength(1 + usualPatience.afterFailure);
	});

	it('counts both kinds of trouble on their own', async () => {
		const script: Outcome[] = [...many(3, 'refused'), ...many(8, 429), 200];
		const { send, sent } = vendor(script);

		expect(await send(request(method))).toMatchObject({ status: 200 });
		expect(sent).toHaveLength(12);
	});

	it.each<[string, number]>([
		['7', 7_000],
		['0', 0],
		['Fri, 21 Aug 2026 10:00:09 GMT', 9_000],
		['Thu, 20 Aug 2026 10:00:00 GMT', 0],
		['86400', 300_000],
		['soon', 750],
		['-1', 750],
		['', 750],
	])('waits after 429 with Retry-After %j for %i ms', async (retryAfter, milliseconds) => {
		const { send, at } = vendor([[429, retryAfter], 200]);

		expect(await send(request(method))).toMatchObject({ status: 200 });
		expect(at()).toEqual([0, milliseconds]);
	});
});

describe('GET', () => {
	it.each<[Outcome]>([[500], [502], [503], [504], ['lost']])(
		'is repeated after %s, for it can do no harm',
		async (outcome) => {
			const { send, at } = vendor([outcome, outcome, outcome, 200]);

			expect(await send(request('GET'))).toMatchObject({ status: 200 });
			expect(at()).toEqual([0, 750, 2_250, 5_250]);
		},
	);

	it('comes back with the last 5xx, or fails, when patience ends', async () => {
		const failing = vendor(many(50, 503));
		expect(await failing.send(request('GET'))).toMatchObject({ status: 503 });
		expect(failing.sent).toHaveLength(4);

		const silent = vendor(many(50, 'lost'));
		await expect(silent.send(request('GET'))).rejects.toMatchObject({ notSent: false });
		expect(silent.sent).toHaveLength(4);
	});
});

describe.each(writing)('%s', (method) => {
	it.each([500, 501, 502, 503, 504, 599])('is never repeated after %i', async (status) => {
		const { send, sent } = vendor([status]);

		expect(await send(request(method))).toMatchObject({ status });
		expect(sent).toHaveLength(1);
	});

	it('is never repeated when the answer got lost', async () => {
		const { send, sent } = vendor(['lost']);

		await expect(send(request(method))).rejects.toMatchObject({
			notSent: false,
			reason: 'ECONNRESET',
		});
		expect(sent).toHaveLength(1);
	});

	it('is never repeated after an error nobody foresaw', async () => {
		let sent = 0;
		const { pacing } = new VirtualTime();
		const failing: HttpSend = async () => {
			sent++;
			throw new Error('unforeseen');
		};
		const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, pacing);

		await expect(persistentSend(failing, bucket, pacing)(request(method))).rejects.toThrow(
			'unforeseen',
		);
		expect(sent).toBe(1);
	});
});

describe('whatever happens', () => {
	const outcome: fc.Arbitrary<Outcome> = fc.oneof(
		{ weight: 3, arbitrary: fc.constant<Outcome>(429) },
		{ weight: 2, arbitrary: fc.constantFrom<Outcome[]>('refused', 'lost') },
		fc.constantFrom<Outcome[]>(200, 201, 202, 204, 301, 400, 404, 406, 409, 500, 502, 503, 504),
		fc.constantFrom('1', 'x', '').map((text): Outcome => [429, text]),
	);
	const isHarmless = (entry: Outcome) =>
		entry === 'refused' || entry === 429 || (Array.isArray(entry) && entry[0] === 429);

	it('a write that arrived and was answered by anything but 429 is not sent again', async () => {
		const script = fc.array(outcome, { maxLength: 15 });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...writing), script, async (method, outcomes) => {
				const { send, sent } = vendor(outcomes);
				await send(request(method)).catch(() => undefined);
				expect(
					sent
						.slice(0, -1)
						.map((entry) => entry.outcome)
						.filter((entry) => !isHarmless(entry)),
				).toEqual([]);
			}),
		);
	});

	it('says "not sent" only where nothing arrived, or nothing but 429 came back', async () => {
		const script = fc.array(outcome, { maxLength: 15 });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...writing), script, async (method, outcomes) => {
				const { send, sent } = vendor(outcomes);
				const result = await send(request(method)).catch((cause: unknown) => cause);
				if (!(result instanceof HttpFailure)) return;
				const arrived = sent.some((entry) => !isHarmless(entry.outcome));
				expect(result.notSent).toBe(!arrived);
			}),
		);
	});

	it('it ends, and never asks more often than its patience allows', async () => {
		const script = fc.array(outcome, { minLength: 15, maxLength: 15 });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...methods), script, async (method, outcomes) => {
				const { send, sent } = vendor(outcomes);
				await send(request(method)).catch(() => undefined);
				expect(sent.length).toBeGreaterThan(0);
				expect(sent.length).toBeLessThanOrEqual(
					1 + usualPatience.afterTooMany + usualPatience.afterFailure,
				);
			}),
		);
	});

	it('each wait is between half and the whole of what is due', async () => {
		const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		await fc.assert(
			fc.asyncProperty(chance, async (random) => {
				const time = new VirtualTime(new Date(0), () => random);
				const { send, at } = vendor(['refused', 'refused', 'refused', 200], { time });
				await send(request('POST'));
				const waits = at()
					.slice(1)
					.map((instant, index) => instant - at()[index]!);
				for (const [index, wait] of waits.entries()) {
					const whole = 1_000 * 2 ** index;
					expect(wait).toBeGreaterThanOrEqual(whole / 2 - 1e-6);
					expect(wait).toBeLessThanOrEqual(whole + 1e-6);
				}
			}),
		);
	});
});

describe('the pace', () => {
	it('holds for repetitions too', async () => {
		const { send, at } = vendor([429, 429, 200], { wide: false });
		await send(request('GET'));

		expect(at()).toEqual([0, 750, 2_250]);
	});

	it('makes everybody wait after a 429, not only who got it', async () => {
		const { startSending, time, at } = vendor([[429, '10']], { wide: false });
		const late = async () => {
			await time.pacing.sleep(1_000);
			return startSending(request('GET'));
		};
		await time.run(Promise.all([startSending(request('POST')), late()]));

		expect(at()).toEqual([0, 10_000, 10_500]);
	});
});

describe('a request that may wait only so long', () => {
	it('fails as not sent when its turn does not come in time', async () => {
		const { startSending, bucket, sent } = vendor([]);
		bucket.pause(60_000);

		await expect(startSending(request('POST', { waitMs: 1 }))).rejects.toMatchObject({
			name: 'HttpFailure',
			notSent: true,
			reason: WAITED_TOO_LONG,
		});
		expect(sent).toEqual([]);
	});

	it('fails as not sent when it was asked to wait for too long, for 429 means not carried out', async () => {
		const { startSending, sent } = vendor([[429, '60']]);

		await expect(startSending(request('POST', { waitMs: 1 }))).rejects.toMatchObject({
			notSent: true,
			reason: WAITED_TOO_LONG,
		});
		expect(sent).toHaveLength(1);
	});

	it('fails as not sent when the connection does not come about in time', async () => {
		const { startSending } = vendor(['refused']);

		await expect(startSending(request('PUT', { waitMs: 1 }))).rejects.toMatchObject({
			notSent: true,
			reason: WAITED_TOO_LONG,
		});
	});
});

describe('a signal', () => {
	it('ends the wait, as not sent, and keeps its reason', async () => {
		const { startSending, bucket, time, sent } = vendor([]);
		bucket.pause(60_000);
		const abort = new AbortController();
		const asked = startSending(request('POST', { signal: abort.signal })).catch(
			(cause: unknown) => cause,
		);
		const leaving = time.pacing.sleep(500).then(() => abort.abort(new Error('stopped by hand')));
		const [failure] = await time.run(Promise.all([asked, leaving]));

		expect(failure).toMatchObject({ notSent: true, cause: { message: 'stopped by hand' } });
		expect(time.now).toBe(500);
		expect(sent).toEqual([]);
	});

	it('aborted before lets nothing leave', async () => {
		const { send, sent } = vendor([]);

		await expect(send(request('GET', { signal: AbortSignal.abort() }))).rejects.toMatchObject({
			notSent: true,
			reason: WAITED_TOO_LONG,
		});
		expect(sent).toEqual([]);
	});

	it('is handed to whoever sends, while the limit of the wait is not: it would cut off an answer', async () => {
		const { signal } = new AbortController();
		const time = new VirtualTime();
		const seen: HttpRequest[] = [];
		const once: HttpSend = async (asked) => {
			seen.push(asked);
			return answerOf(200);
		};
		const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, time.pacing);
		const asked = request('POST', { signal, waitMs: 60_000 });
		await persistentSend(once, bucket, time.pacing)(asked);

		expect(seen).toEqual([asked]);
		expect(seen[0]?.signal).toBe(signal);
	});
});
