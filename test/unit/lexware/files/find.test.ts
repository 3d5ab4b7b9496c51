import { describe, expect, it } from 'vitest';
import { findAttached, findUploaded } from '../../../../lib/lexware/files/find';
import { checkedFile } from '../../../../lib/lexware/files/upload';
import { scriptedVendor, type Answer } from '../support/scripted-vendor';

const VOUCHERS = ['11111111-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000002'];
const FILES = [1, 2, 3].map((number) => `22222222-0000-4000-8000-00000000000${number}`);
const NOW = new Date('2026-11-02T23:30:00.000Z');

const pdf = checkedFile('re.pdf', Buffer.from('%PDF-1.7 ours'));
const jpeg = checkedFile('scan.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 7]));
const other = Buffer.from('%PDF-1.7 another one');

const voucher = (index: number, files: readonly string[] | null): [string, Answer] => [
	`GET /v1/vouchers/${VOUCHERS[index]}`,
	{ body: { id: VOUCHERS[index], files } },
];
const file = (index: number, bytes: Uint8Array): [string, Answer] => [
	`GET /v1/files/${FILES[index]}`,
	{ body: bytes, headers: { 'content-type': 'application/pdf' } },
];

describe('an attached file', () => {
	const find = (files: readonly string[] | null, ...bytes: readonly Uint8Array[]) => {
		const script = Object.fromEntries([
			voucher(0, files),
			...bytes.map((content, index) => file(index, content)),
		]);
		return (what = pdf) => findAttached(scriptedVendor(script).client, VOUCHERS[0]!, what);
	};

	it('is found by its bytes among those of the voucher', async () => {
		await expect(find(FILES.slice(0, 2), other, pdf.bytes)()).resolves.toEqual({
			kind: 'one',
			remoteId: FILES[1],
			result: { fileId: FILES[1] },
		});
	});

	it('is not there when none of them is the same', async () => {
		await expect(find([FILES[0]!], other)()).resolves.toEqual({ kind: 'none' });
		await expect(find([])()).resolves.toEqual({ kind: 'none' });
		await expect(find(null)()).resolves.toEqual({ kind: 'none' });
	});

	it('is named with every copy', async () => {
		await expect(find(FILES, pdf.bytes, other, pdf.bytes)()).resolves.toEqual({
			kind: 'several',
			remoteIds: [FILES[0], FILES[2]],
		});
	});

	it('is not denied for a picture that may have been converted', async () => {
		await expect(find([FILES[0]!], other)(jpeg)).rejects.toMatchObject({
			code: 'LEXWARE_FILE_NOT_COMPARABLE',
			params: { count: 1 },
		});
		await expect(find([FILES[0]!], Buffer.from('<a/>'))(jpeg)).resolves.toEqual({ kind: 'none' });
		await expect(find([])(jpeg)).resolves.toEqual({ kind: 'none' });
	});

	it('is not denied when a file cannot be read', async () => {
		const { client } = scriptedVendor({
			...Object.fromEntries([voucher(0, [FILES[0]!])]),
			[`GET /v1/files/${FILES[0]}`]: { status: 503 },
		});

		await expect(findAttached(client, VOUCHERS[0]!, pdf)).rejects.toMatchObject({
			code: 'LEXWARE_UNAVAILABLE',
		});
	});
});

describe('an uploaded file', () => {
	const list = (rows: readonly object[], last = true, page = 0): [string, Answer] => [
		`GET /v1/voucherlist?voucherType=purchaseinvoice%2Cpurchasecreditnote%2Csalesinvoice%2Csalescreditnote&voucherStatus=any&createdDateFrom=2026-08-05&page=${page}&size=250`,
		{ body: { content: rows, last } },
	];
	const row = (id: string | undefined) => ({ id, voucherType: 'purchaseinvoice' });

	it('is found among the vouchers of the last 90 days, German time', async () => {
		const { client, asked } = scriptedVendor(
			Object.fromEntries([
				list(VOUCHERS.map(row)),
				voucher(0, [FILES[0]!]),
				voucher(1, [FILES[1]!]),
				file(0, other),
				file(1, pdf.bytes),
			]),
		);

		await expect(findUploaded(client, pdf, NOW)).resolves.toEqual({
			kind: 'one',
			remoteId: VOUCHERS[1],
			result: { fileId: FILES[1] },
		});
		expect(asked()).toHaveLength(5);
	});

	it('is named with every voucher that has it', async () => {
		const { client } = scriptedVendor(
			Object.fromEntries([
				list(VOUCHERS.map(row)),
				voucher(0, [FILES[0]!]),
				voucher(1, [FILES[1]!]),
				file(0, pdf.bytes),
				file(1, pdf.bytes),
			]),
		);

		await expect(findUploaded(client, pdf, NOW)).resolves.toEqual({
			kind: 'several',
			remoteIds: VOUCHERS,
		});
	});

	it('is not denied when there are more vouchers than are compared', async () => {
		const ids = (count: number, block: number) =>
			Array.from({ length: count }, (_, index) =>
				row(`33333333-0000-4000-800${block}-${String(index).padStart(12, '0')}`),
			);
		const { client } = scriptedVendor(
			Object.fromEntries([list(ids(250, 1), false), list(ids(51, 2), true, 1)]),
		);

		await expect(findUploaded(client, pdf, NOW)).rejects.toMatchObject({
			code: 'LEXWARE_FILE_TOO_MANY_TO_COMPARE',
			params: { count: 301, most: 300 },
		});
	});
});
