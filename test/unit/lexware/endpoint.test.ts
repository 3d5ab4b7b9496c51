import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../lib/errors/belegfluss-error';
import { callOf, reads, subscribes, writes } from '../../../lib/lexware/endpoint';

const ID = 'e9066f04-8cc7-4616-93f8-ac9ecc8479c8';
const one = reads('/v1/vouchers/{id}');
const attach = writes('POST', '/v1/vouchers/{id}/files');
const list = reads('/v1/contacts', ['name', 'customer', 'page']);

describe('an endpoint', () => {
	it('says how it is called and what that does', () => {
		expect(list).toEqual({
			method: 'GET',
			path: '/v1/contacts',
			query: ['name', 'customer', 'page'],
			effect: 'reads',
		});
		expect(writes('PUT', '/v1/vouchers/{id}')).toEqual({
			method: 'PUT',
			path: '/v1/vouchers/{id}',
			query: [],
			effect: 'writes',
		});
		expect(subscribes('POST', '/v1/event-subscriptions')).toEqual({
			method: 'POST',
			path: '/v1/event-subscriptions',
			query: [],
			effect: 'subscribes',
		});
	});
});

describe('a call', () => {
	it('has its ID in the path', () => {
		expect(callOf(one, { id: ID })).toEqual({ endpoint: one, url: `/v1/vouchers/${ID}` });
		expect(callOf(attach, { id: ` ${ID.toUpperCase()}\n` }).url).toBe(`/v1/vouchers/${ID}/files`);
	});

	it('has its parameters in the query, percent-encoded', () => {
		const query = { name: 'Müller & S%_', customer: true, page: 0 };

		expect(callOf(list, { query }).url).toBe(
			'/v1/contacts?name=M%C3%BCller+%26+S%25_&customer=true&page=0',
		);
	});

	it('leaves out what is not given, and only that', () => {
		expect(callOf(list, { query: { name: null, customer: false, page: 0 } }).url).toBe(
			'/v1/contacts?customer=false&page=0',
		);
		expect(callOf(list, { query: { name: '' } }).url).toBe('/v1/contacts');
		expect(callOf(list).url).toBe('/v1/contacts');
	});

	it.each(['nmae', 'NAME', 'constructor', '__proto__', 'length', ''])(
		'never carries the parameter %j nobody there knows',
		(name) => {
			const query = Object.fromEntries([[name, 'x']]);

			expect(() => callOf(list, { query })).toThrow(TypeError);
			expect(() => callOf(list, { query })).toThrow(`/v1/contacts knows no "${name}".`);
		},
	);

	it('does not even leave out a parameter nobody knows', () => {
		expect(() => callOf(list, { query: { nmae: null } })).toThrow(TypeError);
	});
});

describe('what is no ID', () => {
	it.each([
		'',
		'   ',
		'4711',
		'../profile',
		`${ID}/file`,
		`../contacts/${ID}`,
		`${ID}?finalize=true`,
		`${ID}#`,
		`${ID}%2Ffile`,
		`${ID}\n${ID}`,
		ID.replaceAll('-', ''),
		ID.replace('e', 'g'),
		`{${ID}}`,
		'$&',
	])('never becomes an address: %j', (id) => {
		expect(() => callOf(one, { id })).toThrow(BelegflussError);
		expect(() => callOf(one, { id })).toThrow(
			expect.objectContaining({
				code: 'LEXWARE_ID_INVALID',
				params: { value: id.trim().slice(0, 60) },
			}),
		);
	});

	it('may not be missing', () => {
		expect(() => callOf(one)).toThrow(expect.objectContaining({ code: 'LEXWARE_ID_INVALID' }));
	});

	it('is shortened in the error', () => {
		expect(() => callOf(one, { id: 'x'.repeat(10_000) })).toThrow(
			expect.objectContaining({ params: { value: 'x'.repeat(60) } }),
		);
	});

	it('leads nowhere but to the record, whatever it is', () => {
		const hostile = fc.oneof(
			fc.string(),
			fc.uuid(),
			fc.uuid().map((id) => `${id}/`),
			fc.tuple(fc.uuid(), fc.string()).map(([id, text]) => id + text),
			fc.webPath(),
		);
		fc.assert(
			fc.property(hostile, (id) => {
				let url: string;
				try {
					({ url } = callOf(attach, { id }));
				} catch (cause) {
					expect(cause).toMatchObject({ code: 'LEXWARE_ID_INVALID' });
					return;
				}
				expect(url).toMatch(/^\/v1\/vouchers\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/files$/);
			}),
		);
	});

	it('a value of the query adds no parameter and no path, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
				const url = new URL(callOf(list, { query: { name, page: 1 } }).url, 'https://x.example');
				expect(url.pathname).toBe('/v1/contacts');
				expect([...url.searchParams]).toEqual([
					['name', name],
					['page', '1'],
				]);
			}),
		);
	});
});
