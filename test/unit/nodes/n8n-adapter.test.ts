import axios, { AxiosHeaders } from 'axios';
import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { axiosSend } from '../../../lib/http/axios-send';
import type { HttpRequest } from '../../../lib/http/message';
import { n8nAdapter, type RequestContext } from '../../../nodes/support/http/n8n-adapter';
import { vendorHttp } from '../../../nodes/support/http/vendor-http';

const CREDENTIAL = 'belegflussLexofficeApi';

/** What n8n's helper was called with. */
interface Asked {
	readonly self: unknown;
	readonly credential: string;
	readonly options: IHttpRequestOptions;
}

/** A context whose helper notes what it is asked and answers as told. */
function fakeContext(
	answer: () => unknown = () => ({ body: Buffer.alloc(0), headers: {}, statusCode: 200 }),
) {
	const asked: Asked[] = [];
	async function httpRequestWithAuthentication(
		this: unknown,
		credential: string,
		options: IHttpRequestOptions,
	): Promise<unknown> {
		asked.push({ self: this, credential, options });
		return answer();
	}
	const helpers = { httpRequestWithAuthentication } as unknown as IAllExecuteFunctions['helpers'];
	const context: RequestContext = { helpers };
	return { context, asked };
}

const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
	method: 'GET',
	path: '/v1/contacts?name=M%C3%BCller+%26+S%25',
	accept: 'application/json',
	body: null,
	timeoutMs: 40_000,
	...more,
});

async function send(context: RequestContext, more: Partial<HttpRequest> = {}) {
	const http = await vendorHttp(context, CREDENTIAL, 'https://vendor.example/');
	return axiosSend(http)(request(more));
}

describe('the request of n8n', () => {
	it('is asked for with the context, the name of the credential and bytes in mind', async () => {
		const { context, asked } = fakeContext();
		await send(context);

		expect(asked).toEqual([
			{
				self: context,
				credential: CREDENTIAL,
				options: {
					method: 'GET',
					url: 'https://vendor.example/v1/contacts?name=M%C3%BCller+%26+S%25',
					headers: { Accept: 'application/json', 'User-Agent': 'n8n-nodes-belegfluss' },
					encoding: 'arraybuffer',
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
					timeout: 40_000,
				},
			},
		]);
		expect(asked[0]?.self).toBe(context);
	});

	it('carries a body as bytes with its type', async () => {
		const { context, asked } = fakeContext();
		const bytes = Uint8Array.from([0, 255, 37, 80]);
		await send(context, { method: 'POST', body: { contentType: 'application/pdf', bytes } });

		const { method, body, headers } = asked[0]!.options;
		expect(method).toBe('POST');
		expect(Buffer.isBuffer(body)).toBe(true);
		expect(body).toEqual(Buffer.from(bytes));
		expect(headers).toMatchObject({ 'Content-Type': 'application/pdf' });
	});

	it.each(['GET', 'POST', 'PUT', 'DELETE'] as const)(
		'has neither body nor type where there is none (%s)',
		async (method) => {
			const { context, asked } = fakeContext();
			await send(context, { method });

			const { options } = asked[0]!;
			expect(options).not.toHaveProperty('body');
			expect(Object.keys(options.headers!).map((name) => name.toLowerCase())).not.toContain(
				'content-type',
			);
		},
	);

	it('names no type without a body, whatever axios says', async () => {
		const { context, asked } = fakeContext();
		const headers = new AxiosHeaders({ 'content-type': 'application/x-www-form-urlencoded' });
		await n8nAdapter(context, CREDENTIAL)({ method: 'post', url: '/x', headers });

		expect(asked[0]?.options).toMatchObject({ method: 'POST', url: '/x', headers: {} });
		expect(asked[0]?.options.headers).toEqual({});
	});

	it.each([
		['https://vendor.example', 'https://vendor.example/v1/profile'],
		['https://vendor.example/', 'https://vendor.example/v1/profile'],
		['https://vendor.example//', 'https://vendor.example/v1/profile'],
		['https://vendor.example/base/', 'https://vendor.example/base/v1/profile'],
	])('goes below %s', async (baseURL, url) => {
		const { context, asked } = fakeContext();
		const http = await vendorHttp(context, CREDENTIAL, baseURL);
		await axiosSend(http)(request({ path: '/v1/profile' }));

		expect(asked[0]?.options.url).toBe(url);
	});

	it('is not asked for when the signal was aborted before', async () => {
		const { context, asked } = fakeContext();
		const signal = AbortSignal.abort(new Error('stopped by hand'));

		await expect(send(context, { signal })).rejects.toThrow('stopped by hand');
		const headers = new AxiosHeaders();
		await expect(
			n8nAdapter(context, CREDENTIAL)({ method: 'get', url: '/x', headers, signal }),
		).rejects.toThrow('stopped by hand');
		expect(asked).toEqual([]);
	});

	it('carries no credentials of ours: n8n adds them', async () => {
		const { context, asked } = fakeContext();
		await send(context);

		expect(JSON.stringify(asked[0]?.options)).not.toMatch(/authorization/i);
	});
});

describe('the response of n8n', () => {
	it.each([200, 302, 404, 406, 429, 504])('with status %i is an answer', async (statusCode) => {
		const body = Buffer.from([0, 255, 1]);
		const headers = { 'retry-after': '7', 'set-cookie': ['a=1', 'b=2'] };
		const { context } = fakeContext(() => ({ body, headers, statusCode }));
		const response = await send(context);

		expect(response.status).toBe(statusCode);
		expect(Buffer.from(response.body)).toEqual(body);
		expect(response.header('Retry-After')).toBe('7');
		expect(response.header('set-cookie')).toBe('a=1, b=2');
		expect(response.header('x-trace-id')).toBeNull();
	});

	it('is given to axios whole', async () => {
		const answer = {
			body: Buffer.from('x'),
			headers: { a: 'b' },
			statusCode: 418,
			statusMessage: "I'm a teapot",
		};
		const { context } = fakeContext(() => answer);
		const config = { method: 'get', url: '/x', headers: new AxiosHeaders() };

		expect(await n8nAdapter(context, CREDENTIAL)(config)).toEqual({
			data: answer.body,
			status: 418,
			statusText: "I'm a teapot",
			headers: { a: 'b' },
			config,
		});
	});

	it.each<[string, unknown, number]>([
		['nothing', undefined, 0],
		['null', null, 0],
		['a text', 'ä', 2],
		['an array buffer', new Uint8Array([1, 2, 3]).buffer, 3],
	])('may be %s instead of a buffer', async (_, body, bytes) => {
		const { context } = fakeContext(() => ({ body, headers: {}, statusCode: 200 }));

		expect((await send(context)).body).toHaveLength(bytes);
	});

	it('that never came is a failure with the word n8n has for it', async () => {
		const cause = axios.AxiosError.from(
			Object.assign(new Error('connect ECONNREFUSED'), {
				code: 'ECONNREFUSED',
				syscall: 'connect',
			}),
			'ECONNREFUSED',
		);
		const { context } = fakeContext(() => {
			throw new NodeApiError(
				{ id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0], parameters: {} },
				cause as never,
			);
		});

		await expect(send(context, { method: 'POST' })).rejects.toMatchObject({
			name: 'HttpFailure',
			notSent: true,
			reason: 'ECONNREFUSED',
		});
	});
});
