import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod/v4';
import { json, readBody, send, type Reply } from '../support/wire';
import type { EventType } from './events/event-types';
import type { FaultPlanInput } from './faults/schema';
import type { SeedInput } from './seed/schema';
import type { LexwareSandbox } from './server';

/** Everything a test in another process may ask at once. */
export interface ControlState {
	readonly contacts: ReturnType<LexwareSandbox['state']['contacts']>;
	readonly articles: ReturnType<LexwareSandbox['state']['articles']>;
	readonly vouchers: ReturnType<LexwareSandbox['state']['vouchers']>;
	readonly salesDocuments: ReturnType<LexwareSandbox['state']['salesDocuments']>;
	readonly files: ReturnType<LexwareSandbox['state']['files']>;
	readonly subscriptions: ReturnType<LexwareSandbox['state']['subscriptions']>;
	readonly recurringTemplates: ReturnType<LexwareSandbox['state']['recurringTemplates']>;
	readonly requests: ReturnType<LexwareSandbox['requests']>;
}

type Serve = (body: unknown) => unknown;

/** Control routes by method and address. */
export type ControlRoutes = ReadonlyMap<string, Serve>;

const MAX_BODY_BYTES = 33_554_432;

const eventSchema = z.strictObject({ eventType: z.string(), resourceId: z.string() });

/**
 * Routes for the test behind the vendor, not for its clients: they are neither limited nor logged.
 *
 * @param secret part of the address that keeps clients out; null for none of these routes
 * @param sandbox what they direct
 * @returns the routes
 */
export function controlRoutes(secret: string | null, sandbox: LexwareSandbox): ControlRoutes {
	if (secret === null) return new Map();
	const at = (method: 'GET' | 'POST', name: string) => `${method} /control/${secret}/${name}`;
	const done = {};
	return new Map<string, Serve>([
		[at('GET', 'state'), () => everything(sandbox)],
		[at('POST', 'seed'), (data) => sandbox.seed(data as SeedInput)],
		[
			at('POST', 'faults'),
			(plan) => {
				sandbox.setFaults(plan as FaultPlanInput);
				return done;
			},
		],
		[
			at('POST', 'emit'),
			async (body) => {
				const { eventType, resourceId } = eventSchema.parse(body);
				await sandbox.emit(eventType as EventType, resourceId);
				return done;
			},
		],
		[at('POST', 'revoke'), async () => await sandbox.revokeKey().then(() => done)],
		[at('POST', 'release'), () => ({ released: sandbox.release() })],
		[at('POST', 'settled'), async () => await sandbox.settled().then(() => done)],
	]);
}

/**
 * @param routes as made above
 * @param request any request
 * @param response its response
 * @returns ends when it is served; null when the request is not for a control route
 */
export function handleControl(
	routes: ControlRoutes,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> | null {
	const serve = routes.get(`${request.method} ${request.url}`);
	return serve ? answer(serve, request, response) : null;
}

async function answer(
	serve: Serve,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const body = await readBody(request, MAX_BODY_BYTES);
	send(response, await reply(serve, body));
}

async function reply(serve: Serve, body: Buffer | null): Promise<Reply> {
	try {
		if (body === null) throw new Error('The body is too large.');
		const value = body.length === 0 ? undefined : (JSON.parse(body.toString('utf8')) as unknown);
		return json(200, await serve(value));
	} catch (cause) {
		if (cause instanceof z.ZodError) return json(422, { error: z.prettifyError(cause) });
		return json(422, { error: String(cause) });
	}
}

function everything({ state, requests }: LexwareSandbox): ControlState {
	return {
		contacts: state.contacts(),
		articles: state.articles(),
		vouchers: state.vouchers(),
		salesDocuments: state.salesDocuments(),
		files: state.files(),
		subscriptions: state.subscriptions(),
		recurringTemplates: state.recurringTemplates(),
		requests: requests(),
	};
}
