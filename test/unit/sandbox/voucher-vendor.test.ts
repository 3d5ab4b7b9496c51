import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { WriteFault } from '../../sandbox/voucher-vendor/faults';
import {
	AN_HOUR,
	get,
	HTML_TYPE,
	JSON_TYPE,
	post,
	vendorFor,
	voucher,
	type Seen,
} from './voucher-vendor-client';

const references = (vendor: Awaited<ReturnType<typeof vendorFor>>) =>
	vendor.vouchers().map(({ voucher: { reference } }) => reference);

describe('a write to the voucher vendor', () => {
	it('is booked and shown as it was sent', async () => {
		const vendor = await vendorFor({}, () => Date.UTC(2026, 0, 2, 3, 4, 5, 6));
		const createdAt = '2026-01-02T03:04:05.006Z';

		expect(await post(vendor)).toEqual({
			status: 201,
			type: JSON_TYPE,
			body: { id: 'V-000001', reference: 'RE-1', createdAt },
		});
		const shown = { id: 'V-000001', ...voucher(), createdAt };
		expect(await get(vendor, '/V-000001')).toEqual({ status: 200, type: JSON_TYPE, body: shown });
		expect(vendor.vouchers()).toEqual([{ voucher: shown, write: 0, fault: 'none' }]);
	});

	it('is booked again when it comes again', async () => {
		const vendor = await vendorFor();

		await post(vendor);
		await post(vendor);
		await post(vendor, voucher('RE-2'));

		const groups = [...vendor.bookingsByReference()].map(([reference, bookings]) => [
			reference,
			bookings.map(({ write }) => write),
		]);
		expect(groups).toEqual([
			['RE-1', [0, 1]],
			['RE-2', [2]],
		]);
	});

	const failure = (status: number, type: string, body: unknown): Seen => ({ status, type, body });
	const unavailable = { error: 'The service is not available' };
	const modes: ReadonlyArray<[fault: WriteFault, booked: boolean, seen: Seen]> = [
		[{ kind: 'errorAfterBooking', status: 503, body: 'html' }, true, failure(503, HTML_TYPE, null)],
		[
			{ kind: 'errorAfterBooking', status: 504, body: 'json' },
			true,
			failure(504, JSON_TYPE, unavailable),
		],
		[
			{ kind: 'errorBeforeBooking', status: 502, body: 'json' },
			false,
			failure(502, JSON_TYPE, unavailable),
		],
		[
			{ kind: 'errorBeforeBooking', status: 500, body: 'json' },
			false,
			failure(500, JSON_TYPE, { error: 'Internal Server Error' }),
		],
		[{ kind: 'dropAfterBooking', how: 'close' }, true, { lost: 'UND_ERR_SOCKET' }],
		[{ kind: 'dropAfterBooking', how: 'reset' }, true, { lost: 'ECONNRESET' }],
		[{ kind: 'dropBeforeBooking', how: 'close' }, false, { lost: 'UND_ERR_SOCKET' }],
		[{ kind: 'dropBeforeBooking', how: 'reset' }, false, { lost: 'ECONNRESET' }],
		[{ kind: 'halfAnswer' }, true, { lost: 'UND_ERR_SOCKET' }],
		[{ kind: 'html500' }, false, failure(500, HTML_TYPE, null)],
		[{ kind: 'redirect', status: 302 }, false, failure(302, HTML_TYPE, null)],
		[{ kind: 'redirect', status: 307 }, false, failure(307, HTML_TYPE, null)],
		[
			{ kind: 'reject' },
			false,
			failure(422, JSON_TYPE, { errors: [{ field: 'supplier', problem: 'is locked' }] }),
		],
		[{ kind: 'tooMany' }, false, failure(429, JSON_TYPE, { error: 'too many requests' })],
	];
	it.each(modes)('meets %o: booked %s', async (fault, booked, seen) => {
		const vendor = await vendorFor({ faults: { script: { writes: [fault] } } });

		expect(await post(vendor)).toEqual(seen);
		await vendor.settled();
		expect(references(vendor)).toEqual(booked ? ['RE-1'] : []);
		// The client did not repeat the write behind the test's back, and the next one goes well.
		expect(vendor.counters()).toEqual({ 'POST /v1/vouchers': { [fault.kind]: 1 } });
		expect(await post(vendor, voucher('RE-2'))).toMatchObject({ status: 201 });
	});

	it('half answered carries the length of the whole answer', async () => {
		const vendor = await vendorFor({ faults: { script: { writes: ['halfAnswer'] } } });
		const sent = request(`${vendor.url}/v1/vouchers`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				authorization: `Bearer ${vendor.tokens.write}`,
			},
		});
		sent.end(JSON.stringify(voucher()));
		const [response] = (await once(sent, 'response')) as [IncomingMessage];
		let got = '';
		response.on('data', (chunk: Buffer) => (got += chunk.toString()));
		await expect(once(response, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });

		const { id, reference, createdAt } = vendor.vouchers()[0]!.voucher;
		const whole = JSON.stringify({ id, reference, createdAt });
		expect(response.statusCode).toBe(201);
		expect(response.headers['content-length']).toBe(String(whole.length));
		expect(got).toBe(whole.slice(0, whole.length >> 1));
	});

	it('whose client dies is booked when it had arrived as a whole, and otherwise not', async () => {
		const vendor = await vendorFor();
		const dyingClient = async (share: number) => {
			const body = JSON.stringify(voucher());
			const head = [
				'POST /v1/vouchers HTTP/1.1',
				'host: 127.0.0.1',
				'content-type: application/json',
				`authorization: Bearer ${vendor.tokens.write}`,
				`content-length: ${body.length}`,
			].join('\r\n');
			const socket = connect(vendor.port, '127.0.0.1');
			await new Promise<void>((sent) =>
				socket.write(`${head}\r\n\r\n${body.slice(0, body.length * share)}`, () => sent()),
			);
			socket.destroy();
		};

		await dyingClient(0.5);
		await expect
			.poll(() => vendor.counters())
			.toEqual({ 'POST /v1/vouchers': { 'client gone': 1 } });
		expect(vendor.state()).toMatchObject({ bookings: [], writes: [], pendingWrites: 0 });
		await dyingClient(1);
		await expect.poll(() => references(vendor)).toEqual(['RE-1']);
	});

	it('answered late is booked at once, also for a client that gives up', async () => {
		const vendor = await vendorFor({
			faults: {
				durations: { answerLateMs: AN_HOUR },
				script: { writes: ['answerLate', 'answerLate'] },
			},
		});
		const patience = new AbortController();
		vendor.onBooking(({ voucher: { reference } }) => {
			if (reference === 'RE-1') patience.abort();
		});

		expect(await post(vendor, voucher('RE-1'), { signal: patience.signal })).toEqual({
			lost: 'AbortError',
		});
		expect(references(vendor)).toEqual(['RE-1']);

		const answer = post(vendor, voucher('RE-2'));
		await expect.poll(() => references(vendor)).toEqual(['RE-1', 'RE-2']);
		expect(vendor.release()).toBe(2);
		expect(await answer).toMatchObject({ status: 201, body: { id: 'V-000002' } });
	});

	it('booked slowly is booked although the client has given up', async () => {
		const vendor = await vendorFor({
			faults: { script: { writes: [{ kind: 'slowBooking', afterMs: AN_HOUR }] } },
		});
		const patience = new AbortController();

		const answer = post(vendor, voucher(), { signal: patience.signal });
		await expect
			.poll(() => vendor.state().writes)
			.toEqual([{ reference: 'RE-1', fault: 'slowBooking' }]);
		patience.abort();
		expect(await answer).toEqual({ lost: 'AbortError' });
		expect(vendor.state()).toMatchObject({ bookings: [], pendingWrites: 1 });

		vendor.release();
		await vendor.settled();
		expect(references(vendor)).toEqual(['RE-1']);
	});

	it('answered with 504 can still be booked afterwards', async () => {
		const vendor = await vendorFor({
			faults: {
				script: {
					writes: [
						{ kind: 'lateBooking', afterMs: AN_HOUR },
						{ kind: 'lateBooking', afterMs: 1 },
					],
				},
			},
		});

		expect(await post(vendor)).toMatchObject({ status: 504 });
		expect(vendor.state()).toMatchObject({ bookings: [], pendingWrites: 1 });
		expect(await get(vendor, '?reference=RE-1')).toMatchObject({
			body: { vouchers: [], total: 0 },
		});
		expect(vendor.release()).toBe(1);
		await vendor.settled();
		expect(references(vendor)).toEqual(['RE-1']);

		expect(await post(vendor, voucher('RE-2'))).toMatchObject({ status: 504 });
		await vendor.settled();
		expect(references(vendor)).toEqual(['RE-1', 'RE-2']);
	});

	it('that is still to be booked is not booked any more once the vendor has closed', async () => {
		const vendor = await vendorFor({
			faults: { script: { writes: [{ kind: 'lateBooking', afterMs: AN_HOUR }] } },
		});

		await post(vendor);
		await vendor.close();
		await vendor.settled();
		expect(vendor.state()).toMatchObject({ bookings: [], pendingWrites: 0 });
	});

	it('redirected misleads who follows: to a page that says 200, or into a second write', async () => {
		const vendor = await vendorFor({
			faults: {
				script: {
					writes: [
						{ kind: 'redirect', status: 302 },
						{ kind: 'redirect', status: 307 },
					],
				},
			},
		});

		expect(await post(vendor, voucher('RE-1'), { redirect: 'follow' })).toEqual({
			status: 200,
			type: HTML_TYPE,
			body: null,
		});
		expect(references(vendor)).toEqual([]);
		expect(await post(vendor, voucher('RE-2'), { redirect: 'follow' })).toMatchObject({
			status: 201,
		});
		expect(vendor.state().writes).toEqual([
			{ reference: 'RE-1', fault: 'redirect' },
			{ reference: 'RE-2', fault: 'redirect' },
			{ reference: 'RE-2', fault: 'none' },
		]);
		expect(vendor.counters()).toEqual({
			'POST /v1/vouchers': { redirect: 2, none: 1 },
			'GET /login': { none: 1 },
		});
	});

	it('tells when to come again after 429', async () => {
		const vendor = await vendorFor({
			faults: { script: { writes: [{ kind: 'tooMany', retryAfterSeconds: 7 }, 'tooMany'] } },
		});
		const ask = async () => {
			const response = await fetch(`${vendor.url}/v1/vouchers`, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					authorization: `Bearer ${vendor.tokens.write}`,
				},
				body: JSON.stringify(voucher()),
			});
			await response.text();
			return response.headers.get('retry-after');
		};

		expect([await ask(), await ask(), await ask()]).toEqual(['7', '1', null]);
	});

	it('holds its answer back until who listens to bookings has finished', async () => {
		const vendor = await vendorFor();
		const order: string[] = [];
		const stop = vendor.onBooking(async ({ voucher: { id } }) => {
			order.push(`booked ${id}`);
			expect(vendor.vouchers()).toHaveLength(1);
			// Time in which an answer that does not wait would arrive.
			await get(vendor);
			await get(vendor);
			order.push('listener done');
		});

		await post(vendor).then(() => order.push('answered'));
		stop();
		await post(vendor, voucher('RE-2')).then(() => order.push('answered'));
		expect(order).toEqual(['booked V-000001', 'listener done', 'answered', 'answered']);
	});

	it('meets the faults of its own reference before those of its position', async () => {
		const vendor = await vendorFor({
			faults: {
				script: {
					writes: ['reject', 'reject', 'reject'],
					byReference: { 'RE-2': ['errorAfterBooking', 'none'] },
				},
			},
		});

		for (const reference of ['RE-2', 'RE-1', 'RE-2', 'RE-2', 'constructor']) {
			await post(vendor, voucher(reference));
		}
		expect(vendor.state().writes.map(({ fault }) => fault)).toEqual([
			'errorAfterBooking',
			'reject',
			'none',
			'none',
			'none',
		]);
	});

	it('is counted from zero again when the plan changes', async () => {
		const vendor = await vendorFor({ faults: { script: { byReference: { 'RE-1': ['reject'] } } } });

		await post(vendor);
		await post(vendor);
		await get(vendor);
		vendor.setFaults({
			script: {
				writes: ['html500'],
				byReference: { 'RE-1': ['none', 'reject'] },
				lookups: [{ kind: 'error', status: 502 }],
			},
		});
		expect(() => vendor.setFaults({ rates: { reject: 2 } })).toThrow();
		await post(vendor, voucher('RE-2'));
		await post(vendor);
		await post(vendor);
		expect(vendor.state().writes.map(({ fault }) => fault)).toEqual([
			'reject',
			'none',
			'html500',
			'none',
			'reject',
		]);
		expect(await get(vendor)).toMatchObject({ status: 502 });
	});
});

