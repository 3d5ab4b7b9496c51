import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LexofficeTrigger } from '../../../nodes/Lexoffice/LexofficeTrigger.node';
import {
	deliver,
	fakeHookFunctions,
	type FakeDelivery,
	type FakeListener,
} from '../../support/fake-webhook';
import { documentItem } from '../../support/document-item';
import { signingKeys } from '../../sandbox/lexware/events/signature';
import { LexwareWorld } from '../../support/lexware-world';

const { checkExists, create, delete: remove } = new LexofficeTrigger().webhookMethods.default;

/** An n8n with one published workflow, as the vendor sees it from outside. */
class Listening {
	readonly deliveries: FakeDelivery[] = [];
	isPublished = false;
	private readonly server: Server;
	private listener!: FakeListener;

	constructor(private readonly world: LexwareWorld) {
		this.server = createServer((request, response) => {
			void this.answer(request).then((status) => response.writeHead(status).end());
		});
	}

	async open(events: readonly string[]): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		const { port } = this.server.address() as AddressInfo;
		this.listener = {
			node: new LexofficeTrigger(),
			parameters: { events },
			credentials: {
				lexofficeApi: this.world.credential({
					allowWrite: false,
					webhookPublicKey: this.world.vendor.webhookPublicKey,
				}),
			},
			webhookUrl: `http://127.0.0.1:${port}/webhook/1/webhook`,
			workflowId: `workflow ${port} ${this.world.vendor.organizationId}`,
			staticData: {},
		};
	}

	/** As n8n does: the address answers before the node subscribes. */
	async publish(events?: readonly string[]): Promise<void> {
		if (events) this.listener = { ...this.listener, parameters: { events } };
		this.isPublished = true;
		const context = fakeHookFunctions(this.listener);
		if (!(await checkExists.call(context))) await create.call(context);
	}

	async unpublish(): Promise<void> {
		await remove.call(fakeHookFunctions(this.listener));
		this.isPublished = false;
	}

	/** @param webhookPublicKey the key events have to be signed with, in PEM form */
	believe(webhookPublicKey: string): void {
		const lexofficeApi = this.world.credential({ webhookPublicKey });
		this.listener = { ...this.listener, credentials: { lexofficeApi } };
	}

	get items() {
		return this.deliveries.flatMap(({ items }) => items ?? []);
	}

	private async answer(request: IncomingMessage): Promise<number> {
		if (!this.isPublished) return 404;
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const method = request.method === 'HEAD' ? 'HEAD' : 'POST';
		const headers = request.headers as Record<string, string>;
		const body = Buffer.concat(chunks);
		const delivery = await deliver(this.listener, { method, headers, body });
		if (method === 'POST') this.deliveries.push(delivery);
		return delivery.status;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}
}

let world: LexwareWorld;
let n8n: Listening;

beforeEach(async () => {
	world = await LexwareWorld.start({ webhook: { keyBits: 2048 } });
	n8n = new Listening(world);
	await n8n.open(['voucher.created', 'contact.changed']);
});

afterEach(async () => {
	await n8n.close();
	await world.close();
});

const ONE_CONTACT = { contacts: [{ roles: { vendor: {} }, person: { lastName: 'Muster' } }] };

const subscribed = () => world.vendor.state.subscriptions().map(({ eventType }) => eventType);

async function upload(): Promise<void> {
	await world.openBooks();
	await world.write('file.upload', {}, [documentItem(1)]);
	await world.vendor.settled();
}

