import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Voucher } from '../../sandbox/voucher-vendor/books';
import { get, JSON_TYPE, post, see, vendorFor, voucher } from './voucher-vendor-client';

const refused = (status: number, error: string) => ({ status, type: JSON_TYPE, body: { error } });
const wrong = (...errors: Array<[field: string, problem: string]>) => ({
	status: 422,
	type: JSON_TYPE,
	body: { errors: errors.map(([field, problem]) => ({ field, problem })) },
});

describe('the voucher vendor refuses', () => {
	it('addresses and methods it does not have', async () => {
		const vendor = await vendorFor({ controlSecret: 'not-for-clients' });
		const headers = { authorization: `Bearer ${vendor.tokens.write}` };
		const nothing = refused(404, 'there is nothing at this address');
		for (const path of [
			'',
			'/v1',
			'/v1/vouchers/',
			'/v1/vouchers/V-000001/lines',
			'//v1/vouchers',
			'/V1/vouchers',
			'/control',
			'/control/state',
			'/control/not-for-client/state',
		]) {
			expect([path, await see(`${vendor.url}${path}`, { headers })]).toEqual([path, nothing]);
		}
		for (const [method, path, allow] of [
			['PUT', '/v1/vouchers', 'POST, GET'],
			['HEAD', '/v1/vouchers', 'POST, GET'],
			['DELETE', '/v1/vouchers/V-000001', 'GET'],
			['POST', '/v1/vouchers/V-000001', 'GET'],
			['POST', '/login', 'GET'],
		]) {
			const response = await fetch(`${vendor.url}${path}`, { method, headers });
			expect([method, path, response.status, response.headers.get('allow')]).toEqual([
				method,
				path,
				405,
				allow,
			]);
		}
		expect(vendor.counters()).toEqual({ '(no route)': { 'refused 404': 9, 'refused 405': 5 } });
	});

	it('who has no token, a wrong one, or one that may only read', async () => {
		const vendor = await vendorFor();
		const as = async (authorization: string) =>
			await post(vendor, voucher(), { headers: { authorization } });
		const unknown = refused(401, 'the token is missing or wrong');

		expect(await as('')).toEqual(unknown);
		expect(await as('Bearer someone-else')).toEqual(unknown);
		expect(await as(`Basic ${vendor.tokens.write}`)).toEqual(unknown);
		expect(await as(vendor.tokens.write)).toEqual(unknown);
		expect(await see(`${vendor.url}/v1/vouchers`)).toEqual(unknown);
		expect(await as(`Bearer ${vendor.tokens.read}`)).toEqual(
			refused(403, 'this token may only read'),
		);
		expect(vendor.state()).toMatchObject({ bookings: [], writes: [] });
		expect(vendor.counters()).toEqual({
			'POST /v1/vouchers': { 'refused 401': 4, 'refused 403': 1 },
			'GET /v1/vouchers': { 'refused 401': 1 },
		});
		expect(await as(`bearer ${vendor.tokens.write}`)).toMatchObject({ status: 201 });
	});

	it('bodies that are not JSON, and those above 1 MB', async () => {
		const vendor = await vendorFor();
		const send = async (body: BodyInit, type = 'application/json') =>
			await post(vendor, null, {
				body,
				headers: { 'content-type': type },
				duplex: 'half',
			} as RequestInit);
		const noJson = refused(400, 'the body is not JSON in UTF-8');
		const latin1 = Buffer.from('{"reference":"Prüfung"}', 'latin1');
		const large = JSON.stringify({ ...voucher(), supplier: 'x'.repeat(1_048_576) });
		const tooLarge = refused(413, 'the body has more than 1048576 bytes');

		expect(await send('{"reference":')).toEqual(noJson);
		expect(await send('')).toEqual(noJson);
		expect(await send(latin1)).toEqual(noJson);
		expect(await send(JSON.stringify(voucher()), 'text/plain')).toEqual(
			refused(415, 'send application/json in UTF-8'),
		);
		expect(await send(large)).toEqual(tooLarge);
		expect(await send(new Blob([large]).stream())).toEqual(tooLarge);
		expect(await send(JSON.stringify(voucher()).padEnd(1_048_576))).toMatchObject({ status: 201 });
		expect(vendor.vouchers()).toHaveLength(1);
	});

	it.each<[body: unknown, expected: unknown]>([
		[null, wrong(['', 'must be an object'])],
		[[voucher()], wrong(['', 'must be an object'])],
		[{ ...voucher(), supplier: undefined }, wrong(['supplier', 'is missing'])],
		[{ ...voucher(), paid: true, note: '' }, wrong(['paid', 'is unknown'], ['note', 'is unknown'])],
		[{ ...voucher(), reference: '' }, wrong(['reference', 'must be a text of 1 to 64 characters'])],
		[
			{ ...voucher(), reference: 'x'.repeat(65) },
			wrong(['reference', 'must be a text of 1 to 64 characters']),
		],
		[
			{ ...voucher(), documentSha256: '0a'.repeat(31) + '0g' },
			wrong(['documentSha256', 'must be 64 hexadecimal digits']),
		],
		[
			{ ...voucher(), gross: 119, currency: 'eur' },
			wrong(
				['gross', 'must be a decimal text with two places, such as "119.00"'],
				['currency', 'must be "EUR"'],
			),
		],
		[
			{},
			wrong(
				['reference', 'is missing'],
				['documentSha256', 'is missing'],
				['gross', 'is missing'],
				['currency', 'is missing'],
				['supplier', 'is missing'],
			),
		],
	])('%j', async (body, expected) => {
		const vendor = await vendorFor();
		expect(await post(vendor, body)).toEqual(expected);
		expect(vendor.state()).toMatchObject({ bookings: [], writes: [], pendingWrites: 0 });
	});

	it.each(['1190', '119.0', '119,00', '+1.00', '1e2', '01.00', ' 1.00', '1.000', '.50', ''])(
		'the amount "%s"',
		async (gross) => {
			const vendor = await vendorFor();
			expect(await post(vendor, { ...voucher(), gross })).toMatchObject({ status: 422 });
		},
	);

	it('keys that look like the language, not like fields', async () => {
		const vendor = await vendorFor();
		const body = JSON.stringify(voucher()).replace('{', '{"__proto__":{"reference":"x"},');
		expect(await post(vendor, null, { body })).toEqual(wrong(['__proto__', 'is unknown']));
	});

	it.each([
		['?limit=0', wrong(['limit', 'must be a whole number from 1 to 10'])],
		['?limit=11', wrong(['limit', 'must be a whole number from 1 to 10'])],
		['?limit=1e1', wrong(['limit', 'must be a whole number from 1 to 10'])],
		['?offset=-1', wrong(['offset', 'must be a whole number from 0'])],
		['?reference=', wrong(['reference', 'must be a text of 1 to 64 characters'])],
		['?page=2', wrong(['page', 'is unknown'])],
		['?limit=1&limit=2', wrong(['limit', 'is given more than once'])],
		['/V-000001?limit=1', wrong(['limit', 'is unknown'])],
	])('the query of %s', async (path, expected) => {
		const vendor = await vendorFor({ maxPageSize: 10 });
		expect(await get(vendor, path)).toEqual(expected);
	});

	it('a query on a write', async () => {
		const vendor = await vendorFor();
		const seen = await see(`${vendor.url}/v1/vouchers?reference=RE-1`, {
			method: 'POST',
			headers: { authorization: `Bearer ${vendor.tokens.write}` },
		});
		expect(seen).toEqual(wrong(['reference', 'is unknown']));
	});

	it('more requests than its rate limit, until time has passed', async () => {
		let now = 0;
		const vendor = await vendorFor({ rateLimit: { requestsPerSecond: 0.5, burst: 2 } }, () => now);
		const ask = async (token: string) => {
			const response = await fetch(`${vendor.url}/v1/vouchers`, {
				headers: { authorization: `Bearer ${token}` },
			});
			await response.text();
			return [response.status, response.headers.get('retry-after')];
		};
		const { read } = vendor.tokens;

		expect([await ask(read), await ask(read), await ask(read)]).toEqual([
			[200, null],
			[200, null],
			[429, '2'],
		]);
		expect(await post(vendor)).toEqual(refused(429, 'too many requests'));
		expect(await ask('someone-else')).toEqual([401, null]);
		now += 1_500;
		expect(await ask(read)).toEqual([429, '1']);
		now += 500;
		expect([await ask(read), await ask(read)]).toEqual([
			[200, null],
			[429, '2'],
		]);
		now += 3_600_000;
		const statuses = [await ask(read), await ask(read), await ask(read)].map(([status]) => status);
		expect(statuses).toEqual([200, 200, 429]);
		expect(vendor.state()).toMatchObject({ bookings: [], writes: [] });
	});

	it('options that make no sense', async () => {
		await expect(vendorFor({ tokens: { write: 'same', read: 'same' } })).rejects.toThrow('differ');
		await expect(vendorFor({ maxPageSize: 0 })).rejects.toThrow();
		await expect(vendorFor({ controlSecret: 'a/b' })).rejects.toThrow();
		const { port } = await vendorFor();
		await expect(vendorFor({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});
});

describe('the voucher vendor pages', () => {
	it('to the end, each voucher once and in the order of booking', async () => {
		const vendor = await vendorFor({ maxPageSize: 50 });
		const count = 11;
		for (let index = 0; index < count; index++) await post(vendor, voucher(`RE-${index % 3}`));
		const page = async (query: string) =>
			((await get(vendor, query)) as { body: { vouchers: Voucher[]; total: number } }).body;
		const all = vendor.vouchers().map((booking) => booking.voucher);

		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 13 }),
				fc.constantFrom(undefined, 'RE-0', 'RE-2', 'RE-9'),
				async (limit, reference) => {
					const expected = all.filter(
						(one) => reference === undefined || one.reference === reference,
					);
					const filter = reference === undefined ? '' : `&reference=${reference}`;
					const found: Voucher[] = [];
					for (let total = 1; found.length < total; ) {
						const next = await page(`?limit=${limit}&offset=${found.length}${filter}`);
						expect(next.vouchers).toHaveLength(Math.min(limit, expected.length - found.length));
						total = next.total;
						found.push(...next.vouchers);
					}
					expect(found).toEqual(expected);
				},
			),
			{ numRuns: 20 },
		);
		expect(await page('?offset=11')).toEqual({ vouchers: [], total: count });
	});

	it('by 25 unless told otherwise, and never by more than its largest page', async () => {
		const vendor = await vendorFor();
		const small = await vendorFor({ maxPageSize: 3 });
		await Promise.all(Array.from({ length: 30 }, () => [post(vendor), post(small)]).flat());

		expect(await get(vendor)).toMatchObject({ body: { vouchers: { length: 25 }, total: 30 } });
		expect(await get(small)).toMatchObject({ body: { vouchers: { length: 3 }, total: 30 } });
		expect(await get(vendor, '/V-000031')).toEqual(refused(404, 'there is no such voucher'));
	});

	it('finds references that need escaping', async () => {
		const vendor = await vendorFor();
		const reference = 'RE 1/2 & ü?#%';
		await post(vendor, voucher(reference));
		await post(vendor, voucher('RE 1/2 '));
		expect(await get(vendor, `?reference=${encodeURIComponent(reference)}`)).toMatchObject({
			body: { vouchers: [{ id: 'V-000001', reference }], total: 1 },
		});
	});
});

