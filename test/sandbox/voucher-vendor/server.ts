import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { groupByReference, type Booking, type BookingListener } from './books';
import { controlRoutes } from './control-routes';
import { Desk, type RequestCounts, type VendorState } from './desk';
import { dispatch } from './dispatch';
import type { FaultPlanInput } from './faults';
import { vendorOptionsSchema, type VendorOptionsInput } from './options';
import { vendorRoutes } from './routes';

/** A running vendor. */
export interface VoucherVendor {
	/** `http://127.0.0.1:<port>`, without a slash at the end */
	readonly url: string;
	readonly port: number;
	/** bearer tokens: one may write, the other only read */
	readonly tokens: { readonly write: string; readonly read: string };
	/** @returns everything booked so far, oldest first, whether it can be looked up or not */
	vouchers(): readonly Booking[];
	/** @returns the same by reference; a list longer than 1 is a double booking */
	bookingsByReference(): ReadonlyMap<string, readonly Booking[]>;
	/** @returns requests by route and by fault or refusal */
	counters(): RequestCounts;
	/** @returns everything at once, as the control route gives it */
	state(): VendorState;
	/**
	 * Tells of every booking before the vendor answers, and holds the answer back until the listener has
	 * finished: the moment to kill a writer that has booked and does not know it.
	 *
	 * @returns stops that
	 */
	onBooking(listener: BookingListener): () => void;
	/** Replaces the plan; positions in it count from here. Throws ZodError when it is not a plan. */
	setFaults(plan: FaultPlanInput): void;
	/** Ends all waits that run now, late bookings and late answers alike; gives their number. */
	release(): number;
	/** Waits until no write that has arrived can still book. */
	settled(): Promise<void>;
	/** Ends the vendor and its connections; late bookings that are still to come never come. */
	close(): Promise<void>;
}

/** Longer than any test: a connection the vendor closes on its own would be a fault nobody planned. */
const KEEP_ALIVE_MS = 3_600_000;

/**
 * Starts the vendor on 127.0.0.1.
 *
 * @param options how it behaves; everything has a default
 * @param now clock in milliseconds since 1970
 * @returns the running vendor
 * @throws ZodError when the options are wrong; the system's error when the port or the journal cannot be
 * used
 */
export async function startVoucherVendor(
	options: VendorOptionsInput = {},
	now: () => number = Date.now,
): Promise<VoucherVendor> {
	const parsed = vendorOptionsSchema.parse(options);
	const desk = new Desk(parsed, now);
	const routes = [...vendorRoutes, ...controlRoutes(parsed.controlSecret)];
	const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
		// Left unhandled on purpose: what a listener throws must not pass for a fault of the vendor.
		void dispatch(desk, routes, request, response);
	});
	try {
		server.listen({ port: parsed.port, host: '127.0.0.1', backlog: 1024 });
		await once(server, 'listening');
	} catch (cause) {
		desk.close();
		throw cause;
	}
	const { port } = server.address() as AddressInfo;
	let closing: Promise<unknown> | null = null;

	return {
		url: `http://127.0.0.1:${port}`,
		port,
		tokens: parsed.tokens,
		vouchers: () => desk.books.all(),
		bookingsByReference: () => groupByReference(desk.books.all()),
		counters: () => desk.state().counters,
		state: () => desk.state(),
		onBooking: (listener) => desk.books.onBooking(listener),
		setFaults: (plan) => desk.setFaults(plan),
		release: () => desk.waiting.release(),
		settled: () => desk.pending.settled(),
		async close() {
			closing ??= (() => {
				const closed = once(server.close(), 'close');
				server.closeAllConnections();
				desk.close();
				return closed;
			})();
			await closing;
		},
	};
}
