import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpBody } from '../../../lib/http/message';
import { multipartBody, type UploadFile } from '../../../lib/http/multipart';

/** Reads a body as a server does. */
async function parsed({ bytes, contentType }: HttpBody): Promise<FormData> {
	return new Response(Buffer.from(bytes), { headers: { 'content-type': contentType } }).formData();
}

function namesOf(form: FormData): string[] {
	const names: string[] = [];
	form.forEach((_, name) => names.push(name));
	return names;
}

async function fileOf(value: FormDataEntryValue | null): Promise<UploadFile> {
	if (!(value instanceof File)) throw new Error('The part is no file.');
	return {
		bytes: new Uint8Array(await value.arrayBuffer()),
		fileName: value.name,
		mimeType: value.type,
	};
}

const pdf: UploadFile = {
	bytes: new TextEncoder().encode('%PDF-1.7\r\n--boundary\r\n\u0000'),
	fileName: 'RE-2026-55.pdf',
	mimeType: 'application/pdf',
};

describe('a multipart body', () => {
	it('carries fields and files in order', async () => {
		const body = await multipartBody([
			['file', pdf],
			['type', 'voucher'],
		]);
		const form = await parsed(body);

		expect(body.contentType).toMatch(/^multipart\/form-data; boundary=\S+$/);
		expect(namesOf(form)).toEqual(['file', 'type']);
		expect(form.get('type')).toBe('voucher');
		expect(await fileOf(form.get('file'))).toEqual(pdf);
	});

	it('has a boundary of its own each time, and is whole: sent again it is the same', async () => {
		const [one, two] = await Promise.all([1, 2].map(async () => multipartBody([['file', pdf]])));

		expect(one!.contentType).not.toBe(two!.contentType);
		expect(await fileOf((await parsed(one!)).get('file'))).toEqual(pdf);
		expect(await fileOf((await parsed(one!)).get('file'))).toEqual(pdf);
	});

	it.each(['Müller & Söhne.pdf', 'a "b".pdf', "it's.pdf", '漢字 😀.pdf', 'a;b=c.pdf'])(
		'keeps the name %j',
		async (fileName) => {
			const form = await parsed(await multipartBody([['file', { ...pdf, fileName }]]));

			expect(await fileOf(form.get('file'))).toEqual({ ...pdf, fileName });
		},
	);

	it('lets no name break out of its header', async () => {
		const fileName = 'a\r\nX-Evil: 1\r\n\r\nb".pdf';
		const body = await multipartBody([['file', { ...pdf, fileName }]]);
		const head = Buffer.from(body.bytes).toString('latin1').split('\r\n\r\n')[0] ?? '';

		expect(head.split('\r\n')).toHaveLength(3);
		expect(namesOf(await parsed(body))).toEqual(['file']);
	});

	it('carries any bytes exactly', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
				const form = await parsed(await multipartBody([['file', { ...pdf, bytes }]]));
				expect((await fileOf(form.get('file'))).bytes).toEqual(new Uint8Array(bytes));
			}),
		);
	});

	it('carries the bytes of a view and no others of its buffer', async () => {
		const whole = new TextEncoder().encode('secret|file|secret');
		const bytes = whole.subarray(7, 11);
		const body = await multipartBody([['file', { ...pdf, bytes }]]);

		expect(Buffer.from(body.bytes).toString()).not.toContain('secret');
		expect((await fileOf((await parsed(body)).get('file'))).bytes).toEqual(new Uint8Array(bytes));
	});
});
