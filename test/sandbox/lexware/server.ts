import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { controlRoutes, handleControl } from './control-routes';
import type { EventType } from './events/event-types';
import { FaultDesk } from './faults/fault-desk';
import type { FaultPlanInput } from './faults/schema';
import { Gateway, nameOf } from './gateway';
import { seededIds, type NewId } from './ids';
import { Office } from './office';
import { lexwareOptionsSchema, type LexwareOptionsInput } from './options';
import { routes } from './routes';
import { seedOffice } from './seed/seed';
import type { SeededIds, SeedInput } from './seed/schema';
import { stateOf, type LexwareState } from './state';
import type { LoggedRequest } from './wire/request-log';

/** A running vendor. */
export interface LexwareSandbox {
	/** `http://127.0.0.1:<port>`, without a slash at the end; the API is below `/v1` */
	readonly url: string;
	readonly port: number;
	readonly apiKey: string;
	/** UUID */
	readonly organizationId: string;
	/** UUID */
	readonly connectionId: string;
	/** PEM (SPKI) of the key pair that signs events; made when first asked for */
	readonly webhookPublicKey: string;
	/** what exists now */
	readonly state: LexwareState;
	/**
	 * Adds records as if typed in the app, which allows more than the API; no events are told. A record
	 * with an id that is there already replaces it.
	 *
	 * @returns ids of what was added, in the order given
	 * @throws ZodError when it is no data; nothing is added then
	 */
	seed(data: SeedInput): SeededIds;
	/** @returns every request that arrived, oldest first */
	requests(): readonly LoggedRequest[];
	/** Replaces the plan; positions in it count from here. Throws when it is not a plan. */
	setFaults(plan: FaultPlanInput): void;
	/** Delivers an event to all subscriptions of its type and waits for the first attempts. */
	emit(eventType: EventType, resourceId: string): Promise<void>;
	/** Deletes the key, as in the app: its subscriptions go with it, and it is not known any more. */
	revokeKey(): Promise<void>;
	/** Ends all waits that run now, as if their time were over; gives their number. */
	release(): number;
	/** Waits until all deliveries, recognition and late bookings have ended. */
	settled(): Promise<void>;
	/** Ends the vendor and its connections; what was still to happen never does. */
	close(): Promise<void>;
}

/** Longer than any test: a connection the vendor closes on its own would be a fault nobody planned. */
const KEEP_ALIVE_MS = 3_600_000;

/**
 * Starts a simulated Lexware Office on 127.0.0.1.
 *
 * @param options how it behaves; everything has a default
 * @param clock milliseconds since 1970
 * @param newId gives a new UUID at every call; by default the same ones in every run
 * @returns the running vendor
 * @throws ZodError when the options are wrong; the system's error when the port cannot be used
 */
export async function startLexware(
	options: LexwareOptionsInput = {},
	clock: () => number = Date.now,
	newId?: NewId,
): Promise<LexwareSandbox> {
	const parsed = lexwareOptionsSchema.parse(options);
	const office = new Office(parsed, clock, newId ?? seededIds(parsed.seed));
	const faults = new FaultDesk(routes.map(nameOf), parsed.faults);
	const gateway = new Gateway(office, routes, faults);
	const state = stateOf(office);
	const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
		// Left unhandled on purpose: a defect must not pass for a fault of the vendor.
		void (handleControl(control, request, response) ?? gateway.handle(request, response));
	});
	server.listen({ port: parsed.port, host: '127.0.0.1', backlog: 1024 });
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	office.url = `http://127.0.0.1:${port}`;
	let closing: Promise<unknown> | null = null;

	const sandbox: LexwareSandbox = {
		url: office.url,
		port,
		apiKey: parsed.apiKey,
		organizationId: office.organizationId,
		connectionId: office.connectionId,
		get webhookPublicKey() {
			return office.courier.keys.publicKeyPem;
		},
		state,
		seed: (data) => seedOffice(office, data),
		requests: () => office.log.all(),
		setFaults: (plan) => faults.set(plan),
		emit: async (eventType, resourceId) => await office.courier.announce(eventType, resourceId),
		async revokeKey() {
			await office.courier.announce('token.revoked', office.connectionId);
			office.revoked = true;
			office.courier.removeAll();
		},
		release: () => office.waiting.release(),
		settled: async () => await office.pending.settled(),
		async close() {
			closing ??= (() => {
				const closed = once(server.close(), 'close');
				server.closeAllConnections();
				office.close();
				return closed;
			})();
			await closing;
		},
	};
	const control = controlRoutes(parsed.controlSecret, sandbox);
	return sandbox;
}
