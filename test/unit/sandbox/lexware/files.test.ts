import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultipart } from '../../../sandbox/lexware/body/multipart';
import { writeUbl } from '../../../../scripts/samples/write-ubl';
import { officeSuppliesInvoice } from '../../../../scripts/samples/cases/goods';
import { apiFor, issues, NOBODY, NOON, type FormPart } from './client';
import { FACTUR_X, JPEG, PDF, png, TOXIC_PDF, XRECHNUNG } from './files-fixture';

const MAX = 5_242_880;
const type = 'voucher';

/** A PDF of exactly so many bytes: what stands before the end mark is a comment. */
function pdfOf(size: number): Buffer {
	const [head, tail] = [PDF.bytes.subarray(0, 9), PDF.bytes.subarray(9)];
	const filler = Buffer.alloc(size - PDF.bytes.length - 2, 0x20);
	return Buffer.concat([head, Buffer.from('%'), filler, Buffer.from('\n'), tail]);
}

function refused(i18nKey: string) {
	return issues(406, [i18nKey, 'file']);
}

describe('an upload to the inbox', () => {
	it('is stored and makes a voucher somebody has to check', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		const { status, body } = await api.upload('/v1/files', { file: PDF, type });
		expect({ status, keys: Object.keys(body) }).toEqual({ status: 202, keys: ['id', 'voucherId'] });
		expect(await api.get(`/v1/vouchers/${body.voucherId}`)).toEqual({
			status: 200,
			body: {
				id: body.voucherId,
				organizationId: sandbox.organizationId,
				type: 'purchaseinvoice',
				voucherStatus: 'unchecked',
				taxType: 'gross',
				voucherItems: [],
				files: [body.id],
				createdDate: '2026-08-24T12:00:00.000+02:00',
				updatedDate: '2026-08-24T12:00:00.000+02:00',
				version: 1,
			},
		});
		expect(sandbox.state.files()).toEqual([
			{
				id: body.id,
				voucherId: body.voucherId,
				fileName: 'Rechnung 4711.pdf',
				mimeType: 'application/pdf',
				size: PDF.bytes.length,
				sha256: createHash('sha256').update(PDF.bytes).digest('hex'),
			},
		]);
	});

	it('cannot be read before it is recognised', async () => {
		const { api, sandbox } = await apiFor({ recognitionDelayMs: 3_600_000 });
		const { voucherId } = (await api.upload('/v1/files', { file: PDF, type })).body;
		const listed = async () =>
			(await api.get('/v1/voucherlist?voucherType=any&voucherStatus=unchecked')).body.totalElements;
		expect((await api.get(`/v1/vouchers/${voucherId}`)).status).toBe(404);
		expect(await listed()).toBe(0);
		expect(sandbox.release()).toBe(1);
		await sandbox.settled();
		expect((await api.get(`/v1/vouchers/${voucherId}`)).body.voucherStatus).toBe('unchecked');
		expect(await listed()).toBe(1);
	});

	it('twice makes two vouchers', async () => {
		const { api, sandbox } = await apiFor();
		await api.upload('/v1/files', { file: PDF, type });
		await api.upload('/v1/files', { file: PDF, type });
		expect(sandbox.state.vouchers()).toHaveLength(2);
	});

	it.each<[name: string, file: FormPart, mimeType: string]>([
		['a PDF', PDF, 'application/pdf'],
		['a PDF in capitals', { name: 'SCAN.PDF', bytes: PDF.bytes }, 'application/pdf'],
		['a PDF of 5 MiB', { name: 'gross.pdf', bytes: pdfOf(MAX) }, 'application/pdf'],
		['a PNG', { name: 'foto.png', bytes: png(3, 2) }, 'image/png'],
		['a JPEG', { name: 'foto.jpeg', bytes: JPEG }, 'image/jpeg'],
		['a PNG called JPEG', { name: 'foto.jpg', bytes: png(3, 2) }, 'image/png'],
		['an XRechnung in CII', { name: 'rechnung.xml', bytes: XRECHNUNG }, 'application/xml'],
		[
			'an XRechnung in UBL',
			{ name: 'rechnung.xml', bytes: writeUbl(officeSuppliesInvoice('2026-08-24'), 'XRECHNUNG') },
			'application/xml',
		],
	])('may be %s', async (_name, file, mimeType) => {
		const { api, sandbox } = await apiFor();
		expect(await api.upload('/v1/files', { file, type })).toMatchObject({ status: 202 });
		expect(sandbox.state.files()).toMatchObject([{ mimeType }]);
	});

	it.each<[name: string, file: FormPart, key: string]>([
		['a byte above 5 MiB', { name: 'gross.pdf', bytes: pdfOf(MAX + 1) }, 'max_file_size_exceeded'],
		['a GIF', { name: 'foto.gif', bytes: 'GIF89a' }, 'inacceptable_file_extension'],
		['a TIFF', { name: 'scan.tif', bytes: 'II*\0' }, 'inacceptable_file_extension'],
		['a text', { name: 'rechnung.txt', bytes: 'Rechnung' }, 'inacceptable_file_extension'],
		['no ending', { name: 'rechnung', bytes: PDF.bytes }, 'inacceptable_file_extension'],
		['active content', TOXIC_PDF, 'voucher_upload_toxic_pdf'],
		[
			'half a PDF',
			{ name: 'a.pdf', bytes: PDF.bytes.subarray(0, 200) },
			'voucher_upload_toxic_pdf',
		],
		['a PNG called PDF', { name: 'a.pdf', bytes: png(2, 2) }, 'voucher_upload_toxic_pdf'],
		['half a PNG', { name: 'a.png', bytes: png(9, 9).subarray(0, 40) }, 'image_conversion_error'],
		['a single point', { name: 'a.png', bytes: png(1, 1) }, 'image_conversion_error'],
		[
			'a damaged PNG',
			{ name: 'a.png', bytes: png(9, 9).fill(1, 20, 21) },
			'image_conversion_error',
		],
		['half a JPEG', { name: 'a.jpg', bytes: JPEG.subarray(0, -2) }, 'image_conversion_error'],
		['a PDF called JPEG', { name: 'a.jpg', bytes: PDF.bytes }, 'image_conversion_error'],
		['another XML', { name: 'a.xml', bytes: '<a/>' }, 'invalid_xrechnung'],
		['an invoice that is no XRechnung', { name: 'a.xml', bytes: FACTUR_X }, 'invalid_xrechnung'],
		['half an XRechnung', { name: 'a.xml', bytes: XRECHNUNG.subarray(0, -9) }, 'invalid_xrechnung'],
		['nothing', { name: 'a.xml', bytes: '' }, 'invalid_xrechnung'],
	])('is refused with %s', async (_name, file, key) => {
		const { api, sandbox } = await apiFor();
		expect(await api.upload('/v1/files', { file, type })).toEqual(refused(key));
		expect([sandbox.state.files(), sandbox.state.vouchers()]).toEqual([[], []]);
	});

	it.each<[name: string, parts: Record<string, FormPart>, source: string]>([
		[
			'type',
			{ file: PDF },
			"Required request parameter 'type' for method parameter type String is not present",
		],
		['the right type', { file: PDF, type: 'receipt' }, 'Invalid or missing upload type.'],
		['file', { type, document: PDF }, "Required request part 'file' is not present"],
		['a file in file', { type, file: 'text' }, "Required request part 'file' is not present"],
	])('needs %s', async (_name, parts, source) => {
		const { api } = await apiFor();
		expect(await api.upload('/v1/files', parts)).toEqual({
			status: 400,
			body: { i18nKey: 'bad_request_error', source },
		});
	});

	it.each([
		['multipart/form-data', '--x\r\n', 400],
		['multipart/form-data; boundary=x', '', 400],
		['multipart/form-data; boundary=x', '--x\r\nno headers', 400],
		['multipart/form-data; boundary=x', '--x--\r\n', 400],
		['application/json', '{}', 415],
		['application/pdf', PDF.bytes, 415],
	])('is no form: %s', async (contentType, body, status) => {
		const { api, sandbox } = await apiFor();
		const headers = { 'content-type': contentType };
		const seen = await api.see('/v1/files', { method: 'POST', headers, body: body as BodyInit });
		expect(seen.status).toBe(status);
		expect(sandbox.state.files()).toEqual([]);
	});
});

