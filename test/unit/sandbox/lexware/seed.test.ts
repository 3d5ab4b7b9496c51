import { describe, expect, it } from 'vitest';
import { apiFor, NOBODY, NOON } from './client';

const ID = '55555555-6666-4777-8888-999999999999';

describe('seeded data', () => {
	it('is there as if it had been typed in the app, and tells nobody', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		const ids = sandbox.seed({
			contacts: [{ id: ID, roles: { vendor: {} }, company: { name: 'Eins' }, archived: true }],
			articles: [{ articleNumber: 'A-1' }],
			vouchers: [
				{
					voucherNumber: '1',
					contactId: ID,
					totalGrossAmount: 10.7,
					taxRatePercent: 7,
					files: [{ fileName: 'a.pdf', mimeType: 'application/pdf', base64: 'JVBERi0=' }],
				},
			],
		});
		expect(ids).toMatchObject({ contacts: [ID], articles: { length: 1 }, vouchers: { length: 1 } });
		expect((await api.get(`/v1/contacts/${ID}`)).body).toMatchObject({
			archived: true,
			roles: { vendor: { number: 70_001 } },
		});
		const { body: voucher } = await api.get(`/v1/vouchers/${ids.vouchers[0]}`);
		expect(voucher).toMatchObject({
			totalTaxAmount: 0.7,
			useCollectiveContact: false,
			contactName: 'Eins',
			voucherDate: '2026-08-24T00:00:00.000+02:00',
		});
		const file = await api.fetch(`/v1/files/${voucher.files[0]}`, { headers: { accept: '*/*' } });
		expect(await file.text()).toBe('%PDF-');
	});

	it('replaces what has the same id', async () => {
		const { sandbox } = await apiFor();
		const write = (name: string) =>
			sandbox.seed({ contacts: [{ id: ID, roles: { vendor: {} }, company: { name } }] });
		write('Eins');
		write('Zwei');
		expect(sandbox.state.contacts()).toMatchObject([{ company: { name: 'Zwei' } }]);
		sandbox.seed({ vouchers: [{ id: ID, voucherStatus: 'unchecked' }] });
		sandbox.seed({ vouchers: [{ id: ID, voucherStatus: 'open' }] });
		expect(sandbox.state.vouchers()).toMatchObject([{ voucherStatus: 'open', version: 2 }]);
	});

	it('can be written back by a client that read it', async () => {
		const { api, sandbox } = await apiFor();
		const { vouchers } = sandbox.seed({ generate: { vouchers: 20, contacts: 3, articles: 3 } });
		for (const id of vouchers) {
			const { body: read } = await api.get(`/v1/vouchers/${id}`);
			const { status } = await api.put(`/v1/vouchers/${id}`, {
				...read,
				id: undefined,
				organizationId: undefined,
				contactName: undefined,
				createdDate: undefined,
				updatedDate: undefined,
				voucherStatus: undefined,
			});
			expect(status).toBe(200);
		}
		for (const { id } of sandbox.state.contacts()) {
			const { body } = await api.get(`/v1/contacts/${id}`);
			expect((await api.put(`/v1/contacts/${id}`, body)).status).toBe(200);
		}
		for (const { id } of sandbox.state.articles()) {
			const { body } = await api.get(`/v1/articles/${id}`);
			expect((await api.put(`/v1/articles/${id}`, body)).status).toBe(200);
		}
	});

	it('is given out as copies', async () => {
		const { sandbox } = await apiFor();
		sandbox.seed({ generate: { contacts: 1, vouchers: 1, invoices: 1, articles: 1 } });
		const [contact] = sandbox.state.contacts();
		Object.assign(contact ?? {}, { version: 99 });
		expect(sandbox.state.contacts()).toMatchObject([{ version: 1 }]);
		expect(sandbox.state.salesDocuments('invoices')).toHaveLength(1);
		expect(sandbox.state.salesDocuments('quotations')).toEqual([]);
	});

	it.each([
		{ contacts: [{ company: { name: 'Ohne Rolle' } }] },
		{ vouchers: [{ contactId: NOBODY }] },
		{ salesDocuments: [{ address: { contactId: NOBODY } }] },
		{ payments: [{ voucherId: NOBODY, items: [] }] },
		{ vouchers: [{ colour: 'red' }] },
		{ generate: { vouchers: -1 } },
	])('is refused as a whole: %j', async (data) => {
		const { sandbox } = await apiFor();
		expect(() => sandbox.seed({ generate: { contacts: 1 }, ...data } as never)).toThrow();
		expect([sandbox.state.contacts(), sandbox.state.vouchers()]).toEqual([[], []]);
	});
});
