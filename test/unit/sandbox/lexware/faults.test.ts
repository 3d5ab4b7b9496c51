import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Api, apiFor, NOON, said } from './client';

const AN_HOUR = 3_600_000;
const contact = { version: 0, roles: { vendor: {} }, company: { name: 'Muster GmbH' } };

/** Code of the error a client without patience sees. */
async function lost(call: Promise<unknown>): Promise<string> {
	try {
		await call;
		return 'nothing';
	} catch (cause) {
		const inner = cause instanceof Error ? cause.cause : undefined;
		return inner instanceof Error && 'code' in inner ? String(inner.code) : String(cause);
	}
}

describe('a fault', () => {
	it.each<[fault: object, booked: boolean, status: number, type: string | null, text: string]>([
		[
			{ kind: 'errorBeforeBooking', status: 503, body: 'json' },
			false,
			503,
			'json',
			'{"message":"Service Unavailable"}',
		],
		[
			{ kind: 'errorAfterBooking', status: 504, body: 'json' },
			true,
			504,
			'json',
			'{"message":"Endpoint request timed out"}',
		],
		[{ kind: 'errorAfterBooking', status: 502, body: 'empty' }, true, 502, null, ''],
		[
			{ kind: 'errorBeforeBooking', status: 418, body: 'json' },
			false,
			418,
			'json',
			'{"message":"Error"}',
		],
		[{ kind: 'emptyBody', status: 500 }, false, 500, null, ''],
		[{ kind: 'emptyBody' }, true, 200, 'json', ''],
		[
			{ kind: 'ambiguous500', booked: true },
			true,
			500,
			'json',
			'{"message":"Internal server error or rate limit exceeded"}',
		],
		[
			{ kind: 'ambiguous500', booked: false },
			false,
			500,
			'json',
			'{"message":"Internal server error or rate limit exceeded"}',
		],
		[{ kind: 'tooMany' }, false, 429, 'json', '{"message":"Rate limit exceeded"}'],
	])('%j: booked %s', async (fault, booked, status, type, text) => {
		const { api, sandbox } = await apiFor();
		sandbox.setFaults({ on: 'POST /v1/contacts', nth: 1, fault: fault as never });
		const response = await api.fetch('/v1/contacts', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(contact),
		});
		expect([
			response.status,
			response.headers.get('content-type')?.replace(/^application\/|;.*/g, '') ?? null,
			await response.text(),
		]).toEqual([status, type, text]);
		expect(sandbox.state.contacts()).toHaveLength(booked ? 1 : 0);
		expect(sandbox.requests()).toMatchObject([{ status, fault: (fault as { kind: string }).kind }]);
		expect((await api.post('/v1/contacts', contact)).status).toBe(200);
	});

	it.each([
		[{ kind: 'htmlError', status: 502 }, false, 502],
		[{ kind: 'errorAfterBooking', status: 500, body: 'html' }, true, 500],
		[{ kind: 'lateBooking', afterMs: 0, body: 'html' }, true, 504],
	] as const)('%j is a page', async (fault, booked, status) => {
		const { api, sandbox } = await apiFor({ faults: { fault } });
		const { status: seen, body } = await api.post('/v1/contacts', contact);
		expect([seen, String(body).slice(0, 15)]).toEqual([status, '<!doctype html>']);
		await sandbox.settled();
		expect(sandbox.state.contacts()).toHaveLength(booked ? 1 : 0);
	});

	it.each([
		[{ kind: 'dropBeforeBooking', how: 'close' }, false, 'UND_ERR_SOCKET'],
		[{ kind: 'dropBeforeBooking', how: 'reset' }, false, 'ECONNRESET'],
		[{ kind: 'dropAfterBooking', how: 'close' }, true, 'UND_ERR_SOCKET'],
		[{ kind: 'dropAfterBooking', how: 'reset' }, true, 'ECONNRESET'],
	] as const)('%j cuts the connection', async (fault, booked, code) => {
		const { api, sandbox } = await apiFor({ faults: { fault } });
		expect(await lost(api.post('/v1/contacts', contact))).toBe(code);
		expect(sandbox.state.contacts()).toHaveLength(booked ? 1 : 0);
		expect(sandbox.requests()).toMatchObject([{ status: null, fault: fault.kind }]);
	});

	it('cuts an answer in half that was announced as a whole', async () => {
		const { sandbox } = await apiFor({ faults: { fault: 'halfAnswer' } });
		const sent = request(`${sandbox.url}/v1/profile`, {
			headers: { authorization: `Bearer ${sandbox.apiKey}` },
		});
		sent.end();
		const [response] = (await once(sent, 'response')) as [IncomingMessage];
		let got = '';
		response.on('data', (chunk: Buffer) => (got += chunk.toString()));
		await expect(once(response, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(Math.floor(Number(response.headers['content-length']) / 2)).toBe(got.length);
	});

	it('answers late what is done at once, also for a client that gives up', async () => {
		const { api, sandbox } = await apiFor({
			faults: { on: 'POST *', fault: { kind: 'answerLate', afterMs: AN_HOUR } },
		});
		const patience = new AbortController();
		const given = api.see('/v1/contacts', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(contact),
			signal: patience.signal,
		});
		await expect.poll(() => sandbox.state.contacts()).toHaveLength(1);
		patience.abort();
		await expect(given).rejects.toThrow('aborted');

		const answer = api.post('/v1/contacts', contact);
		await expect.poll(() => sandbox.state.contacts()).toHaveLength(2);
		expect(sandbox.release()).toBe(2);
		expect((await answer).status).toBe(200);
	});

	it('books slowly', async () => {
		const { api, sandbox } = await apiFor({
			faults: { fault: { kind: 'slowBooking', afterMs: AN_HOUR } },
		});
		const answer = api.post('/v1/contacts', contact);
		await expect.poll(() => sandbox.requests()).toHaveLength(1);
		expect(sandbox.state.contacts()).toEqual([]);
		await expect.poll(() => sandbox.release()).toBe(1);
		expect((await answer).status).toBe(200);
		expect(sandbox.state.contacts()).toHaveLength(1);
	});

	it('books after it said 504', async () => {
		const { api, sandbox } = await apiFor({
			faults: { fault: { kind: 'lateBooking', afterMs: AN_HOUR, body: 'json' } },
		});
		expect(await api.post('/v1/contacts', contact)).toEqual(
			said(504, 'Endpoint request timed out'),
		);
		expect(sandbox.state.contacts()).toEqual([]);
		expect(sandbox.release()).toBe(1);
		await sandbox.settled();
		expect(sandbox.state.contacts()).toHaveLength(1);
	});

	it('never books what waits when the vendor closes', async () => {
		const { api, sandbox } = await apiFor({
			faults: { fault: { kind: 'lateBooking', afterMs: AN_HOUR } },
		});
		await api.post('/v1/contacts', contact);
		await sandbox.close();
		await sandbox.settled();
		expect(sandbox.state.contacts()).toEqual([]);
	});

	it('says when to come back, in seconds or as a date', async () => {
		const { api } = await apiFor(
			{
				faults: [
					{ nth: 1, fault: { kind: 'tooMany', retryAfterSeconds: 7 } },
					{ nth: 2, fault: { kind: 'tooMany', retryAfterSeconds: 60, asDate: true } },
				],
			},
			() => NOON,
		);
		const ask = async () => (await api.fetch('/v1/profile')).headers.get('retry-after');
		expect([await ask(), await ask(), await ask()]).toEqual([
			'7',
			'Mon, 24 Aug 2026 10:01:00 GMT',
			null,
		]);
	});

	it('leads elsewhere', async () => {
		const { api } = await apiFor({
			faults: [
				{ nth: 1, fault: { kind: 'redirect', status: 302 } },
				{ nth: 2, fault: { kind: 'redirect', status: 307, location: '/v1/countries' } },
			],
		});
		const ask = async () => {
			const response = await api.fetch('/v1/profile');
			return [response.status, response.headers.get('location')];
		};
		expect(await ask()).toEqual([302, '/login']);
		expect(await ask()).toEqual([307, '/v1/countries']);
		expect(await api.get('/login')).toMatchObject({ status: 200, body: /Anmelden/ as never });
	});

	it('gives an answer that is no JSON, at its full length', async () => {
		const { api } = await apiFor({ faults: { nth: 1, fault: 'malformedJson' } });
		const spoilt = await (await api.fetch('/v1/profile')).text();
		const proper = await (await api.fetch('/v1/profile')).text();
		expect(spoilt).toBe(`${proper.slice(0, -1)},`);
		expect(() => JSON.parse(spoilt)).toThrow(SyntaxError);
	});

	it('gives one value of another type: a named one, or one drawn from the seed', async () => {
		const { api, sandbox } = await apiFor();
		const proper = (await api.get('/v1/profile')).body;
		const ask = async (path?: string) => {
			sandbox.setFaults({
				seed: 5,
				rules: [{ fault: { kind: 'wrongTypes', ...(path && { path }) } }],
			});
			return (await api.get('/v1/profile')).body;
		};
		expect(await ask('smallBusiness')).toEqual({ ...proper, smallBusiness: 'no' });
		expect(await ask('businessFeatures')).toEqual({
			...proper,
			businessFeatures: { items: proper['businessFeatures'] },
		});
		expect(await ask('created')).toEqual({ ...proper, created: [proper['created']] });
		expect(await ask('businessFeatures[0]')).toMatchObject({
			businessFeatures: [9, {}, {}] as never,
		});

		const drawn = await ask();
		expect(drawn).not.toEqual(proper);
		expect(await ask()).toEqual(drawn);
	});
});

