import { BelegflussError } from '../../errors/belegfluss-error';
import { NotBooked } from '../../guard/errors';
import type { Booked, Found, WriteTarget } from '../../guard/order';
import { assertPermitted, type WritePermit } from '../../guard/permit';
import { LEXWARE, SETTLE_MS, WRITE_TIMEOUT_MS, type LexwareClient } from '../client';
import { callOf } from '../endpoint';
import {
	createSubscription,
	deleteSubscription,
	eventSubscriptionEndpoints,
	listSubscriptions,
	type SubscriptionWish,
} from '../resources/event-subscriptions';
import { findSubscription } from './reconcile';

/** A write about a subscription, and the request as it is sent. */
export interface SubscriptionWrite extends WriteTarget {
	readonly request: {
		readonly method: string;
		readonly path: string;
		readonly body: SubscriptionWish | null;
	};
}

const patience = { timeoutMs: WRITE_TIMEOUT_MS, settleMs: SETTLE_MS };

/**
 * @param client for one organisation
 * @param wish event type and address
 * @returns how it is made and found again, for the guard; the vendor takes each only once
 */
export function subscriptionCreation(
	client: LexwareClient,
	wish: SubscriptionWish,
): SubscriptionWrite {
	const call = callOf(eventSubscriptionEndpoints.create);
	return {
		...patience,
		request: { method: 'POST', path: call.url, body: wish },
		send: async (permit, signal) =>
			permitted(permit, async () =>
				bookedSubscription(await createSubscription(client, wish, signal)),
			),
		lookUp: async () => existingSubscription(client, wish),
	};
}

/**
 * @param client for one organisation
 * @param wish event type and address
 * @returns the subscription when it is there already
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function existingSubscription(
	client: LexwareClient,
	wish: SubscriptionWish,
): Promise<Found & { kind: 'none' | 'one' }> {
	const found = findSubscription(await listSubscriptions(client), wish);
	return found ? { kind: 'one', ...bookedSubscription(found.subscriptionId) } : { kind: 'none' };
}

/**
 * @param client for one organisation
 * @param id of the subscription
 * @returns how it is deleted and looked for, for the guard: what is not there any more was deleted
 */
export function subscriptionDeletion(client: LexwareClient, id: string): SubscriptionWrite {
	const call = callOf(eventSubscriptionEndpoints.delete, { id });
	const booked: Booked = { remoteId: id, result: { deleted: true } };
	return {
		...patience,
		request: { method: 'DELETE', path: call.url, body: null },
		send: async (permit, signal) =>
			permitted(permit, async () => {
				await deleteSubscription(client, id, signal);
				return booked;
			}),
		lookUp: async () => {
			const list = await listSubscriptions(client);
			return list.some(({ subscriptionId }) => subscriptionId === id)
				? { kind: 'none' }
				: { kind: 'one', ...booked };
		},
	};
}

function bookedSubscription(id: string): Booked {
	return { remoteId: id, result: null };
}

/**
 * The client asks for no permit here, since the trigger subscribes in the read-only phase, too. An operation
 * that a workflow calls is another matter.
 */
async function permitted(permit: WritePermit, send: () => Promise<Booked>): Promise<Booked> {
	assertPermitted(permit, LEXWARE);
	try {
		return await send();
	} catch (cause) {
		throw cause instanceof BelegflussError && !mayHaveArrived(cause) ? new NotBooked(cause) : cause;
	}
}

/** Everything else is a refusal, or was never sent. */
const OPEN_OUTCOMES = new Set([
	'LEXWARE_UNAVAILABLE',
	'HTTP_NO_ANSWER',
	'HTTP_ANSWER_UNREADABLE',
	'HTTP_ANSWER_TOO_LARGE',
]);

function mayHaveArrived({ code }: BelegflussError): boolean {
	return OPEN_OUTCOMES.has(code);
}
