import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Api, apiFor, NOON, said } from './client';

const UNAUTHORIZED = said(401, 'Unauthorized');
const NOT_FOUND = said(404, 'Not Found');

describe('the gateway', () => {
	it('knows its key and no other', async () => {
		const { api } = await apiFor();
		const as = async (authorization: string) => await api.get('/v1/profile', { authorization });

		expect((await api.get('/v1/profile')).status).toBe(200);
		expect(await as('')).toEqual(UNAUTHORIZED);
		expect(await as('Bearer another-key-0123456789')).toEqual(UNAUTHORIZED);
		expect(await as(api.sandbox.apiKey)).toEqual(UNAUTHORIZED);
		expect(await as(`Basic ${api.sandbox.apiKey}`)).toEqual(UNAUTHORIZED);
		expect((await as(`bearer ${api.sandbox.apiKey}`)).status).toBe(200);
	});

	it('lets key and contract run out', async () => {
		let now = NOON;
		const { api } = await apiFor(
			{
				keyValidUntil: '2026-08-24T14:00:00.000+02:00',
				planValidUntil: '2026-08-24T13:00:00.000+02:00',
			},
			() => now,
		);
		const hour = 3_600_000;
		expect((await api.get('/v1/profile')).status).toBe(200);
		now += hour;
		expect(await api.get('/v1/profile')).toEqual(said(402, 'Payment Required'));
		now += hour;
		expect(await api.get('/v1/profile')).toEqual(UNAUTHORIZED);
	});

	it('does not know its key any more once it was deleted in the app', async () => {
		const { api, sandbox } = await apiFor();
		await sandbox.revokeKey();
		expect(await api.get('/v1/profile')).toEqual(UNAUTHORIZED);
	});

	it.each([
		['GET', '/'],
		['GET', '/v2/profile'],
		['GET', '/v1/profiles'],
		['GET', '/v1/profile/'],
		['GET', '/v1/invoices'],
		['GET', '/v1/quotations?page=0&size=25'],
		['GET', '/v1/dunnings'],
		['GET', '/v1/down-payment-invoices'],
		['POST', '/v1/down-payment-invoices'],
		['GET', '/v1/files'],
		['GET', '/v1/vouchers/11111111-2222-4333-8444-555555555555/files'],
		['GET', '/v1/vouchers/11111111-2222-4333-8444-555555555555/file'],
		['GET', '/v1/invoices/11111111-2222-4333-8444-555555555555/document'],
		['DELETE', '/v1/contacts/11111111-2222-4333-8444-555555555555'],
		['DELETE', '/v1/vouchers/11111111-2222-4333-8444-555555555555'],
		['DELETE', '/v1/invoices/11111111-2222-4333-8444-555555555555'],
		['GET', '/control/state'],
	])('does not know %s %s', async (method, path) => {
		const { api } = await apiFor();
		expect(await api.see(path, { method })).toEqual(NOT_FOUND);
	});

	it.each([
		['PUT', '/v1/invoices/11111111-2222-4333-8444-555555555555'],
		['PUT', '/v1/contacts'],
		['PUT', '/v1/recurring-templates/11111111-2222-4333-8444-555555555555'],
		['PUT', '/v1/event-subscriptions/11111111-2222-4333-8444-555555555555'],
		['PATCH', '/v1/contacts/11111111-2222-4333-8444-555555555555'],
		['POST', '/v1/recurring-templates'],
		['POST', '/v1/payments/11111111-2222-4333-8444-555555555555'],
		['POST', '/v1/profile'],
		['OPTIONS', '/v1/contacts'],
	])('does not take %s on %s', async (method, path) => {
		const { api } = await apiFor();
		expect(await api.see(path, { method })).toEqual(said(405, 'Method Not Allowed'));
	});

	it('ignores query parameters it does not know, misspelled filters included', async () => {
		const { api, sandbox } = await apiFor();
		sandbox.seed({ generate: { contacts: 3 } });
		const found = await api.get('/v1/contacts?nmae=Lieferant%2000002&colour=red');
		expect(found).toMatchObject({ status: 200, body: { totalElements: 3 } });
	});

	it('takes JSON bodies as JSON only', async () => {
		const { api } = await apiFor();
		const send = async (path: string, type: string, body: BodyInit) =>
			await api.see(path, { method: 'POST', headers: { 'content-type': type }, body });

		expect(await send('/v1/contacts', 'text/plain', '{}')).toEqual(
			said(415, "Content type 'text/plain' not supported"),
		);
		expect(await send('/v1/invoices', 'application/x-www-form-urlencoded', 'a=b')).toMatchObject({
			status: 415,
			body: { status: 415, error: 'Unsupported Media Type', path: '/v1/invoices' },
		});
		expect(await send('/v1/contacts', 'application/json', '{"version":')).toMatchObject({
			status: 400,
			body: { message: 'JSON parse error: the request body is not readable.' },
		});
		const latin1 = Buffer.from('{"note":"für"}', 'latin1');
		expect((await send('/v1/contacts', 'application/json', latin1)).status).toBe(400);
		expect((await send('/v1/contacts', 'application/json; charset=utf-8', '{}')).status).toBe(406);
	});

	it('sends JSON to who takes it', async () => {
		const { api } = await apiFor();
		const accept = async (value: string) =>
			(await api.get('/v1/profile', { accept: value })).status;
		expect(await accept('application/json')).toBe(200);
		expect(await accept('text/html, application/*;q=0.1')).toBe(200);
		expect(await accept('*/*')).toBe(200);
		expect(await accept('application/xml')).toBe(406);
		expect(await accept('application/json;q=0')).toBe(406);
	});

	it('answers errors of newer endpoints with everything support asks for', async () => {
		const { api } = await apiFor({}, () => NOON);
		const { status, body } = await api.get('/v1/articles?size=10');
		expect({ status, body }).toEqual({
			status: 406,
			body: {
				timestamp: '2026-08-24T12:00:00.000+02:00',
				status: 406,
				error: 'Not Acceptable',
				path: '/v1/articles',
				traceId: expect.stringMatching(/^[0-9a-f]{12}$/),
				message: 'Validation failed for request, please see details list for specific causes.',
				details: [{ violation: 'MIN', field: 'size', message: 'ist zu klein' }],
			},
		});
	});

	it('keeps bodies out of the way that are too large for it', async () => {
		const { api } = await apiFor();
		const body = Buffer.alloc(33_554_433, 0x20);
		const headers = { 'content-type': 'application/json' };
		expect(await api.see('/v1/contacts', { method: 'POST', headers, body })).toEqual(
			said(413, 'Request Entity Too Large'),
		);
	});

	it('says no to a large upload without cutting it off', async () => {
		const { api } = await apiFor({ rateLimit: { bucket: 1 } }, () => NOON);
		const file = { name: 'gross.pdf', bytes: Buffer.alloc(5_000_000) };
		const stranger = new Api({ url: api.sandbox.url, apiKey: 'wrong' });
		expect(await stranger.upload('/v1/files', { file, type: 'voucher' })).toEqual(UNAUTHORIZED);
		await api.get('/v1/profile');
		expect(await api.upload('/v1/files', { file, type: 'voucher' })).toEqual(
			said(429, 'Rate limit exceeded'),
		);
	});

	it('remembers every request, and nothing of key or body', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		await api.get('/v1/contacts?name=abc&page=1');
		await api.post('/v1/contacts', { note: 'geheim' });
		await new Api({ url: sandbox.url, apiKey: 'wrong' }).get('/v1/profile');

		expect(sandbox.requests()).toEqual([
			{
				method: 'GET',
				path: '/v1/contacts',
				query: 'name=abc&page=1',
				status: 200,
				atMs: NOON,
				route: 'GET /v1/contacts',
				fault: null,
			},
			{
				method: 'POST',
				path: '/v1/contacts',
				query: '',
				status: 406,
				atMs: NOON,
				route: 'POST /v1/contacts',
				fault: null,
			},
			{
				method: 'GET',
				path: '/v1/profile',
				query: '',
				status: 401,
				atMs: NOON,
				route: null,
				fault: null,
			},
		]);
	});

	it('forgets a request whose client goes away in the middle', async () => {
		const { sandbox } = await apiFor();
		const sent = request(`${sandbox.url}/v1/contacts`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.apiKey}`,
				'content-type': 'application/json',
				'content-length': 1_000,
			},
		});
		const gone = new Promise<void>((resolve) => sent.on('error', () => resolve()));
		await new Promise<void>((resolve) => sent.write('{"version":0', () => resolve()));
		await expect.poll(() => sandbox.requests()).toHaveLength(1);
		sent.destroy();
		await gone;
		await sandbox.settled();
		expect(sandbox.state.contacts()).toEqual([]);
		expect(sandbox.requests()).toMatchObject([{ status: null }]);
	});
});

describe('the rate limit', () => {
	it('is two a second over all endpoints, with a bucket of four', async () => {
		let now = NOON;
		const { api, sandbox } = await apiFor({ rateLimit: {} }, () => now);
		const ask = async (path: string) => (await api.get(path)).status;
		const paths = ['/v1/profile', '/v1/countries', '/v1/contacts', '/v1/nothing'];

		expect(await Promise.all(paths.map(ask))).toEqual([200, 200, 200, 404]);
		expect(await api.get('/v1/profile')).toEqual(said(429, 'Rate limit exceeded'));
		now += 500;
		const contact = { version: 0, roles: { vendor: {} }, company: { name: 'Eins' } };
		expect((await api.post('/v1/contacts', contact)).status).toBe(200);
		expect((await api.post('/v1/contacts', contact)).status).toBe(429);
		expect(sandbox.state.contacts()).toHaveLength(1);
		now += 60_000;
		expect(await Promise.all([...paths, '/v1/profile'].map(ask))).toEqual([
			200, 200, 200, 404, 429,
		]);
	});

	it('does not count who has no key', async () => {
		const { api } = await apiFor({ rateLimit: { bucket: 1 } }, () => NOON);
		const stranger = new Api({ url: api.sandbox.url, apiKey: 'wrong' });
		for (let index = 0; index < 5; index++) await stranger.get('/v1/profile');
		expect((await api.get('/v1/profile')).status).toBe(200);
		expect((await api.get('/v1/profile')).status).toBe(429);
		expect((await stranger.get('/v1/profile')).status).toBe(401);
	});

	it('keeps who hammers out for longer when told so', async () => {
		let now = NOON;
		const { api } = await apiFor({ rateLimit: { bucket: 2, refusalCost: 1 } }, () => now);
		const ask = async () => (await api.get('/v1/print-layouts')).status;
		expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 429, 429]);
		now += 1_000;
		expect(await ask()).toBe(429);
		now += 1_000;
		expect([await ask(), await ask()]).toEqual([200, 429]);
		// It never owes more than the bucket holds.
		for (let index = 0; index < 10; index++) await ask();
		now += 1_500;
		expect(await ask()).toBe(200);
	});

	it.each([
		['none', null],
		['seconds', '1'],
		['date', 'Mon, 24 Aug 2026 10:00:01 GMT'],
	] as const)('says when to come back: %s', async (retryAfter, header) => {
		const { api } = await apiFor({ retryAfter, rateLimit: { bucket: 1 } }, () => NOON);
		await api.get('/v1/profile');
		const refused = await api.fetch('/v1/profile');
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, header]);
	});
});

describe('the options', () => {
	it.each([
		[{ apiKey: 'short' }],
		[{ rateLimit: { perSecond: 0 } }],
		[{ controlSecret: 'a/b/c/d/e' }],
		[{ faults: { on: 'GET /v1/profile', fault: 'explode' } }],
		[{ faults: { on: 'GET /v1/profil', fault: 'halfAnswer' } }],
		[{ colour: 'red' }],
	])('%j make no sense', async (options) => {
		await expect(apiFor(options as never)).rejects.toThrow();
	});

	it('give the same ids for the same seed, and others for another', async () => {
		const idsOf = async (seed: number) => {
			const { sandbox } = await apiFor({ seed });
			return [sandbox.organizationId, ...sandbox.seed({ generate: { contacts: 2 } }).contacts];
		};
		const first = await idsOf(1);
		expect(await idsOf(1)).toEqual(first);
		expect(await idsOf(2)).not.toEqual(first);
		expect(new Set(first).size).toBe(3);
	});
});