describe('an attachment', () => {
	it('hangs on the voucher it is sent to and makes no other', async () => {
		const { api, sandbox } = await apiFor();
		const [voucherId] = sandbox.seed({ vouchers: [{}] }).vouchers;
		const { status, body } = await api.upload(`/v1/vouchers/${voucherId}/files`, { file: PDF });
		expect({ status, body }).toEqual({ status: 202, body: { id: expect.any(String) } });
		expect(sandbox.state.vouchers()).toMatchObject([{ files: [body.id], version: 2 }]);
	});

	it('takes no type, and the same files as the inbox', async () => {
		const { api, sandbox } = await apiFor();
		const [voucherId] = sandbox.seed({ vouchers: [{}] }).vouchers;
		const attach = async (parts: Record<string, FormPart>) =>
			await api.upload(`/v1/vouchers/${voucherId}/files`, parts);
		expect(await attach({ file: PDF, type })).toMatchObject({ status: 400 });
		expect(await attach({ file: TOXIC_PDF })).toEqual(refused('voucher_upload_toxic_pdf'));
		expect(sandbox.state.vouchers()).toMatchObject([{ files: [], version: 1 }]);
	});
});

describe('a download', () => {
	it('gives back the very bytes', async () => {
		const { api } = await apiFor();
		const bytes = png(40, 30);
		const { id } = (await api.upload('/v1/files', { file: { name: 'a.png', bytes }, type })).body;
		const response = await api.fetch(`/v1/files/${id}`, { headers: { accept: '*/*' } });
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('image/png');
		expect(response.headers.get('content-disposition')).toBe(`inline; filename=${id}.png;`);
		expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
	});

	it.each([
		['*/*', 200, 200],
		['application/pdf', 200, 406],
		['application/xml', 404, 200],
		['application/json', 406, 406],
	])('with Accept %s is answered for PDF %i and for XML %i', async (accept, ofPdf, ofXml) => {
		const { api } = await apiFor();
		const status = async (file: FormPart) => {
			const { id } = (await api.upload('/v1/files', { file, type })).body;
			return (await api.get(`/v1/files/${id}`, { accept })).status;
		};
		expect(await status(PDF)).toBe(ofPdf);
		expect(await status({ name: 'a.xml', bytes: XRECHNUNG })).toBe(ofXml);
	});

	it('is not there under an unknown id, and its state needs a right of its own', async () => {
		const { api } = await apiFor();
		expect((await api.get(`/v1/files/${NOBODY}`)).status).toBe(404);
		expect(await api.get(`/v1/files/${NOBODY}/status`)).toEqual({
			status: 403,
			body: { message: 'Forbidden' },
		});
	});
});

