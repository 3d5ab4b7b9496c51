import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../scripts/demo/demo';
import { importCredentials, publishWorkflows } from '../../scripts/host/cli';
import { keptOwner, setUpOwner } from '../../scripts/host/owner';
import { becomesReady } from '../../scripts/host/ready';
import { startServer, type Server } from '../../scripts/host/server';
import { signatureOf, signingKeys } from '../sandbox/lexware/events/signature';
import { startLexware, type LexwareSandbox } from '../sandbox/lexware/server';
import { documentItem } from '../support/document-item';
import { freshDemo, removeFolder } from './support/demo';
import { Rest } from './support/rest';

const WORKFLOW = 'lexofficeEvents';
const WEBHOOK_ID = '5e0f9b9e-2a2d-4a57-9a5c-1d6f3b0c7a11';
const CREDENTIAL = { id: 'lexofficeReads', name: 'Lexoffice' };
const EVENTS = ['contact.changed', 'voucher.created'];
const KEY_BITS = 2048;

/** A workflow that hands on every event it starts with. */
function eventWorkflow(collector: string) {
	return {
		id: WORKFLOW,
		name: 'Events of Lexware Office',
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: 'events-0',
				name: 'Event',
				type: 'n8n-nodes-belegfluss.lexofficeTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId: WEBHOOK_ID,
				parameters: { events: EVENTS },
				credentials: { lexofficeApi: CREDENTIAL },
			},
			{
				id: 'events-1',
				name: 'Hand On',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [220, 0],
				parameters: {
					method: 'POST',
					url: collector,
					sendBody: true,
					specifyBody: 'json',
					jsonBody: '={{ JSON.stringify({ json: $json, file: $binary.data?.fileName ?? null }) }}',
				},
			},
		],
		connections: { Event: { main: [[{ node: 'Hand On', type: 'main', index: 0 }]] } },
	};
}

describe('the Lexoffice Trigger in a real n8n, from the packed package', () => {
	let demo: Demo;
	let server: Server;
	let vendor: LexwareSandbox;
	let collector: HttpServer;
	let rest: Rest;
	const collected: { json: { event: { resourceId: string } }; file: string | null }[] = [];

	beforeAll(async () => {
		demo = await freshDemo();
		vendor = await startLexware({ rateLimit: null, webhook: { keyBits: KEY_BITS } });
		collector = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				collected.push(JSON.parse(Buffer.concat(chunks).toString()));
				response.end('{}');
			});
		});
		collector.listen(0, '127.0.0.1');
		await once(collector, 'listening');
		const { url: baseUrl, apiKey, webhookPublicKey } = vendor;
		const data = { baseUrl, apiKey, webhookPublicKey, allowWrite: false };
		await importCredentials(demo.host, demo.instance, [
			{ ...CREDENTIAL, type: 'lexofficeApi', data },
		]);
		const { port } = collector.address() as AddressInfo;
		await publishWorkflows(demo.host, demo.instance, [eventWorkflow(`http://127.0.0.1:${port}/`)]);
		server = await startServer(demo.host, demo.instance);
		const owner = keptOwner(demo.folders.owner);
		await setUpOwner(server.url, owner);
		rest = await Rest.signIn(server.url, owner);
	});

	afterAll(async () => {
		await server?.stop();
		collector?.closeAllConnections();
		collector?.close();
		await vendor?.close();
		if (demo) await removeFolder(demo.folders.root);
	});

	const address = () => `${server.url}/webhook/${WEBHOOK_ID}/webhook`;
	const subscribed = () =>
		vendor.state
			.subscriptions()
			.map(({ eventType, callbackUrl }) => `${eventType} ${callbackUrl}`)
			.sort();
	const wanted = () => EVENTS.map((eventType) => `${eventType} ${address()}`);

	async function until(isSo: () => boolean): Promise<void> {
		const ready = async () => await Promise.resolve(isSo());
		await becomesReady({ ready, alive: () => true, timeoutMs: 60_000 });
	}

	const event = (changes: object = {}) => ({
		organizationId: vendor.organizationId,
		eventType: 'contact.changed',
		resourceId: vendor.state.contacts()[0]?.id,
		eventDate: '2026-08-21T12:30:00.000+02:00',
		...changes,
	});

	async function send(body: string, signature?: string): Promise<number> {
		const response = await fetch(address(), {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				...(signature === undefined ? {} : { 'x-lxo-signature': signature }),
			},
			body,
		});
		return response.status;
	}

	async function sendSigned(content: object): Promise<number> {
		const body = JSON.stringify(content);
		return await send(body, signatureOf(body, signingKeys(KEY_BITS)));
	}

	it('is subscribed once published: the vendor reached it by HEAD before', async () => {
		await until(() => subscribed().length === EVENTS.length);
		expect(subscribed()).toEqual(wanted());
		expect((await fetch(address(), { method: 'HEAD' })).status).toBe(200);
	});

	it('starts the workflow with the voucher an upload made, and its file', async () => {
		const { binary } = documentItem(1);
		const form = new FormData();
		const bytes = Buffer.from(binary?.['data']?.data ?? '', 'base64');
		form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'RE-1.pdf');
		form.append('type', 'voucher');
		const authorization = `Bearer ${vendor.apiKey}`;
		await fetch(`${vendor.url}/v1/files`, {
			method: 'POST',
			headers: { authorization },
			body: form,
		});

		await until(() => collected.length === 1);
		const [voucher] = vendor.state.vouchers();
		expect(collected).toMatchObject([
			{
				json: { event: { resourceId: voucher?.id }, lexoffice: { id: voucher?.id } },
				file: `${voucher?.files[0]}.pdf`,
			},
		]);
	});

	it('refuses what the vendor did not sign', async () => {
		expect(await send(JSON.stringify(event()))).toBe(401);
		expect(await send(JSON.stringify(event()), 'AAAA')).toBe(401);
		expect(await sendSigned({ ...event(), extra: 1 })).toBe(400);
	});

	it('takes an event in once, also after a restart', async () => {
		vendor.seed({ contacts: [{ roles: { vendor: {} }, person: { lastName: 'Muster' } }] });
		expect(await sendSigned(event())).toBe(204);
		expect(await sendSigned(event())).toBe(204);
		expect(await sendSigned(event({ organizationId: WEBHOOK_ID }))).toBe(204);
		await until(() => collected.length === 2);

		await server.stop();
		server = await startServer(demo.host, demo.instance);
		expect(await sendSigned(event())).toBe(204);
		expect(await sendSigned(event({ eventDate: '2026-08-21T12:31:00.000+02:00' }))).toBe(204);
		await until(() => collected.length === 3);
		expect(collected).toHaveLength(3);
	});

	it('keeps its subscriptions over a restart, and makes anew what the vendor deleted', async () => {
		expect(subscribed()).toEqual(wanted());
		vendor.seed({ subscriptions: [{ callbackUrl: 'https://others.example.com/' }] });
		await rest.unpublish(WORKFLOW);
		await until(() => subscribed().length === 1);
		expect(subscribed()).toEqual(['voucher.created https://others.example.com/']);
		expect((await fetch(address(), { method: 'HEAD' })).status).toBe(404);

		await rest.publish(WORKFLOW);
		await until(() => subscribed().length === 3);
		expect(subscribed()).toEqual([...wanted(), 'voucher.created https://others.example.com/']);
	});
});
