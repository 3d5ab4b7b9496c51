import { BelegflussError } from '../../errors/belegfluss-error';
import type { LexwareClient } from '../client';
import {
	createSubscription,
	deleteSubscription,
	listSubscriptions,
	type EventSubscription,
	type SubscriptionWish,
} from '../resources/event-subscriptions';
import { lexwareWebhookError } from './errors';

/** Which events shall be sent to one address of ours. */
export interface Wanted {
	readonly eventTypes: readonly string[];
	readonly callbackUrl: string;
}

/** What separates the subscriptions there are from those wanted. */
export interface Difference {
	readonly missing: readonly SubscriptionWish[];
	/** ours, and not wanted or there twice */
	readonly surplus: readonly EventSubscription[];
}

/**
 * @param existing every subscription of the API key
 * @param wanted what one address shall get
 * @returns what is to be made and what to be deleted; subscriptions with another address are not ours
 */
export function difference(
	existing: readonly EventSubscription[],
	{ eventTypes, callbackUrl }: Wanted,
): Difference {
	const missing = new Set(eventTypes);
	const surplus: EventSubscription[] = [];
	for (const subscription of existing) {
		if (!isSameAddress(subscription.callbackUrl, callbackUrl)) continue;
		// What has been seen once is not missing any more, so a second one is too many.
		if (!missing.delete(subscription.eventType)) surplus.push(subscription);
	}
	return { missing: [...missing].map((eventType) => ({ eventType, callbackUrl })), surplus };
}

/**
 * @param client for one organisation
 * @param wanted what one address shall get
 * @returns whether the address gets exactly that
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function isSubscribed(client: LexwareClient, wanted: Wanted): Promise<boolean> {
	const { missing, surplus } = difference(await listSubscriptions(client), wanted);
	return missing.length === 0 && surplus.length === 0;
}

/**
 * Makes what is missing, then deletes what is ours and too many. The vendor's list alone counts: it deletes
 * subscriptions by itself, so nothing remembered about them could be relied on.
 *
 * @param client for one organisation
 * @param wanted what one address shall get; no event types to end everything sent there
 * @throws BelegflussError LEXWARE_SUBSCRIPTION_REFUSED for the first one refused; LEXWARE_… or HTTP_… otherwise
 */
export async function reconcileSubscriptions(client: LexwareClient, wanted: Wanted): Promise<void> {
	const { missing, surplus } = difference(await listSubscriptions(client), wanted);
	for (const wish of missing) await ensure(client, wish);
	for (const { subscriptionId } of surplus) await remove(client, subscriptionId);
}

async function ensure(client: LexwareClient, wish: SubscriptionWish): Promise<void> {
	try {
		await createSubscription(client, wish);
	} catch (cause) {
		if (!(cause instanceof BelegflussError)) throw cause;
		// Another process was quicker, unless the list says that there is none after all.
		if (cause.code === 'LEXWARE_CONFLICT' && (await exists(client, wish))) return;
		if (cause.code === 'LEXWARE_CONFLICT' || cause.code === 'LEXWARE_INVALID') {
			const clause = (name: string) => String(cause.params[name] ?? '–').replace(/\.$/, '');
			const params = { ...wish, reason: clause('reason'), grund: clause('grund') };
			throw lexwareWebhookError('LEXWARE_SUBSCRIPTION_REFUSED', params, { cause });
		}
		throw cause;
	}
}

async function exists(client: LexwareClient, wish: SubscriptionWish): Promise<boolean> {
	return findSubscription(await listSubscriptions(client), wish) !== undefined;
}

/**
 * @param existing every subscription of the API key
 * @param wish event type and address
 * @returns the subscription, undefined when there is none
 */
export function findSubscription(
	existing: readonly EventSubscription[],
	{ eventType, callbackUrl }: SubscriptionWish,
): EventSubscription | undefined {
	return existing.find(
		(subscription) =>
			subscription.eventType === eventType && isSameAddress(subscription.callbackUrl, callbackUrl),
	);
}

async function remove(client: LexwareClient, id: string): Promise<void> {
	try {
		await deleteSubscription(client, id);
	} catch (cause) {
		// The vendor deletes them too, when nobody answered for example.
		if (cause instanceof BelegflussError && cause.code === 'LEXWARE_NOT_FOUND') return;
		throw cause;
	}
}

/** Addresses that lead to the same place may be written differently: case of the host, default port. */
function isSameAddress(left: string, right: string): boolean {
	return left === right || (URL.canParse(left) && URL.canParse(right) && sameHref(left, right));
}

function sameHref(left: string, right: string): boolean {
	return new URL(left).href === new URL(right).href;
}