describe('a form', () => {
	it('is taken apart as another implementation puts it together', async () => {
		const bytes = fc.uint8Array({ maxLength: 200 });
		const name = fc.string({ minLength: 1, maxLength: 10, unit: 'grapheme-composite' });
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(name, fc.option(name), bytes), { maxLength: 5 }),
				async (parts) => {
					fc.pre(parts.length > 0);
					const form = new FormData();
					for (const [field, fileName, content] of parts) {
						if (fileName === null) form.append(field, Buffer.from(content).toString('hex'));
						else form.append(field, new Blob([content as BlobPart]), fileName);
					}
					const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
					const read = readMultipart(
						request.headers.get('content-type') ?? '',
						Buffer.from(await request.arrayBuffer()),
					);
					expect(
						read.map((part) => [part.name, part.fileName, part.bytes.toString('hex')]),
					).toEqual(
						parts.map(([field, fileName, content]) => {
							const hex = Buffer.from(content).toString('hex');
							return [field, fileName, fileName === null ? Buffer.from(hex).toString('hex') : hex];
						}),
					);
				},
			),
			{ numRuns: 100 },
		);
	});

	const part = (disposition: string) =>
		readMultipart(
			'multipart/form-data; boundary="a b"',
			Buffer.from(`preamble\r\n--a b \r\n${disposition}\r\n\r\n1\r\n\r\n2\r\n--a b--\r\nepilogue`),
		)[0];

	it.each([
		['Content-Disposition: form-data; name="file"; filename="a b.pdf"', 'a b.pdf'],
		['content-disposition:form-data;name=file;filename=a.pdf', 'a.pdf'],
		['Content-Disposition: form-data; name="file"; filename="a\\"b.pdf"', 'a"b.pdf'],
		[
			`Content-Disposition: form-data; name="file"; filename="_.pdf"; filename*=UTF-8''%C3%BC.pdf`,
			'ü.pdf',
		],
		['Content-Type: text/plain\r\nContent-Disposition: form-data; name="file"', null],
	])('names its file: %s', (disposition, fileName) => {
		expect(part(disposition)).toEqual({ name: 'file', fileName, bytes: Buffer.from('1\r\n\r\n2') });
	});

	it.each([
		'Content-Disposition: attachment; name="file"',
		'Content-Disposition: form-data; filename="a.pdf"',
		'Content-Type: text/plain',
		`Content-Disposition: form-data; name="file"; filename*=UTF-8''%E4.pdf`,
	])('is refused with a part like %s', (disposition) => {
		expect(() => part(disposition)).toThrow('answered with 400');
	});
});
