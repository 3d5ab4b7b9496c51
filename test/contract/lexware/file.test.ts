import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { documentItem } from '../../support/document-item';
import { binaryFile } from '../../support/fake-execute';
import { LexwareWorld, outcome } from '../../support/lexware-world';

let world: LexwareWorld;

beforeEach(async () => {
	world = await LexwareWorld.start();
	await world.openBooks();
});

afterEach(() => world.close());

const upload = (item: INodeExecutionData) => world.write('file.upload', {}, [item]);
const writeOf = (item: INodeExecutionData | undefined) => item?.json['write'] as IDataObject;
const sent = () =>
	world.vendor.requests().filter(({ method, path }) => method === 'POST' && path === '/v1/files');

/** An item whose file is another one; its hash is that of the file. */
function itemWith(bytes: Uint8Array, fileName: string): INodeExecutionData {
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const { json } = documentItem(1);
	return {
		json: { ...json, document: { ...(json['document'] as IDataObject), sha256, fileName } },
		binary: { data: binaryFile(bytes, fileName) },
	};
}

describe('file.upload', () => {
	it('makes a voucher to be checked, with the file as it was', async () => {
		const [item] = await upload(documentItem(1));
		const [voucher] = world.vendor.state.vouchers();
		const [file] = world.vendor.state.files();

		expect(writeOf(item)).toMatchObject({
			status: 'written',
			remoteId: voucher?.id,
			result: { fileId: file?.id },
		});
		expect(voucher).toMatchObject({ type: 'purchaseinvoice', voucherStatus: 'unchecked' });
		expect(file).toMatchObject({
			fileName: 'RE-1.pdf',
			mimeType: 'application/pdf',
			sha256: (documentItem(1).json['document'] as IDataObject)['sha256'],
		});
	});

	it('shows in preview everything but the content', async () => {
		const [item] = await world.run('file.upload', {}, [documentItem(1)]);

		expect(writeOf(item)).toMatchObject({
			status: 'preview',
			request: {
				method: 'POST',
				path: '/v1/files',
				form: {
					file: {
						fileName: 'RE-1.pdf',
						mimeType: 'application/pdf',
						sha256: (documentItem(1).json['document'] as IDataObject)['sha256'],
					},
					type: 'voucher',
				},
			},
		});
		expect(sent()).toEqual([]);
	});

	it('makes one voucher of the same bytes, whatever they are called', async () => {
		await upload(documentItem(1));
		const renamed = documentItem(1);
		renamed.binary!['data'] = { ...renamed.binary!['data']!, fileName: 'Kopie.pdf' };
		await upload(renamed);

		expect(world.vendor.state.vouchers()).toHaveLength(1);
	});

	it.each<[string, Uint8Array, string, string]>([
		['a text', Buffer.from('Rechnung'), 're.txt', 'LEXWARE_FILE_KIND'],
		['a PDF under another name', Buffer.from('%PDF-1.7'), 're.xml', 'LEXWARE_FILE_EXTENSION'],
		[
			'one byte too many',
			Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(5_242_873)]),
			're.pdf',
			'LEXWARE_FILE_TOO_LARGE',
		],
	])('refuses %s before anything is sent', async (_, bytes, fileName, code) => {
		const [item] = await upload(itemWith(bytes, fileName));

		expect(item && outcome(item)).toBe(code);
		expect(sent()).toEqual([]);
	});

	it('says what the vendor finds wrong with an XML file', async () => {
		const xml = '<?xml version="1.0"?><a>urn:xeinkauf.de:kosit:xrechnung_3.0</a>';
		const [item] = await upload(itemWith(Buffer.from(xml), 're.xml'));

		expect(item && outcome(item)).toBe('LEXWARE_INVALID');
		expect((item?.json['error'] as IDataObject)['message']).toContain('not a valid XRechnung');
		expect(world.vendor.state.vouchers()).toEqual([]);
	});

	it('finds again what arrived although the answer got lost', async () => {
		await upload(documentItem(2));
		world.vendor.setFaults({
			rules: [{ on: 'POST /v1/files', count: 1, fault: { kind: 'dropAfterBooking' } }],
		});
		const [item] = await upload(documentItem(1));

		const [, voucher] = world.vendor.state.vouchers();
		expect(writeOf(item)).toMatchObject({
			status: 'written',
			remoteId: voucher?.id,
			result: { fileId: voucher?.files[0] },
		});
		expect(sent()).toHaveLength(2);
	});

	it('does not send again what may still arrive', async () => {
		world.vendor.setFaults({
			rules: [{ on: 'POST /v1/files', count: 1, fault: { kind: 'dropBeforeBooking' } }],
		});
		const first = await upload(documentItem(1));
		const second = await upload(documentItem(1));

		expect([...first, ...second].map(outcome)).toEqual([
			'GUARD_OUTCOME_UNKNOWN',
			'GUARD_OUTCOME_OPEN',
		]);
		expect(sent()).toHaveLength(1);
	});
});

describe('file.download', () => {
	it('gives the file as it was uploaded, beside what the item carries', async () => {
		await upload(documentItem(1));
		const [file] = world.vendor.state.files();
		const [item] = await world.run('file.download', { fileId: file?.id, outputField: 'receipt' }, [
			{ json: {}, binary: { data: binaryFile(Buffer.from('x'), 'other.txt') } },
		]);

		const original = documentItem(1).binary!['data']!;
		expect(item?.binary?.['receipt']?.data).toBe(original.data);
		expect(Object.keys(item?.binary ?? {})).toEqual(['data', 'receipt']);
		expect(item?.json['file']).toEqual({
			id: file?.id,
			fileName: `${file?.id}.pdf`,
			mimeType: 'application/pdf',
			bytes: original.bytes,
		});
	});

	it.each([
		['there is no such file', '7e1c2c1e-6a55-4a53-8b0a-3a1d7f2f9f10', 'LEXWARE_NOT_FOUND'],
		['the ID leads elsewhere', '../profile', 'LEXWARE_ID_INVALID'],
		['there is no ID', '', 'LEXWARE_ID_INVALID'],
	])('says that %s', async (_, fileId, code) => {
		const [item] = await world.run('file.download', { fileId });
		expect(item && outcome(item)).toBe(code);
	});
});
