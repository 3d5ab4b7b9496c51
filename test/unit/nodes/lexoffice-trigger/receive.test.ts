import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receive } from '../../../../nodes/Lexoffice/trigger/receive';
import { beginDelivery, deliver } from '../../../support/fake-webhook';
import {
	API_KEY,
	eventWith,
	FILE,
	listenerOn,
	ORGANISATION,
	signatureOf,
	signed,
	TellableVendor,
	VOUCHER,
} from './support';

let vendor: TellableVendor;

beforeEach(async () => {
	vendor = await TellableVendor.start();
});

afterEach(async () => {
	await vendor.close();
});

const started = (event = eventWith(), lexoffice: unknown = null) => [
	{ json: { event, lexoffice } },
];

describe('the endpoint', () => {
	it('answers HEAD, which the vendor asks before it takes a subscription', async () => {
		const listener = listenerOn(vendor);
		await expect(deliver(listener, { method: 'HEAD' })).resolves.toEqual({
			status: 200,
			items: null,
		});
		expect(vendor.asked).toEqual([]);
	});

	it('starts the workflow with the event', async () => {
		const listener = listenerOn(vendor);
		await expect(deliver(listener, signed(eventWith()))).resolves.toEqual({
			status: 204,
			items: started(),
		});
		expect(vendor.asked).toEqual(['GET /v1/profile']);
	});

	it('asks for the organisation once, however many events come', async () => {
		const listener = listenerOn(vendor);
		for (const minute of [1, 2, 3]) {
			const event = eventWith({ eventDate: `2026-08-21T12:3${minute}:00.000+02:00` });
			expect((await deliver(listener, signed(event))).items).toEqual(started(event));
		}
		expect(vendor.asked).toEqual(['GET /v1/profile']);
	});
});

describe('what is no event of the vendor', () => {
	const refused = (status: number) => ({ status, items: null });
	const { body, headers } = signed(eventWith());
	const anew = Buffer.from(JSON.stringify(eventWith(), null, 1));
	const changed = Buffer.from(body.toString().replace('voucher', 'Voucher'));

	it.each([
		['no signature', { body }],
		['an empty one', { body, headers: { 'x-lxo-signature': '' } }],
		['a signature of something else', { body: changed, headers }],
		['a signature of the same JSON written anew', { body: anew, headers }],
		['two signatures', { body, headers: { 'x-lxo-signature': `${signatureOf(body)}, x` } }],
		['no body', { headers }],
	])('is refused with %s', async (_, request) => {
		const listener = listenerOn(vendor);
		await expect(deliver(listener, request)).resolves.toEqual(refused(401));
		expect([vendor.asked, listener.staticData]).toEqual([[], {}]);
	});

	it('is refused by the key this package knows when the credential has none', async () => {
		const listener = listenerOn(vendor, { credential: { webhookPublicKey: '' } });
		await expect(deliver(listener, signed(eventWith()))).resolves.toEqual(refused(401));
	});

	it.each([
		['a field too many', eventWith({ extra: 1 })],
		['an ID that leads elsewhere', eventWith({ resourceId: '../../profile' })],
		['a list', [eventWith()]],
	])('is refused with %s although it is signed', async (_, event) => {
		const listener = listenerOn(vendor);
		await expect(deliver(listener, signed(event))).resolves.toEqual(refused(400));
		expect(vendor.asked).toEqual([]);
	});

	it('is dropped when it belongs to another organisation, with a word in the log', async () => {
		const listener = listenerOn(vendor);
		const event = eventWith({ organizationId: VOUCHER });
		await expect(deliver(listener, signed(event))).resolves.toEqual(refused(204));
		expect(listener.log).toEqual([
			'Lexoffice Trigger: an event of another organisation was dropped',
		]);
	});

	it('is dropped when nobody selected it', async () => {
		const event = eventWith({ eventType: 'invoice.created' });
		await expect(deliver(listenerOn(vendor), signed(event))).resolves.toEqual(refused(204));
	});
});

describe('what cannot be decided now is left to the next attempt of the vendor', () => {
	it('when the organisation cannot be asked for', async () => {
		vendor.answers['GET /v1/profile'] = { status: 401 };
		const listener = listenerOn(vendor);
		expect(await deliver(listener, signed(eventWith()))).toMatchObject({
			status: 503,
			items: null,
		});

		vendor.answers['GET /v1/profile'] = { status: 200, body: { organizationId: ORGANISATION } };
		expect(await deliver(listener, signed(eventWith()))).toMatchObject({
			status: 204,
			items: started(),
		});
		expect(listener.log.join()).not.toContain(API_KEY);
	});

	it('when the key in the credential is none', async () => {
		const listener = listenerOn(vendor, { credential: { webhookPublicKey: 'x' } });
		expect(await deliver(listener, signed(eventWith()))).toMatchObject({
			status: 503,
			items: null,
		});
	});
});

