import { ZodError } from 'zod/v4';
import { json, send } from '../support/wire';
import type { FaultPlanInput } from './faults';
import { invalid, refuseQuery } from './request-schema';
import type { Exchange, Route } from './route';
import { readJson } from './wire';

/**
 * Routes for the test behind the vendor, not for its clients: reading the state, changing the plan,
 * cutting waits short.
 *
 * @param secret part of the address that keeps clients out; null for none of these routes
 * @returns the routes
 */
export function controlRoutes(secret: string | null): readonly Route[] {
	if (secret === null) return [];
	const at = (name: string) => `/control/${secret}/${name}`;
	return [
		{ method: 'GET', path: at('state'), access: 'test', serve: state },
		{ method: 'POST', path: at('faults'), access: 'test', serve: faults },
		{ method: 'POST', path: at('release'), access: 'test', serve: release },
	];
}

async function state({ desk, response, query }: Exchange): Promise<void> {
	refuseQuery(query);
	send(response, json(200, desk.state()));
}

async function faults({ desk, request, response, query }: Exchange): Promise<void> {
	refuseQuery(query);
	const plan = await readJson(request);
	try {
		desk.setFaults(plan as FaultPlanInput);
	} catch (cause) {
		if (!(cause instanceof ZodError)) throw cause;
		throw invalid(
			cause.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message })),
		);
	}
	send(response, json(200, desk.state().faults));
}

async function release({ desk, response, query }: Exchange): Promise<void> {
	refuseQuery(query);
	send(response, json(200, { released: desk.waiting.release() }));
}
