import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { LexofficeTrigger } from '../../../../nodes/Lexoffice/LexofficeTrigger.node';
import type { FakeListener, FakeRequest } from '../../../support/fake-webhook';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'pem' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const ORGANISATION = '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f10';
export const VOUCHER = '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f11';
export const FILE = '22222222-0000-4000-8000-000000000001';

/** Never shown in what comes out. */
export const API_KEY = 'geheim-4711-nicht-zeigen';

/** An answer of the vendor, given as soon as it is there. */
type Answer = { status: number; body?: unknown } | Promise<{ status: number; body?: unknown }>;

/** A vendor on this computer that answers as it is told, and 404 otherwise. */
export class TellableVendor {
	readonly asked: string[] = [];
	readonly answers: Record<string, Answer> = {
		'GET /v1/profile': { status: 200, body: { organizationId: ORGANISATION } },
	};
	private constructor(private readonly server: Server) {}

	static async start(): Promise<TellableVendor> {
		const server = createServer();
		const vendor = new TellableVendor(server);
		server.on('request', (request, response) => {
			const name = `${request.method} ${request.url}`;
			vendor.asked.push(name);
			void Promise.resolve(vendor.answers[name] ?? { status: 404 }).then(({ status, body }) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(body instanceof Uint8Array ? body : JSON.stringify(body ?? {}));
			});
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return vendor;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}
}

/**
 * @param vendor where the credential leads
 * @param changes what differs from a fresh workflow
 * @returns a workflow of its own, with an API key of its own
 */
export function listenerOn(
	vendor: TellableVendor,
	changes: Partial<FakeListener> & { credential?: IDataObject } = {},
): FakeListener & { staticData: IDataObject; log: string[] } {
	const { credential, ...rest } = changes;
	return {
		node: new LexofficeTrigger(),
		parameters: { events: ['voucher.created', 'contact.deleted'], fetchDocument: false },
		credentials: {
			lexofficeApi: {
				baseUrl: vendor.url,
				apiKey: `${API_KEY}-${randomUUID()}`,
				webhookPublicKey: publicKey,
				...credential,
			},
		},
		workflowId: randomUUID(),
		webhookUrl: 'http://127.0.0.1:5678/webhook/1/webhook',
		...rest,
		staticData: rest.staticData ?? {},
		log: rest.log ?? [],
	};
}

/**
 * @param changes fields that differ
 * @returns an event of the vendor
 */
export function eventWith(changes: IDataObject = {}): IDataObject {
	return {
		organizationId: ORGANISATION,
		eventType: 'voucher.created',
		resourceId: VOUCHER,
		eventDate: '2026-08-21T12:30:00.000+02:00',
		...changes,
	};
}

/**
 * @param event what the vendor reports
 * @returns the request that reports it, signed
 */
export function signed(event: unknown): FakeRequest & { body: Buffer } {
	const body = Buffer.from(JSON.stringify(event));
	return { body, headers: { 'x-lxo-signature': signatureOf(body) } };
}

/** @returns signature of the bytes by the vendor of these tests, base64 */
export function signatureOf(body: Uint8Array): string {
	return sign('RSA-SHA512', body, privateKey).toString('base64');
}
