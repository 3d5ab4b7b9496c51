import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads, subscribes } from '../endpoint';

/** Calls about where events are sent. */
export const eventSubscriptionEndpoints = {
	list: reads('/v1/event-subscriptions'),
	get: reads('/v1/event-subscriptions/{id}'),
	create: subscribes('POST', '/v1/event-subscriptions'),
	delete: subscribes('DELETE', '/v1/event-subscriptions/{id}'),
};

/** One event type that is sent to one address. */
export const eventSubscriptionSchema = z.looseObject({
	subscriptionId: z.string().min(1).max(100),
	organizationId: z.string().nullish(),
	createdDate: z.string().nullish(),
	eventType: z.string(),
	callbackUrl: z.string(),
});

export type EventSubscription = z.infer<typeof eventSubscriptionSchema>;

/** What a subscription is about; the vendor takes each only once. */
export interface SubscriptionWish {
	readonly eventType: string;
	readonly callbackUrl: string;
}

/** Unlike every other list this one comes as a whole. */
const listSchema = z.looseObject({ content: z.array(eventSubscriptionSchema) });

const createdSchema = z.looseObject({ id: z.string().min(1).max(100) });

/**
 * @param client for one organisation
 * @returns every subscription of the API key, whoever made it
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function listSubscriptions(client: LexwareClient): Promise<EventSubscription[]> {
	const { content } = await client.read(callOf(eventSubscriptionEndpoints.list), listSchema);
	return content;
}

/**
 * @param client for one organisation
 * @param id of the subscription
 * @returns it
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readSubscription(
	client: LexwareClient,
	id: string,
): Promise<EventSubscription> {
	return client.read(callOf(eventSubscriptionEndpoints.get, { id }), eventSubscriptionSchema);
}

/**
 * Subscribes. The vendor asks the address by HEAD before it answers.
 *
 * @param client for one organisation
 * @param wish what to subscribe to
 * @param signal until when it may leave; default: for ever
 * @returns id of the subscription
 * @throws BelegflussError LEXWARE_CONFLICT when it exists already; LEXWARE_… or HTTP_… otherwise
 */
export async function createSubscription(
	client: LexwareClient,
	{ eventType, callbackUrl }: SubscriptionWish,
	signal?: AbortSignal,
): Promise<string> {
	const call = callOf(eventSubscriptionEndpoints.create);
	const { id } = await client.subscribe(call, { eventType, callbackUrl }, createdSchema, signal);
	return id;
}

/**
 * @param client for one organisation
 * @param id of the subscription
 * @param signal until when it may leave; default: for ever
 * @throws BelegflussError LEXWARE_NOT_FOUND when it is gone already; LEXWARE_… or HTTP_… otherwise
 */
export async function deleteSubscription(
	client: LexwareClient,
	id: string,
	signal?: AbortSignal,
): Promise<void> {
	const call = callOf(eventSubscriptionEndpoints.delete, { id });
	await client.subscribe(call, null, z.unknown(), signal);
}
