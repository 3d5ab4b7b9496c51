import type { Office } from '../office';
import type { EventType } from './event-types';
import { signatureOf, signingKeys, type SigningKeys } from './signature';
import { post, type Outcome } from './post';

/** A subscription as the API shows it. */
export interface Subscription {
	readonly subscriptionId: string;
	readonly organizationId: string;
	readonly createdDate: string;
	readonly eventType: EventType;
	readonly callbackUrl: string;
}

/** Subscriptions, and the deliveries to them. */
export class Courier {
	private readonly subscriptions = new Map<string, Subscription>();

	/** @param office clock, ids, waits and how deliveries behave */
	constructor(private readonly office: Office) {}

	/** Made on first use: most tests have no subscriptions. */
	get keys(): SigningKeys {
		return signingKeys(this.office.options.webhook.keyBits);
	}

	/** @returns every subscription, oldest first */
	all(): readonly Subscription[] {
		return [...this.subscriptions.values()];
	}

	/** @returns the subscription; undefined when there is none */
	find(id: string): Subscription | undefined {
		return this.subscriptions.get(id);
	}

	/**
	 * @param eventType what is subscribed to
	 * @param callbackUrl where events go
	 * @param id a new one without it
	 * @returns the new subscription; null when there is one like it
	 */
	add(eventType: EventType, callbackUrl: string, id?: string): Subscription | null {
		const isKnown = this.all().some(
			(one) => one.eventType === eventType && one.callbackUrl === callbackUrl,
		);
		if (isKnown) return null;
		const subscription = {
			subscriptionId: id ?? this.office.newId(),
			organizationId: this.office.organizationId,
			createdDate: this.office.timestamp(),
			eventType,
			callbackUrl,
		};
		this.subscriptions.set(subscription.subscriptionId, subscription);
		return subscription;
	}

	/** @returns whether there was one to be removed */
	remove(id: string): boolean {
		return this.subscriptions.delete(id);
	}

	/** Removes all of them. */
	removeAll(): void {
		this.subscriptions.clear();
	}

	/**
	 * Delivers an event to every subscription of its type; what fails is tried again by itself.
	 *
	 * @param eventType what happened
	 * @param resourceId to which record
	 * @returns once every first attempt has ended, well or not
	 */
	async announce(eventType: EventType, resourceId: string): Promise<void> {
		const body = JSON.stringify({
			organizationId: this.office.organizationId,
			eventType,
			resourceId,
			eventDate: this.office.timestamp(),
		});
		const subscribed = this.all().filter((subscription) => subscription.eventType === eventType);
		await Promise.all(subscribed.map(async (subscription) => await this.begin(subscription, body)));
	}

	private async begin(subscription: Subscription, body: string): Promise<void> {
		const finished = this.office.pending.begin();
		const isDone = await this.attempt(subscription, body);
		if (isDone) finished();
		else void this.goOn(subscription, body).finally(finished);
	}

	private async goOn(subscription: Subscription, body: string): Promise<void> {
		const { waiting, options } = this.office;
		for (const ms of options.webhook.retryScheduleMs) {
			await waiting.for(ms);
			if (waiting.closed || (await this.attempt(subscription, body))) return;
		}
	}

	/** @returns whether nothing more is to be done */
	private async attempt({ subscriptionId, callbackUrl }: Subscription, body: string) {
		if (!this.subscriptions.has(subscriptionId)) return true;
		const signature = signatureOf(body, this.keys);
		const { answerTimeoutMs } = this.office.options.webhook;
		const verdict = judge(await post(callbackUrl, body, signature, answerTimeoutMs));
		if (verdict === 'gone') this.remove(subscriptionId);
		return verdict !== 'again';
	}
}

const SUCCESS = new Set([200, 201, 202, 204]);
const GONE = new Set([404, 410]);
const AGAIN = new Set([401, 403, 429]);

function judge(outcome: Outcome): 'delivered' | 'gone' | 'again' | 'lost' {
	if (outcome === 'no such host') return 'gone';
	if (outcome === 'no answer') return 'again';
	if (SUCCESS.has(outcome)) return 'delivered';
	if (GONE.has(outcome)) return 'gone';
	return AGAIN.has(outcome) || outcome >= 500 ? 'again' : 'lost';
}
