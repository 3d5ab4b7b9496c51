import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startLexwareProcess } from '../../../sandbox/lexware/control-client';
import { Api, lexwareFor, NOBODY } from './client';

describe('the vendor as a process of its own', () => {
	it('answers, is directed over its control routes, and ends in order', async ({
		onTestFinished,
	}) => {
		const vendor = await startLexwareProcess({
			controlSecret: 'only-the-test',
			rateLimit: null,
			webhook: { keyBits: 2048 },
			recognitionDelayMs: 3_600_000,
		});
		onTestFinished(() => vendor.kill());
		const api = new Api(vendor);

		expect(vendor.control).toBe(`${vendor.url}/control/only-the-test`);
		expect(createPublicKey(vendor.webhookPublicKey).asymmetricKeyType).toBe('rsa');
		expect((await api.get('/v1/profile')).body['organizationId']).toBe(vendor.organizationId);

		const { contacts } = await vendor.office.seed({ generate: { contacts: 2 } });
		await vendor.office.setFaults({ nth: 1, fault: { kind: 'htmlError', status: 503 } });
		expect((await api.get(`/v1/contacts/${contacts[0]}`)).status).toBe(503);
		await vendor.office.emit('contact.changed', NOBODY);
		expect(await vendor.office.release()).toBe(0);
		await vendor.office.settled();
		const state = await vendor.office.state();
		expect(state).toMatchObject({
			contacts: { length: 2 },
			articles: [],
			vouchers: [],
			salesDocuments: [],
			files: [],
			subscriptions: [],
			recurringTemplates: [],
			requests: [{ path: '/v1/profile' }, { status: 503, fault: 'htmlError' }],
		});
		expect(JSON.stringify(state)).not.toContain(vendor.apiKey);

		await expect(vendor.office.seed({ contacts: [{}] } as never)).rejects.toThrow(
			'The vendor refuses "seed": 422',
		);
		await expect(vendor.office.setFaults({ fault: 'explode' } as never)).rejects.toThrow('422');
		await vendor.office.revokeKey();
		expect((await api.get('/v1/profile')).status).toBe(401);
		expect(await vendor.stop()).toBe(0);
		await expect(api.get('/v1/profile')).rejects.toThrow('fetch failed');
	});

	it('says why it does not start', async () => {
		await expect(startLexwareProcess({ apiKey: 'short' })).rejects.toThrow(
			/^The vendor did not start: .*apiKey/s,
		);
	});
});

describe('the control routes', () => {
	it('are closed without the secret', async () => {
		const open = await lexwareFor({ controlSecret: 'only-the-test' });
		const closed = await lexwareFor();
		const status = async (url: string) => (await fetch(url)).status;
		expect(await status(`${open.url}/control/only-the-test/state`)).toBe(200);
		expect(await status(`${open.url}/control/only-the-tes/state`)).toBe(404);
		expect(await status(`${open.url}/control/only-the-test/stat`)).toBe(404);
		expect(await status(`${closed.url}/control/null/state`)).toBe(404);
		expect(open.requests()).toHaveLength(2);
	});
});
