import { describe, expect, it } from 'vitest';
import { fetchDocument } from '../../../../lib/lexware/webhooks/fetch-document';
import { scriptedVendor, type Script } from '../support/scripted-vendor';

const ID = '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f11';
const FILES = [1, 2].map((number) => `22222222-0000-4000-8000-00000000000${number}`);
const pdf = (text: string) => ({
	body: Buffer.from(`%PDF-1.7 ${text}`),
	headers: {
		'content-type': 'application/pdf',
		'content-disposition': `inline; filename=${text}.pdf;`,
	},
});

async function fetched(eventType: string, script: Script) {
	const waits: number[] = [];
	const { client, requests, asked } = scriptedVendor(script);
	const event = {
		organizationId: '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f10',
		eventType,
		resourceId: ID,
		eventDate: '2026-08-21T12:30:00.000+02:00',
	};
	const result = await fetchDocument(client, event, {
		sleep: async (milliseconds) => void waits.push(milliseconds),
	});
	return {
		record: result.record,
		files: result.files.map(({ fileName, bytes }) => [fileName, Buffer.from(bytes).toString()]),
		failure: (result.failure as { code?: string } | null)?.code ?? result.failure,
		asked: asked(),
		accepts: requests.map(({ accept }) => accept),
		waits,
	};
}

describe('the document of an event', () => {
	it('is a voucher with all its files, in order', async () => {
		const record = { id: ID, voucherStatus: 'unchecked', files: FILES };
		await expect(
			fetched('voucher.created', {
				[`GET /v1/vouchers/${ID}`]: { body: record },
				[`GET /v1/files/${FILES[0]}`]: pdf('one'),
				[`GET /v1/files/${FILES[1]}`]: pdf('two'),
			}),
		).resolves.toMatchObject({
			record,
			files: [
				['one.pdf', '%PDF-1.7 one'],
				['two.pdf', '%PDF-1.7 two'],
			],
			failure: null,
		});
	});

	it('is an invoice with its file in whatever format it has', async () => {
		const record = { id: ID, voucherStatus: 'open', files: { documentFileId: FILES[0] } };
		const result = await fetched('invoice.status.changed', {
			[`GET /v1/invoices/${ID}`]: { body: record },
			[`GET /v1/invoices/${ID}/file`]: pdf('invoice'),
		});
		expect(result).toMatchObject({
			record,
			files: [['invoice.pdf', '%PDF-1.7 invoice']],
			failure: null,
		});
		expect(result.accepts).toEqual(['application/json', '*/*']);
	});

	it('is a draft without file, which is not even asked for', async () => {
		const record = { id: ID, voucherStatus: 'draft' };
		await expect(
			fetched('invoice.created', { [`GET /v1/invoices/${ID}`]: { body: record } }),
		).resolves.toMatchObject({ record, files: [], failure: null });
	});

	it('is a draft without file where the record does not say so', async () => {
		const record = { id: ID };
		await expect(
			fetched('delivery-note.created', {
				[`GET /v1/delivery-notes/${ID}`]: { body: record },
				[`GET /v1/delivery-notes/${ID}/file`]: { status: 409 },
			}),
		).resolves.toMatchObject({ record, files: [], failure: null });
	});

	it('is a dunning with its file, although it is a draft', async () => {
		await expect(
			fetched('dunning.created', {
				[`GET /v1/dunnings/${ID}`]: { body: { id: ID, voucherStatus: 'draft' } },
				[`GET /v1/dunnings/${ID}/file`]: pdf('dunning'),
			}),
		).resolves.toMatchObject({ files: [['dunning.pdf', '%PDF-1.7 dunning']], failure: null });
	});

	it('is a contact without any file', async () => {
		await expect(
			fetched('contact.changed', { [`GET /v1/contacts/${ID}`]: { body: { id: ID } } }),
		).resolves.toMatchObject({ record: { id: ID }, files: [], failure: null });
	});

	it('is what is paid, and nothing for a voucher nothing can be paid on', async () => {
		const name = `GET /v1/payments/${ID}`;
		await expect(
			fetched('payment.changed', { [name]: { body: { openAmount: '12.30' } } }),
		).resolves.toMatchObject({ record: { openAmount: 12.3 }, failure: null });
		await expect(fetched('payment.changed', { [name]: { status: 406 } })).resolves.toMatchObject({
			record: { hasPaymentInformation: false },
			failure: null,
		});
	});

	it.each(['voucher.deleted', 'contact.deleted', 'token.revoked'])(
		'is nothing to ask for after %s',
		async (eventType) => {
			await expect(fetched(eventType, {})).resolves.toMatchObject({
				record: null,
				files: [],
				failure: null,
				asked: [],
			});
		},
	);

	it('is waited for when it is not there yet', async () => {
		let asked = 0;
		await expect(
			fetched('voucher.created', {
				[`GET /v1/vouchers/${ID}`]: () =>
					++asked < 3 ? { status: 404 } : { body: { id: ID, files: [] } },
			}),
		).resolves.toMatchObject({ record: { id: ID }, failure: null, waits: [1_000, 2_000] });
	});

	it('is given up after seven seconds', async () => {
		await expect(
			fetched('voucher.created', { [`GET /v1/vouchers/${ID}`]: { status: 404 } }),
		).resolves.toMatchObject({
			record: null,
			files: [],
			failure: 'LEXWARE_NOT_FOUND',
			waits: [1_000, 2_000, 4_000],
		});
	});

	it('keeps what could be read when a file cannot be', async () => {
		await expect(
			fetched('voucher.changed', {
				[`GET /v1/vouchers/${ID}`]: { body: { id: ID, files: FILES } },
				[`GET /v1/files/${FILES[0]}`]: pdf('one'),
				[`GET /v1/files/${FILES[1]}`]: { status: 500 },
			}),
		).resolves.toMatchObject({
			record: { id: ID },
			files: [['one.pdf', '%PDF-1.7 one']],
			failure: 'LEXWARE_UNAVAILABLE',
		});
	});

	it('does not lead elsewhere by the ID of a file', async () => {
		await expect(
			fetched('voucher.changed', {
				[`GET /v1/vouchers/${ID}`]: { body: { id: ID, files: ['../profile'] } },
			}),
		).resolves.toMatchObject({ files: [], failure: 'LEXWARE_ID_INVALID' });
	});
});
