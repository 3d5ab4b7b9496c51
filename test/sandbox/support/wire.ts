import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer before it is sent. */
export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Uint8Array;
}

/** Thrown by a route: this request gets no further. */
export class Refusal extends Error {
	constructor(readonly reply: Reply) {
		super(`refused with ${reply.status}`);
	}
}

/** Thrown when the client went away before its request was complete. */
export class ClientGone extends Error {}

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
	const { status } = reply;
	// RFC 9110, 8.6: an answer that has no body by definition has no length either.
	const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(reply.body) };
	response.writeHead(status, { ...reply.headers, ...length });
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
 * Reads a body. What is above the limit is still taken off the wire, unread: a connection closed in the
 * middle of an upload would cost the client the answer that says why.
 *
 * @param request the request, body not yet read
 * @param maxBytes largest body taken
 * @returns the body; null as soon as it is known to be larger
 * @throws ClientGone when the client went away in between
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		request.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			if (bytes <= maxBytes) {
				chunks.push(chunk);
				return;
			}
			chunks.length = 0;
			resolve(null);
		});
		request.on('end', () => resolve(Buffer.concat(chunks)));
		request.on('error', () => reject(new ClientGone()));
		request.on('close', () => reject(new ClientGone()));
	});
}