describe('a lookup at the voucher vendor', () => {
	it.each([
		[
			{ kind: 'error', status: 502, body: 'html' },
			{ status: 502, type: HTML_TYPE, body: null },
		],
		[{ kind: 'drop', how: 'reset' }, { lost: 'ECONNRESET' }],
		[{ kind: 'drop', how: 'close' }, { lost: 'UND_ERR_SOCKET' }],
		[{ kind: 'halfAnswer' }, { lost: 'UND_ERR_SOCKET' }],
		[{ kind: 'tooMany' }, { status: 429, type: JSON_TYPE, body: { error: 'too many requests' } }],
	] as const)('meets %o', async (fault, seen) => {
		const vendor = await vendorFor({ faults: { script: { lookups: [fault, fault] } } });

		expect(await get(vendor)).toEqual(seen);
		expect(await get(vendor, '/V-000001')).toEqual(seen);
		expect(await get(vendor)).toMatchObject({ status: 200, body: { vouchers: [], total: 0 } });
	});

	it('answered late shows the books as they were when it came', async () => {
		const vendor = await vendorFor({
			faults: { durations: { lookupLateMs: AN_HOUR }, script: { lookups: ['late'] } },
		});

		const answer = get(vendor, '?reference=RE-1');
		await expect.poll(() => vendor.counters()).toEqual({ 'GET /v1/vouchers': { late: 1 } });
		await post(vendor);
		vendor.release();
		expect(await answer).toEqual({
			status: 200,
			type: JSON_TYPE,
			body: { vouchers: [], total: 0 },
		});
		expect(await get(vendor, '?reference=RE-1')).toMatchObject({ body: { total: 1 } });
	});

	it('finds a voucher only when it is old enough to be seen', async () => {
		let now = Date.UTC(2026, 0, 1);
		const vendor = await vendorFor({ faults: { visibleAfterMs: 5_000 } }, () => now);
		await post(vendor);
		const lookups = async () => [
			await get(vendor, '?reference=RE-1'),
			await get(vendor, '/V-000001'),
		];
		const none = [{ body: { vouchers: [], total: 0 } }, { status: 404 }];

		now += 4_999;
		expect(await lookups()).toMatchObject(none);
		now += 1;
		expect(await lookups()).toMatchObject([{ body: { total: 1 } }, { status: 200 }]);
		vendor.setFaults({ visibleAfterMs: AN_HOUR });
		expect(await lookups()).toMatchObject(none);
		expect(references(vendor)).toEqual(['RE-1']);
	});

	it('does not use up the faults of writes', async () => {
		const vendor = await vendorFor({
			faults: { script: { writes: ['reject'], lookups: [{ kind: 'error', status: 500 }] } },
		});

		expect(await get(vendor)).toMatchObject({ status: 500 });
		expect(await get(vendor)).toMatchObject({ status: 200 });
		expect(await post(vendor)).toMatchObject({ status: 422 });
	});
});

