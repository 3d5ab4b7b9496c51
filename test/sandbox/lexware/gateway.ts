import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchPath } from '../support/match-path';
import { ClientGone, html, json, readBody, Refusal, send, type Reply } from '../support/wire';
import { carryOut } from './faults/carry-out';
import type { FaultDesk } from './faults/fault-desk';
import type { Office } from './office';
import { negotiate } from './wire/accept';
import type { Exchange, Route } from './wire/exchange';
import { FamilyProblem, MessageProblem, Problem } from './wire/problems';

/** Room for the largest upload and for one that is refused for its size. */
const MAX_BODY_BYTES = 33_554_432;

/** Checks key, limit and address of a request, then serves it with the fault planned for it. */
export class Gateway {
	/**
	 * @param office the vendor
	 * @param routes of the API
	 * @param faults what goes wrong
	 */
	constructor(
		private readonly office: Office,
		private readonly routes: readonly Route[],
		private readonly faults: FaultDesk,
	) {}

	/**
	 * @param request the request
	 * @param response its response
	 * @throws defects of the vendor; nothing a client can do
	 */
	async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = '', url = '' } = request;
		const [path = '', query = ''] = url.split(/\?(.*)/s);
		const entry = this.office.log.add({ method, path, query, atMs: this.office.now() });
		const answer = (reply: Reply) => {
			entry.status = reply.status;
			send(response, reply);
		};
		try {
			if (path === '/login') return answer(html(200, 'Anmelden'));
			this.admit(path, request);
			const { route, params } = this.find(method, path);
			const name = nameOf(route);
			entry.route = name;
			const body = await readBody(request, MAX_BODY_BYTES);
			if (body === null) throw new MessageProblem(413, 'Request Entity Too Large');
			const exchange: Exchange = {
				office: this.office,
				params,
				query: new URLSearchParams(query),
				headers: request.headers,
				body,
			};
			const turn = this.faults.next(name);
			entry.fault = turn.fault.kind === 'none' ? null : turn.fault.kind;
			const finished = this.office.pending.begin();
			try {
				await carryOut(turn, {
					serve: async () => await this.serve(route, exchange, path),
					waiting: this.office.waiting,
					response,
					sent: (status) => (entry.status = status),
					tooMany: (seconds, asDate) => this.tooMany(seconds, asDate),
				});
			} finally {
				finished();
			}
		} catch (cause) {
			if (cause instanceof ClientGone) return;
			if (cause instanceof Refusal) return answer(cause.reply);
			if (!(cause instanceof Problem)) {
				response.destroy();
				throw cause;
			}
			answer(this.render(cause, 'regular', path));
		}
	}

	private admit(path: string, request: IncomingMessage): void {
		if (!path.startsWith('/v1/')) throw new MessageProblem(404, 'Not Found');
		const { apiKey, keyValidUntil, planValidUntil } = this.office.options;
		const now = this.office.now();
		const key = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
		const isOver = keyValidUntil !== null && now >= keyValidUntil;
		if (key !== apiKey || isOver || this.office.revoked) {
			throw new MessageProblem(401, 'Unauthorized');
		}
		if (this.office.bucket && this.office.bucket.take() !== null) {
			throw new Refusal(this.tooMany(undefined, false));
		}
		if (planValidUntil !== null && now >= planValidUntil) {
			throw new MessageProblem(402, 'Payment Required');
		}
	}

	private find(method: string, path: string) {
		const here = this.routes.flatMap((route) => {
			const params = matchPath(route.path, path);
			return params === null ? [] : [{ route, params }];
		});
		const found = here.find(({ route }) => route.method === method);
		if (found) return found;
		// What the vendor never offered is unknown to its gateway; the other methods reach a service.
		if (here.length === 0 || method === 'GET' || method === 'DELETE') {
			throw new MessageProblem(404, 'Not Found');
		}
		throw new MessageProblem(405, 'Method Not Allowed');
	}

	private async serve(route: Route, exchange: Exchange, path: string): Promise<Reply> {
		try {
			checkTypes(route, exchange);
			return await route.serve(exchange);
		} catch (cause) {
			if (cause instanceof Problem) return this.render(cause, route.family, path);
			throw cause;
		}
	}

	private render(problem: Problem, family: Route['family'], path: string): Reply {
		const timestamp = this.office.timestamp();
		const traceId = this.office.newId().replaceAll('-', '').slice(0, 12);
		return json(problem.status, problem.body({ family, path, timestamp, traceId }));
	}

	private tooMany(retryAfterSeconds: number | undefined, asDate: boolean): Reply {
		const { retryAfter } = this.office.options;
		const seconds = retryAfterSeconds ?? (retryAfter === 'none' ? null : 1);
		const isDate = asDate || (retryAfterSeconds === undefined && retryAfter === 'date');
		const headers: Record<string, string> =
			seconds === null ? {} : { 'retry-after': isDate ? this.httpDate(seconds) : String(seconds) };
		return json(429, { message: 'Rate limit exceeded' }, headers);
	}

	private httpDate(inSeconds: number): string {
		return new Date(this.office.now() + inSeconds * 1_000).toUTCString();
	}
}

/**
 * @param route any route
 * @returns its name in plans and logs
 */
export function nameOf({ method, path }: Route): string {
	return `${method} ${path}`;
}

function checkTypes(route: Route, { headers }: Exchange): void {
	if (route.answersJson !== false && negotiate(headers.accept, ['application/json']) === null) {
		throw new FamilyProblem(406, 'Could not find acceptable representation');
	}
	if (route.takes === undefined) return;
	const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
	if (type !== route.takes) {
		throw new FamilyProblem(415, `Content type '${type}' not supported`);
	}
}
