import axios from 'axios';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { HttpFailure } from '../../../lib/http/message';
import { realPacing } from '../../../lib/http/pacing';
import { connectLexware } from '../../../lib/lexware/connect';
import { callOf, reads, subscribes } from '../../../lib/lexware/endpoint';
import { scriptedVendor, type Answer } from './support/scripted-vendor';

const list = reads('/v1/contacts', ['name']);
const schema = z.looseObject({ id: z.string(), note: z.string().nullish() });

/** Asks for contacts of a name, which must not turn up in any error. */
const call = callOf(list, { query: { name: 'Erika Muster' } });
const URL_OF_CALL = 'GET /v1/contacts?name=Erika+Muster';

const answering = (answer: Answer | (() => Answer)) => scriptedVendor({ [URL_OF_CALL]: answer });
const text = (value: string) => new TextEncoder().encode(value);

async function failureOf(answer: Answer | (() => Answer)) {
	return answering(answer)
		.client.read(call, schema)
		.then(
			() => expect.fail('The answer was taken.'),
			(cause: unknown) => cause as Error & { code: string; params: Record<string, unknown> },
		);
}

describe('reading', () => {
	it('asks as the call says, and gives what the schema knows and what else there is', async () => {
		const { client, requests } = answering({ body: { id: 'a', note: null, extra: [1] } });

		expect(await client.read(call, schema)).toEqual({ id: 'a', note: null, extra: [1] });
		expect(requests).toEqual([
			{
				method: 'GET',
				path: '/v1/contacts?name=Erika+Muster',
				accept: 'application/json',
				body: null,
				timeoutMs: 40_000,
			},
		]);
	});

	it.each([200, 201, 202])('takes status %i', async (status) => {
		const { client } = answering({ status, body: { id: 'a' } });

		expect(await client.read(call, schema)).toEqual({ id: 'a' });
	});

	it.each<[string, Answer, string]>([
		['HTML', { body: text('<html></html>') }, 'it is not JSON'],
		['half an answer', { body: text('{"id":"a"') }, 'it is not JSON'],
		['a binary file', { body: Uint8Array.from([0x25, 0x50, 0x44, 0x46]) }, 'it is not JSON'],
		['another type', { body: { id: 7 } }, 'id: Invalid input: expected string, received number'],
		['a field missing', { body: {} }, 'id: Invalid input: expected string, received undefined'],
		['a list', { body: [] }, 'answer: Invalid input: expected object, received array'],
		['nothing', {}, 'answer: Invalid input: expected object, received null'],
		[
			'too many values',
			{ body: text(`{"id":"a","list":[${Array(400_000).fill('0').join(',')}]}`) },
			'it holds more than 300000 values',
		],
		[
			'a bottomless pit',
			{ body: text(`{"id":"a","list":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) },
			'it is nested deeper than 100 levels',
		],
	])('refuses %s', async (_, answer, reason) => {
		expect(await failureOf(answer)).toMatchObject({
			code: 'HTTP_ANSWER_UNREADABLE',
			params: { system: 'Lexware Office', request: 'GET /v1/contacts', reason },
		});
	});

	it('repeats no more of a hostile name of a field than is good', async () => {
		const { client } = answering({ body: { ['x'.repeat(10_000)]: 1 } });
		const records = z.record(z.string(), z.string());
		const failure = await client.read(call, records).catch((cause: unknown) => cause);

		expect((failure as Error).message.length).toBeLessThan(400);
		expect(failure).toMatchObject({ code: 'HTTP_ANSWER_UNREADABLE' });
	});

	it('refuses an answer that is too large, before it is parsed', async () => {
		expect(await failureOf({ body: new Uint8Array(40_000_001) })).toMatchObject({
			code: 'HTTP_ANSWER_TOO_LARGE',
			params: { system: 'Lexware Office', request: 'GET /v1/contacts', megabytes: 40 },
		});
	});

	it.each<[number, string]>([
		[301, 'LEXWARE_UNAVAILABLE'],
		[401, 'LEXWARE_UNAUTHORIZED'],
		[404, 'LEXWARE_NOT_FOUND'],
		[406, 'LEXWARE_INVALID'],
		[429, 'LEXWARE_RATE_LIMITED'],
		[503, 'LEXWARE_UNAVAILABLE'],
	])('makes the one error of status %i', async (status, code) => {
		expect(await failureOf({ status, body: { message: 'x' } })).toMatchObject({
			code,
			params: { request: 'GET /v1/contacts', status },
		});
	});

	it.each<[string, HttpFailure, string, string | undefined]>([
		['unreachable', new HttpFailure(true, 'ECONNREFUSED'), 'HTTP_UNREACHABLE', 'ECONNREFUSED'],
		['silent', new HttpFailure(false, 'ECONNABORTED'), 'HTTP_NO_ANSWER', 'ECONNABORTED'],
		['busy', new HttpFailure(true, 'WAITED_TOO_LONG'), 'LEXWARE_RATE_LIMITED', undefined],
	])('says when the vendor is %s', async (_, failure, code, reason) => {
		const error = await failureOf(() => {
			throw failure;
		});

		expect(error.code).toBe(code);
		expect(error.params['request']).toBe('GET /v1/contacts');
		expect(error.params['reason']).toBe(reason);
	});

	it('hands on what nobody foresaw', async () => {
		expect(
			await failureOf(() => {
				throw new TypeError('unforeseen');
			}),
		).toEqual(new TypeError('unforeseen'));
	});
});

describe('a download', () => {
	const file = reads('/v1/files/{id}');
	const id = 'e9066f04-8cc7-4616-93f8-ac9ecc8479c8';
	const download = async (answer: Answer, accept = '*/*') => {
		const { client, requests } = scriptedVendor({ [`GET /v1/files/${id}`]: answer });
		const result = await client.download(callOf(file, { id }), accept);
		expect(requests).toMatchObject([{ accept, body: null }]);
		return result;
	};
	const bytes = Uint8Array.from([0, 255, 0x7b, 0x22]);

	it('is bytes with name and type, and the type asked for', async () => {
		const headers = {
			'content-type': 'Application/PDF; charset=binary',
			'content-disposition': 'attachment; filename=Rechnung RE 1.pdf',
		};

		expect(await download({ body: bytes, headers }, 'application/pdf')).toEqual({
			bytes,
			fileName: 'Rechnung RE 1.pdf',
			mimeType: 'application/pdf',
		});
	});

	it.each<Record<string, string>>([{}, { 'content-type': '' }, { 'content-type': '; charset=x' }])(
		'is bytes without name and type (%j)',
		async (headers) => {
			expect(await download({ body: bytes, headers })).toEqual({
				bytes,
				fileName: null,
				mimeType: 'application/octet-stream',
			});
		},
	);

	it('is refused when it is too large', async () => {
		await expect(download({ body: new Uint8Array(40_000_001) })).rejects.toMatchObject({
			code: 'HTTP_ANSWER_TOO_LARGE',
		});
	});

	it('has the errors of reading', async () => {
		await expect(download({ status: 404 })).rejects.toMatchObject({ code: 'LEXWARE_NOT_FOUND' });
	});
});

describe('a subscription', () => {
	const create = subscribes('POST', '/v1/event-subscriptions');
	const NAME = 'POST /v1/event-subscriptions';

	it('is sent as JSON, without a permit', async () => {
		const { client, requests } = scriptedVendor({ [NAME]: { status: 201, body: { id: 'a' } } });

		expect(await client.subscribe(callOf(create), { eventType: 'x' }, schema)).toEqual({ id: 'a' });
		expect(requests).toMatchObject([
			{
				method: 'POST',
				body: { contentType: 'application/json', bytes: text('{"eventType":"x"}') },
			},
		]);
	});

	it('may have no body, neither there nor back', async () => {
		const { client, requests } = scriptedVendor({ [NAME]: { status: 204 } });

		expect(await client.subscribe(callOf(create), null, z.unknown())).toBeNull();
		expect(requests).toMatchObject([{ body: null }]);
	});

	it('has the errors of reading', async () => {
		const { client } = scriptedVendor({ [NAME]: { status: 409, body: { message: 'x' } } });

		await expect(client.subscribe(callOf(create), {}, schema)).rejects.toMatchObject({
			code: 'LEXWARE_CONFLICT',
		});
	});
});

describe('no error tells whom somebody looked for', () => {
	const answers: (Answer | (() => Answer))[] = [
		...[301, 400, 401, 402, 403, 404, 405, 406, 409, 415, 429, 500, 504].map((status) => ({
			status,
		})),
		{ status: 406, body: { message: 'x', path: '/v1/contacts?name=Erika+Muster' } },
		{ body: text('<html>Erika Muster</html>') },
		{ body: { id: { name: 'Erika Muster' } } },
		{ body: new Uint8Array(40_000_001) },
		...[true, false].map((notSent) => () => {
			throw new HttpFailure(notSent, 'ECONNRESET');
		}),
	];

	it.each(answers.map((answer, index) => [index, answer] as const))(
		'answer %i',
		async (_, answer) => {
			const error = await failureOf(answer);

			expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/Erika|Muster/);
		},
	);

	it('nor the API key, though axios knows both', async () => {
		const server = createServer((request) => request.socket.destroy());
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const http = axios.create({
			baseURL: `http://127.0.0.1:${port}`,
			headers: { Authorization: 'Bearer very-secret' },
			proxy: false,
		});
		const patience = { afterTooMany: 0, afterFailure: 0, firstWaitMs: 1, longestWaitMs: 1 };
		const client = connectLexware(http, 'client.test very-secret', realPacing, { patience });
		const error = await client.read(call, schema).catch((cause: unknown) => cause);
		await new Promise((resolve) => server.close(resolve));

		expect(error).toMatchObject({ code: 'HTTP_NO_ANSWER' });
		expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/Erika|Muster|very-secret/);
		expect(client.account).toMatch(/^[0-9a-f]{64}$/);
	});
});
