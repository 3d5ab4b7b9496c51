import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../../lib/http/message';
import type { EventSubscription } from '../../../../lib/lexware/resources/event-subscriptions';
import { eventTypes } from '../../../../lib/lexware/webhooks/event-types';
import {
	difference,
	isSubscribed,
	reconcileSubscriptions,
} from '../../../../lib/lexware/webhooks/reconcile';
import { scriptedVendor, type Answer, type Script } from '../support/scripted-vendor';

const OURS = 'https://n8n.example.com/webhook/1/webhook';
const OTHERS = 'https://elsewhere.example.com/hook';
const uuid = (number: number) => `44444444-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A vendor that keeps subscriptions, and refuses what it holds already. */
function subscriptionVendor(starting: readonly EventSubscription[]) {
	const held = [...starting];
	let next = 1_000;
	const script: Record<string, Answer | ((request: HttpRequest) => Answer)> = {
		'GET /v1/event-subscriptions': () => ({ body: { content: held } }),
		'POST /v1/event-subscriptions': ({ body }) => {
			const wish = JSON.parse(Buffer.from(body!.bytes).toString()) as EventSubscription;
			if (held.some((one) => sameWish(one, wish))) return { status: 409 };
			const subscriptionId = uuid(next++);
			held.push({ ...wish, subscriptionId });
			return { status: 201, body: { id: subscriptionId } };
		},
	};
	const answers: Script = new Proxy(script, {
		get: (known, name: string) =>
			known[name] ??
			(() => {
				const id = name.replace('DELETE /v1/event-subscriptions/', '');
				const index = held.findIndex(({ subscriptionId }) => subscriptionId === id);
				if (index < 0) return { status: 404 };
				held.splice(index, 1);
				return { status: 204 };
			}),
	});
	return { ...scriptedVendor(answers), held, script };
}

function sameWish(left: EventSubscription, right: EventSubscription): boolean {
	return left.eventType === right.eventType && left.callbackUrl === right.callbackUrl;
}

const wishes = (list: readonly EventSubscription[]) =>
	list.map(({ eventType, callbackUrl }) => `${eventType} ${callbackUrl}`).sort();

const anyType = fc.constantFrom(...eventTypes.map(({ type }) => type));
const anyStart = fc
	.array(fc.record({ eventType: anyType, callbackUrl: fc.constantFrom(OURS, OTHERS) }))
	.map((list) => list.map((entry, index) => ({ ...entry, subscriptionId: uuid(index) })));

describe('reconciling subscriptions', () => {
	it('leaves exactly the wanted ones, whatever was there, and nothing of others changed', async () => {
		await fc.assert(
			fc.asyncProperty(anyStart, fc.uniqueArray(anyType), async (starting, wanted) => {
				const { client, held, asked } = subscriptionVendor(starting);
				await reconcileSubscriptions(client, { eventTypes: wanted, callbackUrl: OURS });

				const ours = held.filter(({ callbackUrl }) => callbackUrl === OURS);
				const others = held.filter(({ callbackUrl }) => callbackUrl === OTHERS);
				expect(wishes(ours)).toEqual(wanted.map((type) => `${type} ${OURS}`).sort());
				expect(others).toEqual(starting.filter(({ callbackUrl }) => callbackUrl === OTHERS));

				const before = asked().length;
				await reconcileSubscriptions(client, { eventTypes: wanted, callbackUrl: OURS });
				expect(asked().slice(before)).toEqual(['GET /v1/event-subscriptions']);
				await expect(isSubscribed(client, { eventTypes: wanted, callbackUrl: OURS })).resolves.toBe(
					true,
				);
			}),
			{ numRuns: 200 },
		);
	});

	it('keeps the oldest of two equal ones', () => {
		const twice = [1, 2].map((number) => ({
			subscriptionId: uuid(number),
			eventType: 'voucher.created',
			callbackUrl: OURS,
		}));
		expect(difference(twice, { eventTypes: ['voucher.created'], callbackUrl: OURS })).toEqual({
			missing: [],
			surplus: [twice[1]],
		});
	});

	it('knows an address of ours by what it leads to', () => {
		const existing = [
			{
				subscriptionId: uuid(1),
				eventType: 'voucher.created',
				callbackUrl: OURS.replace('n8n.example.com', 'N8N.example.com:443'),
			},
		];
		expect(difference(existing, { eventTypes: ['voucher.created'], callbackUrl: OURS })).toEqual({
			missing: [],
			surplus: [],
		});
	});

	it('finds missing what the vendor has deleted', async () => {
		const { client, held } = subscriptionVendor([]);
		const wanted = { eventTypes: ['voucher.created', 'contact.changed'], callbackUrl: OURS };
		await reconcileSubscriptions(client, wanted);
		held.pop();

		await expect(isSubscribed(client, wanted)).resolves.toBe(false);
		await reconcileSubscriptions(client, wanted);
		await expect(isSubscribed(client, wanted)).resolves.toBe(true);
	});

	it('takes it as done when another process was quicker', async () => {
		const { client, held, script } = subscriptionVendor([]);
		let isFirst = true;
		script['GET /v1/event-subscriptions'] = () => {
			const content = [...held];
			if (isFirst) {
				held.push({ subscriptionId: uuid(1), eventType: 'voucher.created', callbackUrl: OURS });
			}
			isFirst = false;
			return { body: { content } };
		};
		await reconcileSubscriptions(client, { eventTypes: ['voucher.created'], callbackUrl: OURS });

		expect(held).toHaveLength(1);
	});

	it('does not take a conflict for success when there is no such subscription', async () => {
		const { client, script } = subscriptionVendor([]);
		script['POST /v1/event-subscriptions'] = { status: 409 };

		await expect(
			reconcileSubscriptions(client, { eventTypes: ['voucher.created'], callbackUrl: OURS }),
		).rejects.toMatchObject({ code: 'LEXWARE_SUBSCRIPTION_REFUSED' });
	});

	it('says what to check when the vendor cannot reach the address', async () => {
		const { client, script } = subscriptionVendor([]);
		script['POST /v1/event-subscriptions'] = {
			status: 406,
			body: { message: 'Callback URL is not reachable', status: 406 },
		};

		await expect(
			reconcileSubscriptions(client, { eventTypes: ['voucher.created'], callbackUrl: OURS }),
		).rejects.toMatchObject({
			code: 'LEXWARE_SUBSCRIPTION_REFUSED',
			message: `Lexware Office did not take the subscription to "voucher.created" at ${OURS}: Callback URL is not reachable.`,
		});
	});

	it('does not mind what is gone by the time it is deleted', async () => {
		const subscription = {
			subscriptionId: uuid(1),
			eventType: 'voucher.created',
			callbackUrl: OURS,
		};
		const { client, held, script } = subscriptionVendor([subscription]);
		script['GET /v1/event-subscriptions'] = () => {
			held.length = 0;
			return { body: { content: [subscription] } };
		};

		await expect(
			reconcileSubscriptions(client, { eventTypes: [], callbackUrl: OURS }),
		).resolves.toBeUndefined();
	});

	it('ends with any other failure', async () => {
		const { client, script } = subscriptionVendor([]);
		script['POST /v1/event-subscriptions'] = { status: 503 };
		await expect(
			reconcileSubscriptions(client, { eventTypes: ['voucher.created'], callbackUrl: OURS }),
		).rejects.toMatchObject({ code: 'LEXWARE_UNAVAILABLE' });
	});
});
