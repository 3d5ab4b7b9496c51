import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LexofficeTrigger } from '../../../../nodes/Lexoffice/LexofficeTrigger.node';
import { fakeHookFunctions, type FakeListener } from '../../../support/fake-webhook';
import { listenerOn, TellableVendor } from './support';

const { checkExists, create, delete: remove } = new LexofficeTrigger().webhookMethods.default;
const LIST = 'GET /v1/event-subscriptions';
const URL = 'http://127.0.0.1:5678/webhook/1/webhook';
const id = (number: number) => `44444444-0000-4000-8000-00000000000${number}`;
const subscription = (number: number, eventType: string, callbackUrl = URL) => ({
	subscriptionId: id(number),
	eventType,
	callbackUrl,
});

let vendor: TellableVendor;

beforeEach(async () => {
	vendor = await TellableVendor.start();
});

afterEach(async () => {
	await vendor.close();
});

const holds = (...content: object[]) => {
	vendor.answers[LIST] = { status: 200, body: { content } };
};
const hooks = (changes: Partial<FakeListener> = {}) =>
	fakeHookFunctions(listenerOn(vendor, changes));

describe('publishing', () => {
	it('finds that everything is there', async () => {
		holds(subscription(1, 'voucher.created'), subscription(2, 'contact.deleted'));
		await expect(checkExists.call(hooks())).resolves.toBe(true);
		expect(vendor.asked).toEqual([LIST]);
	});

	it('finds one missing that the vendor has deleted', async () => {
		holds(subscription(1, 'voucher.created'));
		await expect(checkExists.call(hooks())).resolves.toBe(false);
	});

	it('finds one that nobody selected any more', async () => {
		holds(
			subscription(1, 'voucher.created'),
			subscription(2, 'contact.deleted'),
			subscription(3, 'invoice.created'),
		);
		await expect(checkExists.call(hooks())).resolves.toBe(false);
	});

	it('does not take those of another address, such as the test address, for its own', async () => {
		const test = URL.replace('webhook/1', 'webhook-test/1');
		holds(
			subscription(1, 'voucher.created', test),
			subscription(2, 'contact.deleted', test),
			subscription(3, 'invoice.created', test),
		);
		await expect(checkExists.call(hooks())).resolves.toBe(false);
	});

	it('makes what is missing', async () => {
		holds(subscription(1, 'voucher.created'));
		vendor.answers['POST /v1/event-subscriptions'] = { status: 201, body: { id: id(2) } };
		await expect(create.call(hooks())).resolves.toBe(true);
		expect(vendor.asked).toEqual([LIST, 'POST /v1/event-subscriptions']);
	});

	it.each([
		['http://n8n.example.com/webhook/1/webhook', 'https://api.lexware.io'],
		['http://localhost:5678/webhook/1/webhook', 'https://api.lexware.io'],
	])('is refused at %s before anything is asked', async (webhookUrl, baseUrl) => {
		const listener = listenerOn(vendor, { webhookUrl, credential: { baseUrl } });
		await expect(create.call(fakeHookFunctions(listener))).rejects.toMatchObject({
			message: expect.stringContaining(webhookUrl),
			description: expect.stringContaining('WEBHOOK_URL'),
		});
		expect(vendor.asked).toEqual([]);
	});

	it.each<[string, Partial<FakeListener>, RegExp]>([
		['no event', { parameters: { events: [] } }, /No event is selected/],
		['an event nobody knows', { parameters: { events: ['x.y'] } }, /has no event "x\.y"/],
	])('is refused with %s', async (_, changes, message) => {
		await expect(create.call(hooks(changes))).rejects.toThrow(message);
		expect(vendor.asked).toEqual([]);
	});

	it('is refused with a key that is none, which no event could ever be checked with', async () => {
		const listener = listenerOn(vendor, { credential: { webhookPublicKey: 'secret-4711' } });
		const refusal = await create.call(fakeHookFunctions(listener)).catch((cause: unknown) => cause);
		expect(String((refusal as Error).message)).toContain('Webhook Public Key');
		expect(JSON.stringify(refusal)).not.toContain('secret-4711');
	});

	it('says what the vendor refused', async () => {
		holds();
		vendor.answers['POST /v1/event-subscriptions'] = {
			status: 406,
			body: { message: 'Callback URL not reachable', status: 406 },
		};
		await expect(create.call(hooks())).rejects.toMatchObject({
			message: expect.stringContaining('"voucher.created"'),
			description: expect.stringContaining('HEAD'),
		});
	});
});

describe('unpublishing', () => {
	it('deletes ours and no others', async () => {
		holds(
			subscription(1, 'voucher.created'),
			subscription(2, 'voucher.created', 'https://elsewhere.example.com/hook'),
			subscription(3, 'invoice.created'),
		);
		for (const number of [1, 3]) {
			vendor.answers[`DELETE /v1/event-subscriptions/${id(number)}`] = { status: 204 };
		}
		await expect(remove.call(hooks())).resolves.toBe(true);
		expect(vendor.asked).toEqual([
			LIST,
			`DELETE /v1/event-subscriptions/${id(1)}`,
			`DELETE /v1/event-subscriptions/${id(3)}`,
		]);
	});

	it('does not keep a workflow published because the vendor cannot be reached', async () => {
		vendor.answers[LIST] = { status: 403 };
		const listener = listenerOn(vendor);
		await expect(remove.call(fakeHookFunctions(listener))).resolves.toBe(false);
		expect(listener.log).toEqual([
			expect.stringContaining('subscriptions were not deleted: The API key may not do this'),
		]);
	});
});
