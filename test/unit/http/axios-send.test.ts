import axios from 'axios';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { axiosSend } from '../../../lib/http/axios-send';
import type { HttpRequest, Method } from '../../../lib/http/message';

/** What the server saw. */
interface Seen {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: Buffer;
}

let server: Server;
let address: string;
let seen: Seen[];
let answer: (response: ServerResponse, request: IncomingMessage) => void;

beforeEach(async () => {
	seen = [];
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method = '', url = '', headers } = request;
			seen.push({ method, url, headers, body: Buffer.concat(chunks) });
			answer(response, request);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	answer = (response) => response.writeHead(200).end();
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const ask = (more: Partial<HttpRequest> = {}, baseURL = address) =>
	axiosSend(axios.create({ baseURL, proxy: false }))({
		method: 'GET',
		path: '/v1/profile',
		accept: 'application/json',
		body: null,
		timeoutMs: 10_000,
		...more,
	});

const everyByte = Uint8Array.from({ length: 1_024 }, (_, index) => index % 256);

describe('what is sent', () => {
	it.each<Method>(['POST', 'PUT'])('by %s is bytes, exactly', async (method) => {
		await ask({ method, body: { contentType: 'application/pdf', bytes: everyByte } });

		expect(seen).toHaveLength(1);
		expect(seen[0]).toMatchObject({ method, url: '/v1/profile' });
		expect(seen[0]?.headers).toMatchObject({
			accept: 'application/json',
			'content-type': 'application/pdf',
			'content-length': '1024',
		});
		expect(seen[0]?.body).toEqual(Buffer.from(everyByte));
	});

	it('is JSON as it was written, not as axios would write it', async () => {
		const text = '{ "a" : 1.50 }';
		const body = { contentType: 'application/json', bytes: new TextEncoder().encode(text) };
		await ask({ method: 'POST', body });

		expect(seen[0]?.body.toString()).toBe(text);
	});

	it('is the view and not the buffer behind it', async () => {
		const bytes = everyByte.subarray(10, 20);
		await ask({ method: 'POST', body: { contentType: 'application/pdf', bytes } });

		expect(seen[0]?.body).toEqual(Buffer.from(bytes));
	});

	it.each<Method>(['GET', 'DELETE', 'POST'])(
		'names no type without a body (%s)',
		async (method) => {
			await ask({ method });

			expect(seen[0]?.headers).not.toHaveProperty('content-type');
			expect(seen[0]?.body).toHaveLength(0);
		},
	);

	it('keeps path and query as they were encoded', async () => {
		const path = '/v1/contacts?name=M%C3%BCller+%26+S%25&size=250';
		await ask({ path });

		expect(seen[0]?.url).toBe(path);
	});
});

describe('what comes back', () => {
	it.each([200, 202, 204, 301, 304, 400, 401, 406, 409, 429, 500, 504])(
		'with status %i is an answer',
		async (status) => {
			answer = (response) => response.writeHead(status).end();

			expect((await ask()).status).toBe(status);
			expect(seen).toHaveLength(1);
		},
	);

	it('is bytes, exactly, whatever they claim to be', async () => {
		answer = (response) =>
			response.writeHead(200, { 'content-type': 'application/json' }).end(everyByte);
		const { body } = await ask();

		expect(Buffer.from(body)).toEqual(Buffer.from(everyByte));
	});

	it('keeps a byte order mark and JSON unread', async () => {
		answer = (response) => response.writeHead(200).end('\ufeff{"a":1}');

		expect(Buffer.from((await ask()).body).toString('utf8')).toBe('\ufeff{"a":1}');
	});

	it('is empty where nothing came', async () => {
		answer = (response) => response.writeHead(204).end();

		expect((await ask()).body).toHaveLength(0);
	});

	it('has headers by any spelling, several joined, null where there is none', async () => {
		answer = (response) =>
			response
				.writeHead(429, { 'Retry-After': '7', 'Set-Cookie': ['a=1', 'b=2'], 'X-Empty': '' })
				.end();
		const { header } = await ask();

		expect(header('retry-after')).toBe('7');
		expect(header('RETRY-AFTER')).toBe('7');
		expect(header('set-cookie')).toBe('a=1, b=2');
		expect(header('x-empty')).toBe('');
		expect(header('x-trace-id')).toBeNull();
		expect(header('constructor')).toBeNull();
	});

	it.each([301, 302, 303, 307, 308])('is not followed elsewhere (%i)', async (status) => {
		answer = (response) => response.writeHead(status, { location: `${address}/stolen` }).end();
		const response = await ask({
			method: 'POST',
			body: { contentType: 'application/json', bytes: new TextEncoder().encode('{}') },
		});

		expect(response.status).toBe(status);
		expect(response.header('location')).toBe(`${address}/stolen`);
		expect(seen.map(({ url }) => url)).toEqual(['/v1/profile']);
	});
});

describe('where no answer comes', () => {
	it('a connection refused means that nothing was sent', async () => {
		const port = await freePort();

		await expect(ask({ method: 'POST' }, `http://127.0.0.1:${port}`)).rejects.toMatchObject({
			name: 'HttpFailure',
			notSent: true,
			reason: 'ECONNREFUSED',
		});
	});

	it('a name nobody knows means that nothing was sent', async () => {
		await expect(ask({ method: 'POST' }, 'http://belegfluss.invalid')).rejects.toMatchObject({
			name: 'HttpFailure',
			notSent: true,
		});
	});

	it('a connection reset after the request leaves open whether it was carried out', async () => {
		answer = (_, request) => request.socket.resetAndDestroy();

		await expect(ask({ method: 'POST' })).rejects.toMatchObject({
			notSent: false,
			reason: 'ECONNRESET',
		});
		expect(seen).toHaveLength(1);
	});

	it('an answer cut off in the middle leaves it open', async () => {
		answer = (response, request) => {
			response.writeHead(200, { 'content-length': '1000' }).write('half');
			setImmediate(() => request.socket.destroy());
		};

		await expect(ask({ method: 'POST' })).rejects.toMatchObject({
			name: 'HttpFailure',
			notSent: false,
		});
	});

	it('a vendor that takes too long leaves it open', async () => {
		answer = () => undefined;

		await expect(ask({ method: 'POST', timeoutMs: 100 })).rejects.toMatchObject({
			notSent: false,
			reason: 'ECONNABORTED',
		});
	});

	it('an answer that is no HTTP leaves it open', async () => {
		const odd = createTcpServer((socket) => {
			socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n', () => socket.destroy()));
		});
		await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
		const { port } = odd.address() as AddressInfo;
		const asked = ask({ method: 'POST' }, `http://127.0.0.1:${port}`);

		await expect(asked).rejects.toMatchObject({ name: 'HttpFailure', notSent: false });
		await new Promise((resolve) => odd.close(resolve));
	});

	it('says neither address nor credentials in its message', async () => {
		const port = await freePort();
		const failure = await ask(
			{ path: '/v1/contacts?name=Muster' },
			`http://127.0.0.1:${port}`,
		).catch((cause: unknown) => cause);

		expect((failure as Error).message).toBe('No answer: ECONNREFUSED');
	});
});

describe('a signal', () => {
	it('aborted before lets nothing leave and throws its reason', async () => {
		const signal = AbortSignal.abort(new Error('stopped by hand'));

		await expect(ask({ signal })).rejects.toThrow('stopped by hand');
		expect(seen).toEqual([]);
	});

	it('aborted while the vendor works throws its reason', async () => {
		const abort = new AbortController();
		answer = () => abort.abort(new Error('stopped by hand'));

		await expect(ask({ signal: abort.signal })).rejects.toThrow('stopped by hand');
		expect(seen).toHaveLength(1);
	});
});

/** @returns a port nobody listens on at the moment */
async function freePort(): Promise<number> {
	const short = createServer();
	await new Promise<void>((resolve) => short.listen(0, '127.0.0.1', resolve));
	const { port } = short.address() as AddressInfo;
	await new Promise((resolve) => short.close(resolve));
	return port;
}
