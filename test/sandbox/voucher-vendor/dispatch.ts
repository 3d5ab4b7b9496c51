import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchPath } from '../support/match-path';
import { ClientGone, refusal, Refusal, send } from '../support/wire';
import type { Desk } from './desk';
import type { Route } from './route';

/**
 * Finds the route of a request, checks its token and the rate limit, serves it, and counts what was
 * refused; routes count the rest.
 *
 * @param desk the vendor
 * @param routes what it offers
 * @param request the request
 * @param response its response
 * @throws what a listener of the test throws, and defects of the vendor; nothing a client can do
 */
export async function dispatch(
	desk: Desk,
	routes: readonly Route[],
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
	const here = routes.flatMap((route) => {
		const parts = matchPath(route.path, path);
		return parts === null ? [] : [{ route, id: parts.id ?? '' }];
	});
	const found = here.find(({ route }) => route.method === request.method);
	const name = found ? `${found.route.method} ${found.route.path}` : '(no route)';
	try {
		if (!found) throw notServed(here.map(({ route }) => route.method));
		const { route, id } = found;
		admit(desk, route, request);
		await route.serve({
			desk,
			request,
			response,
			query: new URLSearchParams(query),
			route: name,
			id,
		});
	} catch (cause) {
		const counted = found?.route.access !== 'test';
		if (cause instanceof Refusal) {
			if (counted) desk.count(name, `refused ${cause.reply.status}`);
			send(response, cause.reply);
		} else if (cause instanceof ClientGone) {
			if (counted) desk.count(name, 'client gone');
		} else {
			response.destroy();
			throw cause;
		}
	}
}

function notServed(methods: readonly string[]): Refusal {
	if (methods.length === 0) return refusal(404, { error: 'there is nothing at this address' });
	const allow = methods.join(', ');
	return refusal(405, { error: 'this address does not take this method' }, { allow });
}

function admit(desk: Desk, route: Route, request: IncomingMessage): void {
	if (route.access === 'everybody' || route.access === 'test') return;
	const { tokens } = desk.options;
	const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
	if (token !== tokens.write && token !== tokens.read) {
		const challenge = { 'www-authenticate': 'Bearer' };
		throw refusal(401, { error: 'the token is missing or wrong' }, challenge);
	}
	if (route.access === 'writer' && token !== tokens.write) {
		throw refusal(403, { error: 'this token may only read' });
	}
	const retryAfter = desk.limiter?.take() ?? null;
	if (retryAfter !== null) {
		throw refusal(429, { error: 'too many requests' }, { 'retry-after': String(retryAfter) });
	}
}
