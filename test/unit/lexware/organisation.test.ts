import { describe, expect, it } from 'vitest';
import type { HttpSend } from '../../../lib/http/message';
import { LexwareClient } from '../../../lib/lexware/client';
import { organisationOf } from '../../../lib/lexware/organisation';

const ORGANISATION = '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f10';

function answering(...statuses: number[]): { send: HttpSend; asked: () => number } {
	let asked = 0;
	const send: HttpSend = async () => ({
		status: statuses[Math.min(asked++, statuses.length - 1)] ?? 200,
		header: () => null,
		body: new TextEncoder().encode(JSON.stringify({ organizationId: ORGANISATION })),
	});
	return { send, asked: () => asked };
}

describe('the organisation of an account', () => {
	it('is asked for once, by however many clients of the account', async () => {
		const { send, asked } = answering(200);
		const clients = [1, 2, 3].map(() => new LexwareClient(send, 'account one'));

		expect(await Promise.all(clients.map(organisationOf))).toEqual([
			{ organizationId: ORGANISATION },
			{ organizationId: ORGANISATION },
			{ organizationId: ORGANISATION },
		]);
		expect(asked()).toBe(1);
	});

	it('is asked for again after a failure', async () => {
		const { send, asked } = answering(401, 200);
		const client = new LexwareClient(send, 'account two');

		await expect(organisationOf(client)).rejects.toMatchObject({ code: 'LEXWARE_UNAUTHORIZED' });
		await expect(organisationOf(client)).resolves.toEqual({
			organizationId: ORGANISATION,
		});
		expect(asked()).toBe(2);
	});

	it('is never that of another account', async () => {
		const { send, asked } = answering(200);
		await organisationOf(new LexwareClient(send, 'account three'));
		await organisationOf(new LexwareClient(send, 'account four'));

		expect(asked()).toBe(2);
	});
});
