import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer before it is sent. */
export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** Thrown by a route: this request gets no further. */
export class Refusal extends Error {
	constructor(readonly reply: Reply) {
		super(`refused with ${reply.status}`);
	}
}

/** Thrown when the client went away before its request was complete. */
export class ClientGone extends Error {}

/** Largest body taken, in bytes. */
export const MAX_BODY_BYTES = 1_048_576;

type Headers = Readonly<Record<string, string>>;

/** @returns a JSON answer */
export function json(status: number, value: unknown, headers: Headers = {}): Reply {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(value),
	};
}

/** @returns a page as proxies and login screens show it */
export function html(status: number, title: string, headers: Headers = {}): Reply {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
		body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
	};
}

/** @returns a refusal with a JSON body, to be thrown */
export function refusal(status: number, value: unknown, headers: Headers = {}): Refusal {
	return new Refusal(json(status, value, headers));
}

/** Sends the whole answer. A client that has gone does not matter. */
export function send(response: ServerResponse, reply: Reply): void {
	response.writeHead(reply.status, {
		...reply.headers,
		'content-length': Buffer.byteLength(reply.body),
	});
	response.end(reply.body);
}

/** Promises the whole answer, sends half of it and closes the connection. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
	const body = Buffer.from(reply.body);
	response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
	const { socket } = response;
	response.write(body.subarray(0, body.length >> 1), () => socket?.destroySoon());
}

/** Ends the connection without an answer. */
export function dropConnection(response: ServerResponse, how: 'close' | 'reset'): void {
	if (how === 'reset') response.socket?.resetAndDestroy();
	else response.socket?.destroy();
}

/**
 * Reads a JSON body.
 *
 * @param request the request, body not yet read
 * @returns the parsed value
 * @throws Refusal 415 for another content type, 413 above the limit, 400 when it is not JSON in UTF-8
 * @throws ClientGone when the client went away in between
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
	const type = request.headers['content-type'] ?? '';
	if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
		throw refusal(415, { error: 'send application/json in UTF-8' });
	}
	const body = await readBody(request);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
	} catch {
		throw refusal(400, { error: 'the body is not JSON in UTF-8' });
	}
}

/*
 * What is above the limit is still taken off the wire, unread: a connection closed in the middle of an
 * upload would cost the client the answer that says why.
 */
function readBody(request: IncomingMessage): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		request.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			if (bytes <= MAX_BODY_BYTES) {
				chunks.push(chunk);
				return;
			}
			chunks.length = 0;
			reject(refusal(413, { error: `the body has more than ${MAX_BODY_BYTES} bytes` }));
		});
		request.on('end', () => resolve(Buffer.concat(chunks)));
		request.on('error', () => reject(new ClientGone()));
		request.on('close', () => reject(new ClientGone()));
	});
}
