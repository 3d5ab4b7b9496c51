import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import { LexwareWorld, outcome } from '../../support/lexware-world';

let world: LexwareWorld;
let receiver: Server;
let callbackUrl: string;
let isThere: boolean;

beforeEach(async () => {
	world = await LexwareWorld.start();
	await world.openBooks();
	isThere = true;
	receiver = createServer((_, response) => void response.writeHead(isThere ? 204 : 404).end());
	receiver.listen(0, '127.0.0.1');
	await once(receiver, 'listening');
	callbackUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/events`;
});

afterEach(async () => {
	receiver.closeAllConnections();
	receiver.close();
	await world.close();
});

const create = async (changes: IDataObject = {}) => {
	const [item] = await world.write('eventSubscription.create', {
		eventType: 'contact.changed',
		callbackUrl,
		...changes,
	});
	return item!;
};
const list = async () =>
	(await world.run('eventSubscription.getMany', { returnAll: true })).map(({ json }) => json);

describe('eventSubscription', () => {
	it('is made, listed and read', async () => {
		const { json } = await create();
		const id = (json['write'] as IDataObject)['remoteId'];
		const [read] = await world.run('eventSubscription.get', { subscriptionId: id });

		expect(json['write']).toMatchObject({ status: 'written', result: null });
		expect(await list()).toEqual([...world.vendor.state.subscriptions()]);
		expect(read?.json['lexoffice']).toMatchObject({
			subscriptionId: id,
			organizationId: world.vendor.organizationId,
			eventType: 'contact.changed',
			callbackUrl,
		});
	});

	it('is not made when it is there, also by somebody else', async () => {
		world.vendor.seed({ subscriptions: [{ eventType: 'contact.changed', callbackUrl }] });
		const [existing] = world.vendor.state.subscriptions();

		expect((await create()).json['write']).toMatchObject({
			status: 'unchanged',
			remoteId: existing?.subscriptionId,
		});
		expect(world.vendor.state.subscriptions()).toHaveLength(1);
	});

	it('is found again although the answer got lost', async () => {
		world.vendor.setFaults({
			rules: [
				{ on: 'POST /v1/event-subscriptions', count: 1, fault: { kind: 'dropAfterBooking' } },
			],
		});

		expect((await create()).json['write']).toMatchObject({
			status: 'written',
			remoteId: world.vendor.state.subscriptions()[0]?.subscriptionId,
		});
	});

	it('is refused by the vendor when nobody answers there', async () => {
		isThere = false;
		expect(outcome(await create())).toBe('LEXWARE_INVALID');
		expect(world.vendor.state.subscriptions()).toEqual([]);
	});

	it.each(['http://reports.example.com/events', 'reports.example.com', ''])(
		'is not even asked for with the address "%s"',
		async (address) => {
			expect(outcome(await create({ callbackUrl: address }))).toBe('LEXWARE_CALLBACK_NOT_HTTPS');
			expect(world.vendor.requests()).toEqual([]);
		},
	);

	it('ends, and no other one does', async () => {
		world.vendor.seed({
			subscriptions: [{ callbackUrl }, { eventType: 'contact.changed', callbackUrl }],
		});
		const [first, second] = world.vendor.state.subscriptions();
		const [item] = await world.write('eventSubscription.delete', {
			subscriptionId: first?.subscriptionId,
		});

		expect(item?.json['write']).toMatchObject({
			status: 'written',
			remoteId: first?.subscriptionId,
			result: { deleted: true },
		});
		expect(world.vendor.state.subscriptions()).toEqual([second]);
	});

	it('cannot end when there is none', async () => {
		const [item] = await world.write('eventSubscription.delete', {
			subscriptionId: '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f10',
		});
		expect(item && outcome(item)).toBe('LEXWARE_NOT_FOUND');
	});

	it('is neither made nor ended in the read-only phase', async () => {
		await world.openBooks('readOnly');
		expect(outcome(await create())).toBe('GUARD_PHASE_READ_ONLY');
		expect(world.vendor.state.subscriptions()).toEqual([]);
	});
});