describe("the vendor's journal", () => {
	function journal(content?: string): string {
		const folder = mkdtempSync(join(tmpdir(), 'belegfluss-vendor-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const path = join(folder, 'books.jsonl');
		if (content !== undefined) writeFileSync(path, content);
		return path;
	}

	it('keeps the books over a restart, and ids go on', async () => {
		const path = journal();
		const first = await vendorFor({ journal: path });
		await post(first, voucher('RE-1'));
		await post(first, voucher('RE-2'));
		await first.close();

		const second = await vendorFor({ journal: path });
		expect(second.vouchers()).toEqual(first.vouchers());
		expect(await post(second, voucher('RE-3'))).toMatchObject({ body: { id: 'V-000003' } });
		expect(await get(second, '?reference=RE-1')).toMatchObject({ body: { total: 1 } });
	});

	it('drops a line that was being written when the vendor died', async () => {
		const path = journal();
		const first = await vendorFor({ journal: path });
		await post(first, voucher('RE-1'));
		await first.close();
		const whole = readFileSync(path, 'utf8');
		writeFileSync(path, whole + whole.slice(0, -1));

		const second = await vendorFor({ journal: path });
		expect(second.vouchers()).toEqual(first.vouchers());
		expect(readFileSync(path, 'utf8')).toBe(whole);
	});

	it.each(['{}\n', 'no JSON\n', '\n'])('refuses a file with the line %j', async (content) => {
		const path = journal(content);
		await expect(vendorFor({ journal: path })).rejects.toThrow();
		expect(readFileSync(path, 'utf8')).toBe(content);
	});
});