describe('a plan', () => {
	it('hits the n-th matching request, and as many after it as told', async () => {
		const { api, sandbox } = await apiFor();
		sandbox.setFaults([
			{ on: 'GET /v1/contacts/{id}', nth: 2, fault: { kind: 'htmlError', status: 500 } },
			{ on: 'GET /v1/countries', nth: 2, count: 2, fault: { kind: 'htmlError', status: 501 } },
			{ on: 'GET /v1/print-layouts', count: 1, fault: { kind: 'htmlError', status: 502 } },
			{ on: 'PUT *', fault: { kind: 'htmlError', status: 503 } },
		]);
		const { id } = (await api.post('/v1/contacts', contact)).body;
		const statuses = async (path: string, times: number) => {
			const seen = [];
			for (let index = 0; index < times; index++) seen.push((await api.get(path)).status);
			return seen;
		};
		expect(await statuses(`/v1/contacts/${id}`, 3)).toEqual([200, 500, 200]);
		expect(await statuses('/v1/contacts', 3)).toEqual([200, 200, 200]);
		expect(await statuses('/v1/countries', 4)).toEqual([200, 501, 501, 200]);
		expect(await statuses('/v1/print-layouts', 2)).toEqual([502, 200]);
		expect((await api.put(`/v1/contacts/${id}`, contact)).status).toBe(503);
		expect((await api.put(`/v1/vouchers/${id}`, {})).status).toBe(503);
	});

	it('counts from the moment it is set, and ends with the next', async () => {
		const { api, sandbox } = await apiFor({ faults: { nth: 2, fault: 'tooMany' } });
		const status = async () => (await api.get('/v1/profile')).status;
		expect(await status()).toBe(200);
		sandbox.setFaults({ nth: 2, fault: 'tooMany' });
		expect([await status(), await status()]).toEqual([200, 429]);
		sandbox.setFaults({ fault: 'tooMany' });
		expect(await status()).toBe(429);
		sandbox.setFaults({});
		expect(await status()).toBe(200);
	});

	it('storms with a share that follows the seed', async () => {
		const { api, sandbox } = await apiFor();
		const storm = async (seed: number) => {
			sandbox.setFaults({ seed, rules: [{ share: 0.3, fault: 'tooMany' }] });
			const seen = [];
			for (let index = 0; index < 60; index++)
				seen.push((await api.get('/v1/print-layouts')).status);
			return seen;
		};
		const first = await storm(1);
		expect(await storm(1)).toEqual(first);
		expect(await storm(2)).not.toEqual(first);
		const hit = first.filter((status) => status === 429).length;
		expect([hit > 5, hit < 35]).toEqual([true, true]);
	});

	it('takes the first rule that hits', async () => {
		const { api } = await apiFor({
			faults: [
				{ on: 'GET /v1/profile', fault: { kind: 'htmlError', status: 500 } },
				{ on: '*', nth: 2, fault: { kind: 'htmlError', status: 501 } },
			],
		});
		const status = async (path: string) => (await api.get(path)).status;
		expect([await status('/v1/profile'), await status('/v1/countries')]).toEqual([500, 501]);
	});

	it('leaves strangers and requests too many alone', async () => {
		const { api, sandbox } = await apiFor(
			{ rateLimit: { bucket: 1 }, faults: { nth: 1, fault: { kind: 'htmlError', status: 500 } } },
			() => NOON,
		);
		const stranger = new Api({ url: sandbox.url, apiKey: 'wrong' });
		expect((await stranger.get('/v1/profile')).status).toBe(401);
		expect((await api.get('/v1/profile')).status).toBe(500);
		expect((await api.get('/v1/profile')).status).toBe(429);
	});

	it.each([
		[{ on: 'GET /v1/nothing', fault: 'tooMany' }],
		[{ on: 'GET /v1/invoices', fault: 'tooMany' }],
		[{ on: 'PATCH *', fault: 'tooMany' }],
		[{ fault: 'explode' }],
		[{ fault: { kind: 'tooMany', colour: 'red' } }],
		[{ nth: 0, fault: 'tooMany' }],
		[{ share: 1.5, fault: 'tooMany' }],
		[{ rules: [{ nth: 1 }] }],
	])('%j is refused and the old one stays', async (plan) => {
		const { api, sandbox } = await apiFor({ faults: { fault: 'tooMany' } });
		expect(() => sandbox.setFaults(plan as never)).toThrow();
		expect((await api.get('/v1/profile')).status).toBe(429);
	});
});
