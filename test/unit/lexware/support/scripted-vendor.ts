import type { HttpRequest, HttpResponse } from '../../../../lib/http/message';
import { LexwareClient } from '../../../../lib/lexware/client';

/** An answer of the scripted vendor; JSON unless it is bytes. */
export interface Answer {
	readonly status?: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

/** What the vendor answers to `METHOD /path?query`. */
export type Script = Readonly<Record<string, Answer | ((request: HttpRequest) => Answer)>>;

let accounts = 0;

/**
 * A vendor that knows only the requests of its script, and throws at any other.
 *
 * @param script what it answers; changes to it count at once
 * @returns a client of an account of its own, and what was asked, in order
 */
export function scriptedVendor(script: Script) {
	const requests: HttpRequest[] = [];
	const client = new LexwareClient(async (request) => {
		requests.push(request);
		const name = `${request.method} ${request.path}`;
		const entry = script[name];
		if (!entry) throw new Error(`The script has no answer to ${name}.`);
		return responseOf(typeof entry === 'function' ? entry(request) : entry);
	}, `scripted ${++accounts}`);
	return { client, requests, asked: () => requests.map(({ method, path }) => `${method} ${path}`) };
}

function responseOf({ status = 200, body, headers = {} }: Answer): HttpResponse {
	return {
		status,
		header: (name) => headers[name.toLowerCase()] ?? null,
		body: bytesOf(body),
	};
}

function bytesOf(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body;
	return new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body));
}