describe('subscriptions', () => {
	it('are made as the workflow is published, and are there the next time', async () => {
		await n8n.publish();
		expect(subscribed()).toEqual(['voucher.created', 'contact.changed']);
		const before = world.vendor.requests().length;

		await n8n.publish();
		expect(world.vendor.requests().slice(before)).toMatchObject([
			{ method: 'GET', path: '/v1/event-subscriptions' },
		]);
		expect(subscribed()).toHaveLength(2);
	});

	it('follow the selection', async () => {
		await n8n.publish();
		await n8n.publish(['contact.changed', 'invoice.created']);
		expect(subscribed()).toEqual(['contact.changed', 'invoice.created']);
	});

	it('are deleted by the vendor when nobody is there, and made anew', async () => {
		await n8n.publish();
		n8n.isPublished = false;
		await upload();
		expect(subscribed()).toEqual(['contact.changed']);

		await n8n.publish();
		expect(subscribed()).toEqual(['contact.changed', 'voucher.created']);
	});

	it('end as the workflow is unpublished, those of others stay', async () => {
		const others = {
			eventType: 'voucher.created',
			callbackUrl: 'https://others.example.com/',
		} as const;
		world.vendor.seed({ subscriptions: [others] });
		await n8n.publish();
		await n8n.unpublish();
		expect(world.vendor.state.subscriptions()).toMatchObject([others]);
	});

	it('are refused with a sentence when the vendor offers no such event', async () => {
		await expect(n8n.publish(['dunning.status.changed'])).rejects.toMatchObject({
			message: expect.stringContaining('"dunning.status.changed"'),
		});
	});
});

describe('an event', () => {
	it('brings the voucher and its file', async () => {
		await n8n.publish();
		await upload();

		const [voucher] = world.vendor.state.vouchers();
		expect(n8n.deliveries).toMatchObject([{ status: 204 }]);
		expect(n8n.items).toMatchObject([
			{
				json: {
					event: { eventType: 'voucher.created', resourceId: voucher?.id },
					lexoffice: { id: voucher?.id, voucherStatus: 'unchecked' },
				},
				binary: { data: { data: documentItem(1).binary!['data']!.data } },
			},
		]);
		expect(n8n.items[0]?.json).not.toHaveProperty('error');
	});

	it('comes again until it can be decided whose it is, and is taken once', async () => {
		await n8n.publish();
		world.vendor.setFaults({
			rules: [{ on: 'GET /v1/profile', fault: { kind: 'errorBeforeBooking', status: 403 } }],
		});
		const [contact] = world.vendor.seed(ONE_CONTACT).contacts;
		await world.vendor.emit('contact.changed', contact!);
		world.vendor.setFaults({ rules: [] });
		await world.vendor.settled();

		expect(n8n.deliveries.length).toBeGreaterThan(1);
		expect(n8n.deliveries.map(({ status }) => status)).toEqual([
			...n8n.deliveries.slice(1).map(() => 503),
			204,
		]);
		expect(n8n.items).toMatchObject([{ json: { lexoffice: { id: contact } } }]);
	});

	it('of a record that was deleted since says so', async () => {
		await n8n.publish(['article.deleted']);
		const [article] = world.vendor.seed({ articles: [{}] }).articles;
		await world.vendor.emit('article.deleted', article!);

		expect(n8n.items).toMatchObject([
			{ json: { event: { eventType: 'article.deleted', resourceId: article }, lexoffice: null } },
		]);
	});

	it('carries what kept its file from being read', async () => {
		await n8n.publish();
		world.vendor.setFaults({
			rules: [{ on: 'GET /v1/files/:id', fault: { kind: 'errorBeforeBooking', status: 403 } }],
		});
		await upload();

		expect(n8n.items).toMatchObject([
			{ json: { lexoffice: { voucherStatus: 'unchecked' }, error: { code: 'LEXWARE_FORBIDDEN' } } },
		]);
	});

	it('is not believed when another vendor key signed it', async () => {
		await n8n.publish();
		n8n.believe(signingKeys(4096).publicKeyPem);
		const [contact] = world.vendor.seed(ONE_CONTACT).contacts;
		await world.vendor.emit('contact.changed', contact!);

		expect(n8n.deliveries[0]).toMatchObject({ status: 401, items: null });
		expect(n8n.items).toEqual([]);
	});
});