describe('many writes at the same time', () => {
	it('meet the planned faults, each booked exactly when its fault books', async () => {
		const vendor = await vendorFor({
			faults: {
				seed: 'parallel',
				rates: {
					answerLate: 0.08,
					slowBooking: 0.08,
					lateBooking: 0.08,
					errorAfterBooking: 0.08,
					errorBeforeBooking: 0.08,
					dropAfterBooking: 0.08,
					dropBeforeBooking: 0.08,
					halfAnswer: 0.08,
					html500: 0.04,
					redirect: 0.04,
					reject: 0.04,
					tooMany: 0.04,
				},
				durations: { answerLateMs: 2, slowBookingMs: 2, lateBookingMs: 2, dropMs: 1 },
			},
		});
		const wanted = Array.from({ length: 300 }, (_, index) => `RE-${index}`);

		const seen = await Promise.all(
			wanted.map(async (reference) => [reference, await post(vendor, voucher(reference))] as const),
		);
		await vendor.settled();

		const books = new Set<string>([
			'none',
			'answerLate',
			'slowBooking',
			'lateBooking',
			'errorAfterBooking',
			'dropAfterBooking',
			'halfAnswer',
		]);
		const { writes, bookings, counters } = vendor.state();
		expect(writes.map(({ reference }) => reference).sort()).toEqual([...wanted].sort());
		expect(Object.keys(counters['POST /v1/vouchers'] ?? {})).toHaveLength(13);
		const toBook = writes.filter(({ fault }) => books.has(fault));
		expect(
			bookings.map(({ voucher: { reference }, fault }) => ({ reference, fault })).sort(byReference),
		).toEqual([...toBook].sort(byReference));
		const confirmed = seen.flatMap(([reference, answer]) =>
			'status' in answer && answer.status === 201 ? [reference] : [],
		);
		const good = writes.filter(({ fault }) =>
			['none', 'answerLate', 'slowBooking'].includes(fault),
		);
		expect([...confirmed].sort()).toEqual(good.map(({ reference }) => reference).sort());
	});

	function byReference(one: { reference: string }, other: { reference: string }): number {
		return one.reference < other.reference ? -1 : 1;
	}
});
