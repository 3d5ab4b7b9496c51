import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { EVENT_TYPES } from '../../../sandbox/lexware/events/event-types';
import { apiFor, detailsOf, NOBODY, NOON, type Api } from './client';
import { PDF } from './files-fixture';

/** One delivery as it arrived. */
interface Delivery {
	readonly method: string | undefined;
	readonly headers: IncomingMessage['headers'];
	readonly raw: Buffer;
	readonly event: Record<string, string>;
}

type Answer = number | 'never';

/** A receiver that answers HEAD with 200 and deliveries as told, 204 when nothing is told. */
async function receiver(answers: Answer[] = [], head = 200) {
	const deliveries: Delivery[] = [];
	const server = createServer((request, response) => {
		void (async () => {
			if (request.method === 'HEAD') return response.writeHead(head).end();
			const raw = await buffer(request);
			const event = JSON.parse(raw.toString('utf8')) as Record<string, string>;
			deliveries.push({ method: request.method, headers: request.headers, raw, event });
			const answer = answers.shift() ?? 204;
			return answer === 'never' ? undefined : response.writeHead(answer).end();
		})();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const stop = async () => {
		const closed = once(server.close(), 'close');
		server.closeAllConnections();
		await closed;
	};
	onTestFinished(async () => {
		if (server.listening) await stop();
	});
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/hook`, deliveries, stop };
}

async function subscribe(api: Api, eventType: string, callbackUrl: string) {
	return await api.post('/v1/event-subscriptions', { eventType, callbackUrl });
}

const FAST = { webhook: { retryScheduleMs: [1, 1, 1], keyBits: 2048 as const } };

describe('an event subscription', () => {
	it('is made, listed, read and ended', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		const { url } = await receiver();
		const made = await subscribe(api, 'contact.changed', url);
		const { id } = made.body;
		expect(made).toEqual({
			status: 201,
			body: {
				id,
				resourceUri: `${sandbox.url}/v1/event-subscriptions/${id}`,
				createdDate: '2026-08-24T12:00:00.000+02:00',
				updatedDate: '2026-08-24T12:00:00.000+02:00',
				version: 1,
			},
		});
		const subscription = {
			subscriptionId: id,
			organizationId: sandbox.organizationId,
			createdDate: '2026-08-24T12:00:00.000+02:00',
			eventType: 'contact.changed',
			callbackUrl: url,
		};
		expect(await api.get('/v1/event-subscriptions')).toEqual({
			status: 200,
			body: { content: [subscription] },
		});
		expect(await api.get(`/v1/event-subscriptions/${id}`)).toEqual({
			status: 200,
			body: subscription,
		});
		expect(await api.remove(`/v1/event-subscriptions/${id}`)).toEqual({ status: 204, body: '' });
		expect((await api.remove(`/v1/event-subscriptions/${id}`)).status).toBe(404);
		expect((await api.get(`/v1/event-subscriptions/${id}`)).status).toBe(404);
		expect(sandbox.state.subscriptions()).toEqual([]);
	});

	it('is there once for an event and an address', async () => {
		const { api } = await apiFor();
		const { url } = await receiver();
		expect((await subscribe(api, 'contact.changed', url)).status).toBe(201);
		expect((await subscribe(api, 'contact.changed', url)).status).toBe(409);
		expect((await subscribe(api, 'contact.created', url)).status).toBe(201);
		expect((await subscribe(api, 'contact.changed', `${url}2`)).status).toBe(201);
	});

	it('may be for every event', async () => {
		const { api, sandbox } = await apiFor();
		const { url } = await receiver();
		await Promise.all(EVENT_TYPES.map(async (eventType) => await subscribe(api, eventType, url)));
		expect(sandbox.state.subscriptions()).toHaveLength(EVENT_TYPES.length);
	});

	it.each([
		['contact.*', '', [['eventType', 'INVALID']]],
		['contact', '', [['eventType', 'INVALID']]],
		['delivery-note.status.changed', '', [['eventType', 'INVALID']]],
		['contact.changed', 'http://hooks.example/hook', [['callbackUrl', 'INVALID']]],
		['contact.changed', 'hook', [['callbackUrl', 'INVALID']]],
		['contact.changed', 'http://127.0.0.1:1/', [['callbackUrl', 'CALLBACK_NOT_REACHABLE']]],
		['contact.changed', undefined, [['callbackUrl', 'NOTNULL']]],
	])('for %s at %j is refused', async (eventType, address, details) => {
		const { api, sandbox } = await apiFor();
		const { url } = await receiver();
		const seen = await subscribe(api, eventType, address === '' ? url : (address as string));
		expect([seen.status, detailsOf(seen)]).toEqual([406, details]);
		expect(sandbox.state.subscriptions()).toEqual([]);
	});

	it.each([404, 405, 301, 500])(
		'is refused when the receiver answers HEAD with %i',
		async (head) => {
			const { api } = await apiFor();
			const { url } = await receiver([], head);
			const seen = await subscribe(api, 'contact.changed', url);
			expect([seen.status, detailsOf(seen)]).toEqual([
				406,
				[['callbackUrl', 'CALLBACK_NOT_REACHABLE']],
			]);
		},
	);

	it('wants HTTPS when it is as strict as the real one', async () => {
		const { api } = await apiFor({ webhook: { allowHttpLoopback: false } });
		const { url } = await receiver();
		expect(detailsOf(await subscribe(api, 'contact.changed', url))).toEqual([
			['callbackUrl', 'INVALID'],
		]);
	});

	it('may be for unconfirmed events when told so', async () => {
		const { api } = await apiFor({ webhook: { unconfirmedEventTypes: true } });
		const { url } = await receiver();
		expect((await subscribe(api, 'dunning.status.changed', url)).status).toBe(201);
	});
});

describe('a delivery', () => {
	it('is compact JSON of four fields with a signature over its bytes', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		const { url, deliveries } = await receiver();
		await subscribe(api, 'contact.changed', url);
		await sandbox.emit('contact.changed', NOBODY);

		const body = {
			organizationId: sandbox.organizationId,
			eventType: 'contact.changed',
			resourceId: NOBODY,
			eventDate: '2026-08-24T12:00:00.000+02:00',
		};
		const [delivery] = deliveries;
		expect(deliveries).toHaveLength(1);
		expect([delivery?.method, delivery?.raw.toString('utf8')]).toEqual([
			'POST',
			JSON.stringify(body),
		]);
		const key = createPublicKey(sandbox.webhookPublicKey);
		expect(key.asymmetricKeyDetails?.modulusLength).toBe(4096);
		const signature = Buffer.from(String(delivery?.headers['x-lxo-signature']), 'base64');
		const raw = delivery?.raw ?? Buffer.alloc(0);
		expect(verify('RSA-SHA512', raw, key, signature)).toBe(true);
		expect(verify('RSA-SHA256', raw, key, signature)).toBe(false);
		expect(verify('RSA-SHA512', Buffer.from(`${raw.toString()} `), key, signature)).toBe(false);
	});

	it('goes to subscriptions of its event only', async () => {
		const { api, sandbox } = await apiFor(FAST);
		const one = await receiver();
		const other = await receiver();
		await subscribe(api, 'contact.changed', one.url);
		await subscribe(api, 'contact.changed', other.url);
		await subscribe(api, 'contact.created', other.url);
		await sandbox.emit('contact.changed', NOBODY);
		expect([one.deliveries.length, other.deliveries.length]).toEqual([1, 1]);
	});

	it.each<[answers: Answer[], attempts: number]>([
		[[200], 1],
		[[201], 1],
		[[202], 1],
		[[204], 1],
		[[500, 204], 2],
		[[401, 403, 429, 204], 4],
		[[503, 502, 500, 504, 204], 4],
		[[400], 1],
		[[302], 1],
	])('answered with %j is tried %i times', async (answers, attempts) => {
		const { api, sandbox } = await apiFor(FAST);
		const { url, deliveries } = await receiver(answers);
		await subscribe(api, 'contact.changed', url);
		await sandbox.emit('contact.changed', NOBODY);
		await sandbox.settled();
		expect(deliveries).toHaveLength(attempts);
		// Every attempt brings the same event.
		expect(new Set(deliveries.map(({ raw }) => raw.toString())).size).toBe(1);
		expect(sandbox.state.subscriptions()).toHaveLength(1);
	});

	it.each([404, 410])('answered with %i ends the subscription', async (status) => {
		const { api, sandbox } = await apiFor(FAST);
		const { url, deliveries } = await receiver([status]);
		await subscribe(api, 'contact.changed', url);
		await sandbox.emit('contact.changed', NOBODY);
		await sandbox.emit('contact.changed', NOBODY);
		expect(deliveries).toHaveLength(1);
		expect(sandbox.state.subscriptions()).toEqual([]);
	});

	it.each(['ENOTFOUND', 'EAI_AGAIN'])('to a host there is not (%s) ends it', async (code) => {
		const { sandbox } = await apiFor(FAST);
		const real = fetch;
		vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
			if (!url.includes('nowhere.example')) return await real(url, init);
			throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
		});
		onTestFinished(() => void vi.unstubAllGlobals());
		const callbackUrl = 'https://nowhere.example/hook';
		sandbox.seed({ subscriptions: [{ eventType: 'contact.changed', callbackUrl }] });
		await sandbox.emit('contact.changed', NOBODY);
		expect(sandbox.state.subscriptions()).toEqual([]);
	});

	it('to a receiver that refuses the connection is tried again', async () => {
		const { api, sandbox } = await apiFor(FAST);
		const { url, deliveries, stop } = await receiver();
		await subscribe(api, 'contact.changed', url);
		await stop();
		await sandbox.emit('contact.changed', NOBODY);
		await sandbox.settled();
		expect(deliveries).toEqual([]);
		expect(sandbox.state.subscriptions()).toHaveLength(1);
	});

	it('to a receiver that takes too long is tried again', async () => {
		const { api, sandbox } = await apiFor({
			webhook: { ...FAST.webhook, answerTimeoutMs: 200 },
		});
		const { url, deliveries } = await receiver(['never', 204]);
		await subscribe(api, 'contact.changed', url);
		await sandbox.emit('contact.changed', NOBODY);
		await sandbox.settled();
		expect(deliveries).toHaveLength(2);
	});

	it('is not tried again once its subscription has ended', async () => {
		const { api, sandbox } = await apiFor({
			webhook: { ...FAST.webhook, retryScheduleMs: [3_600_000] },
		});
		const { url, deliveries } = await receiver([500]);
		const { id } = (await subscribe(api, 'contact.changed', url)).body;
		await sandbox.emit('contact.changed', NOBODY);
		await api.remove(`/v1/event-subscriptions/${id}`);
		expect(sandbox.release()).toBe(1);
		await sandbox.settled();
		expect(deliveries).toHaveLength(1);
	});

	it('tries as often as the real one unless told otherwise', async () => {
		const { api, sandbox } = await apiFor({ webhook: { keyBits: 2048 } });
		const { url, deliveries } = await receiver(new Array<number>(40).fill(500));
		await subscribe(api, 'contact.changed', url);
		const settled = { yet: false };
		await sandbox.emit('contact.changed', NOBODY);
		const end = sandbox.settled().then(() => (settled.yet = true));
		while (!settled.yet) {
			sandbox.release();
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
		await end;
		expect(deliveries).toHaveLength(1 + 5 + 20);
	});
});

describe('what happens over the API is told', () => {
	async function told(act: (api: Api) => Promise<unknown>): Promise<string[]> {
		const { api, sandbox } = await apiFor(FAST);
		const { url, deliveries } = await receiver();
		sandbox.seed({
			subscriptions: EVENT_TYPES.map((eventType) => ({ eventType, callbackUrl: url })),
		});
		await act(api);
		await sandbox.settled();
		return deliveries.map(({ event }) => event['eventType'] ?? '').toSorted();
	}

	const contact = { version: 0, roles: { customer: {} }, company: { name: 'Muster GmbH' } };
	const article = {
		title: 'Farbe',
		type: 'PRODUCT',
		unitName: 'Stück',
		price: { netPrice: 10, leadingPrice: 'NET', taxRate: 19 },
	};
	const voucher = {
		version: 0,
		type: 'salesinvoice',
		voucherNumber: '1',
		voucherDate: '2026-08-24',
		totalGrossAmount: 119,
		totalTaxAmount: 19,
		taxType: 'gross',
		useCollectiveContact: true,
		voucherItems: [
			{
				amount: 119,
				taxAmount: 19,
				taxRatePercent: 19,
				categoryId: '8f8664a1-fd86-11e1-a21f-0800200c9a66',
			},
		],
	};
	const invoice = {
		voucherDate: '2026-08-24T00:00:00.000+02:00',
		address: { name: 'Muster', countryCode: 'DE' },
		lineItems: [
			{
				type: 'custom',
				name: 'Arbeit',
				quantity: 1,
				unitName: 'Stunde',
				unitPrice: { currency: 'EUR', netAmount: 100, taxRatePercentage: 19 },
			},
		],
		totalPrice: { currency: 'EUR' },
		taxConditions: { taxType: 'net' },
		shippingConditions: { shippingType: 'none' },
	};

	it.each<[name: string, act: (api: Api) => Promise<unknown>, events: string[]]>([
		[
			'contacts',
			async (api) => {
				const { id } = (await api.post('/v1/contacts', contact)).body;
				await api.put(`/v1/contacts/${id}`, { ...contact, version: 1 });
				await api.put(`/v1/contacts/${id}`, { ...contact, version: 1 });
			},
			['contact.changed', 'contact.created'],
		],
		[
			'articles',
			async (api) => {
				const { id } = (await api.post('/v1/articles', article)).body;
				await api.put(`/v1/articles/${id}`, { ...article, version: 1 });
				await api.remove(`/v1/articles/${id}`);
			},
			['article.changed', 'article.created', 'article.deleted'],
		],
		[
			'vouchers',
			async (api) => {
				const { id } = (await api.post('/v1/vouchers', voucher)).body;
				await api.upload(`/v1/vouchers/${id}/files`, { file: PDF });
			},
			['voucher.changed', 'voucher.created'],
		],
		[
			'uploads',
			async (api) => await api.upload('/v1/files', { file: PDF, type: 'voucher' }),
			['voucher.created'],
		],
		['drafts', async (api) => await api.post('/v1/invoices', invoice), ['invoice.created']],
		[
			'finished invoices',
			async (api) => await api.post('/v1/invoices?finalize=true', invoice),
			['invoice.created', 'invoice.status.changed', 'payment.changed'],
		],
		[
			'delivery notes',
			async (api) => await api.post('/v1/delivery-notes?finalize=true', invoice),
			['delivery-note.created'],
		],
		['refusals', async (api) => await api.post('/v1/contacts', {}), []],
	])('%s', async (_name, act, events) => {
		expect(await told(act)).toEqual(events);
	});

	it('a voucher only once it is recognised', async () => {
		const { api, sandbox } = await apiFor({ ...FAST, recognitionDelayMs: 3_600_000 });
		const { url, deliveries } = await receiver();
		await subscribe(api, 'voucher.created', url);
		const { voucherId } = (await api.upload('/v1/files', { file: PDF, type: 'voucher' })).body;
		expect(deliveries).toEqual([]);
		sandbox.release();
		await sandbox.settled();
		expect(deliveries).toMatchObject([{ event: { resourceId: voucherId } }]);
	});

	it('the end of the key, before its subscriptions go', async () => {
		const { api, sandbox } = await apiFor(FAST);
		const { url, deliveries } = await receiver();
		await subscribe(api, 'token.revoked', url);
		await sandbox.revokeKey();
		expect(deliveries).toMatchObject([
			{ event: { eventType: 'token.revoked', resourceId: sandbox.connectionId } },
		]);
		expect(sandbox.state.subscriptions()).toEqual([]);
	});
});
