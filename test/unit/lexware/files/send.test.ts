import { describe, expect, it } from 'vitest';
import { issuePermit } from '../../../../lib/guard/permit';
import { attachFile, downloadFile, uploadFile } from '../../../../lib/lexware/resources/files';
import { checkedFile } from '../../../../lib/lexware/files/upload';
import { scriptedVendor } from '../support/scripted-vendor';

const VOUCHER = '11111111-0000-4000-8000-000000000001';
const FILE = '22222222-0000-4000-8000-000000000001';
const { signal } = new AbortController();
const pdf = checkedFile('Rechnung Müller.pdf', Buffer.from('%PDF-1.7\n\x00\xff\r\n--x', 'latin1'));

async function formOf(request: { body: { contentType: string; bytes: Uint8Array } | null }) {
	const headers = { 'content-type': request.body!.contentType };
	const form = await new Response(Buffer.from(request.body!.bytes), { headers }).formData();
	const parts: Promise<unknown[]>[] = [];
	form.forEach((value, name) => parts.push(partOf(name, value)));
	return Promise.all(parts);
}

async function partOf(name: string, value: string | File): Promise<unknown[]> {
	if (typeof value === 'string') return [name, value];
	const content = Buffer.from(await value.arrayBuffer()).toString('latin1');
	return [name, value.name, value.type, content];
}

const filePart = ['file', 'Rechnung Müller.pdf', 'application/pdf', '%PDF-1.7\n\x00\xff\r\n--x'];

describe('a file is sent', () => {
	it('to the inbox with the type the vendor asks for', async () => {
		const { client, requests } = scriptedVendor({
			'POST /v1/files': { status: 202, body: { id: FILE, voucherId: VOUCHER } },
		});
		const { permit } = issuePermit('lexoffice', 'key');

		await expect(uploadFile(client, permit, pdf, signal)).resolves.toEqual({
			id: FILE,
			voucherId: VOUCHER,
		});
		await expect(formOf(requests[0]!)).resolves.toEqual([filePart, ['type', 'voucher']]);
	});

	it('to a voucher as the only part', async () => {
		const { client, requests } = scriptedVendor({
			[`POST /v1/vouchers/${VOUCHER}/files`]: { status: 202, body: { id: FILE } },
		});
		const { permit } = issuePermit('lexoffice', 'key');

		await expect(attachFile(client, permit, VOUCHER, pdf, signal)).resolves.toEqual({ id: FILE });
		await expect(formOf(requests[0]!)).resolves.toEqual([filePart]);
	});

	it('never without a permit that holds', async () => {
		const { client, requests } = scriptedVendor({});
		const { permit, revoke } = issuePermit('lexoffice', 'key');
		revoke();
		const refused = { code: 'GUARD_NO_PERMIT' };

		await expect(uploadFile(client, permit, pdf, signal)).rejects.toMatchObject(refused);
		await expect(attachFile(client, permit, VOUCHER, pdf, signal)).rejects.toMatchObject(refused);
		expect(requests).toEqual([]);
	});

	it('and refused with what the vendor finds wrong with it', async () => {
		const issue = { i18nKey: 'invalid_xrechnung', source: 'file', type: 'validation_failure' };
		const { client } = scriptedVendor({
			'POST /v1/files': { status: 406, body: { IssueList: [issue] } },
		});
		const { permit } = issuePermit('lexoffice', 'key');

		await expect(uploadFile(client, permit, pdf, signal)).rejects.toMatchObject({
			name: 'NotBooked',
			reason: { code: 'LEXWARE_INVALID', params: { vendorCode: 'invalid_xrechnung' } },
		});
	});
});

describe('a file is fetched', () => {
	it('as the vendor keeps it, with name and type', async () => {
		const { client, requests } = scriptedVendor({
			[`GET /v1/files/${FILE}`]: {
				body: Buffer.from([1, 2, 0, 255]),
				headers: {
					'content-type': 'application/pdf;charset=UTF-8',
					'content-disposition': `inline; filename=${FILE}.pdf;`,
				},
			},
		});

		const { bytes, fileName, mimeType } = await downloadFile(client, FILE);
		expect([...bytes]).toEqual([1, 2, 0, 255]);
		expect({ fileName, mimeType }).toEqual({
			fileName: `${FILE}.pdf`,
			mimeType: 'application/pdf',
		});
		expect(requests[0]?.accept).toBe('*/*');
	});
});