describe('an event that comes twice', () => {
	const dropped = { status: 204, items: null };

	it('starts the workflow once', async () => {
		const listener = listenerOn(vendor);
		expect((await deliver(listener, signed(eventWith()))).items).toEqual(started());
		await expect(deliver(listener, signed(eventWith()))).resolves.toEqual(dropped);
	});

	it('starts it once when both come at the same moment', async () => {
		const listener = listenerOn(vendor);
		const both = [1, 2].map(() => beginDelivery(listener, signed(eventWith())).done);
		const items = (await Promise.all(both)).map((delivery) => delivery.items);
		expect(items.filter((list) => list !== null)).toEqual([started()]);
	});

	it('starts it once after a restart, by what was stored', async () => {
		const listener = listenerOn(vendor);
		await deliver(listener, signed(eventWith()));
		const restarted = listenerOn(vendor, { staticData: structuredClone(listener.staticData) });
		await expect(deliver(restarted, signed(eventWith()))).resolves.toEqual(dropped);
	});

	it('is not the same event at another instant', async () => {
		const listener = listenerOn(vendor);
		await deliver(listener, signed(eventWith()));
		const later = eventWith({ eventDate: '2026-08-21T12:30:00.001+02:00' });
		expect((await deliver(listener, signed(later))).items).toEqual(started(later));
	});

	it('is new in production after a test run', async () => {
		const listener = listenerOn(vendor);
		await deliver({ ...listener, isTest: true, staticData: {} }, signed(eventWith()));
		expect((await deliver(listener, signed(eventWith()))).items).toEqual(started());
	});

	it('takes a store for what it is: hostile', async () => {
		const listener = listenerOn(vendor, { staticData: { events: { length: 3 } } });
		expect((await deliver(listener, signed(eventWith()))).items).toEqual(started());
		expect(listener.staticData).toEqual({ events: [expect.stringMatching(/^[\w-]{22}$/)] });
	});
});

describe('the document', () => {
	const record = { id: VOUCHER, voucherStatus: 'unchecked', files: [FILE] };
	const fetching = { events: ['voucher.created'], fetchDocument: true };

	it('is added with its file', async () => {
		vendor.answers[`GET /v1/vouchers/${VOUCHER}`] = { status: 200, body: record };
		vendor.answers[`GET /v1/files/${FILE}`] = { status: 200, body: Buffer.from('%PDF-1.7') };
		const listener = listenerOn(vendor, { parameters: fetching });
		const { items } = await deliver(listener, signed(eventWith()));

		expect(items).toEqual([
			{
				json: { event: eventWith(), lexoffice: record },
				binary: { data: expect.objectContaining({ fileName: `voucher-${VOUCHER}` }) },
			},
		]);
		expect(Buffer.from(items![0]!.binary!['data']!.data, 'base64').toString()).toBe('%PDF-1.7');
	});

	it('is named as missing in the item, which starts the workflow all the same', async () => {
		vendor.answers[`GET /v1/vouchers/${VOUCHER}`] = { status: 200, body: record };
		vendor.answers[`GET /v1/files/${FILE}`] = { status: 403 };
		const listener = listenerOn(vendor, { parameters: fetching });
		const { status, items } = await deliver(listener, signed(eventWith()));

		expect(status).toBe(204);
		expect(items).toEqual([
			{
				json: {
					event: eventWith(),
					lexoffice: record,
					error: expect.objectContaining({ code: 'LEXWARE_FORBIDDEN' }),
				},
			},
		]);
		expect(JSON.stringify(items)).not.toContain(API_KEY);
	});

	it('does not keep the vendor waiting: the answer goes first when reading takes long', async () => {
		let serve: (answer: { status: number; body?: unknown }) => void = () => undefined;
		vendor.answers[`GET /v1/vouchers/${VOUCHER}`] = new Promise((resolve) => (serve = resolve));
		const { node, ...rest } = listenerOn(vendor, { parameters: fetching });
		const impatient = Object.assign(Object.create(node) as typeof node, {
			webhook(this: Parameters<typeof receive>[0]) {
				return receive(this, 50);
			},
		});
		// So that what is measured is the reading of the document alone.
		await deliver(
			{ ...rest, node, parameters: { events: ['contact.deleted'], fetchDocument: false } },
			signed(eventWith({ eventType: 'contact.deleted' })),
		);
		const delivery = beginDelivery({ ...rest, node: impatient }, signed(eventWith()));

		await expect(delivery.answered).resolves.toBe(204);
		const again = await deliver({ ...rest, node }, signed(eventWith()));
		expect(again).toEqual({ status: 204, items: null });
		serve({ status: 200, body: { ...record, files: [] } });
		await expect(delivery.done).resolves.toMatchObject({
			status: 204,
			items: [{ json: { lexoffice: { id: VOUCHER } } }],
		});
	});
});
