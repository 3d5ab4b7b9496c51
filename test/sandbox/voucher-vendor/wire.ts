import type { IncomingMessage } from 'node:http';
import { readBody, refusal } from '../support/wire';

/** Largest body taken, in bytes. */
export const MAX_BODY_BYTES = 1_048_576;

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
	const body = await readBody(request, MAX_BODY_BYTES);
	if (body === null) {
		throw refusal(413, { error: `the body has more than ${MAX_BODY_BYTES} bytes` });
	}
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
	} catch {
		throw refusal(400, { error: 'the body is not JSON in UTF-8' });
	}
}
