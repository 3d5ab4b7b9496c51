import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { BelegflussError } from '../../../lib/errors/belegfluss-error';
import { readEInvoice } from '../../../lib/einvoice/read-einvoice';
import { ciiXml } from './support/documents';
import { pdfWith } from './support/pdf';
import { expectRefusal } from './support/read';

const INVOICE = { name: 'factur-x.xml', content: ciiXml() };
const MEGABYTE = 1024 * 1024;

/** A PDF out of numbered objects, with a cross-reference table that is right. */
function rawPdf(objects: ReadonlyArray<string | Buffer>, trailer = '/Root 1 0 R'): Buffer {
	const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
	const offsets = objects.map((object, index) => {
		const offset = parts.reduce((sum, part) => sum + part.length, 0);
		parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
		return offset;
	});
	const start = parts.reduce((sum, part) => sum + part.length, 0);
	const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
	parts.push(
		Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`),
		Buffer.from(
			`trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
		),
	);
	return Buffer.concat(parts);
}

function stream(dict: string, content: Buffer): Buffer {
	return Buffer.concat([
		Buffer.from(`<< ${dict} /Length ${content.length} >>\nstream\n`),
		content,
		Buffer.from('\nendstream'),
	]);
}

const CATALOG = '<< /Type /Catalog /AF [2 0 R] >>';
const FILE_SPEC = '<< /Type /Filespec /F (factur-x.xml) /EF << /F 3 0 R >> >>';
const embedded = (dict: string, content: Buffer) =>
	rawPdf([CATALOG, FILE_SPEC, stream(dict, content)]);

describe('A hostile PDF', () => {
	it('is refused when its attachment unpacks to gigabytes', async () => {
		const bomb = deflateSync(Buffer.alloc(100 * MEGABYTE, 0x20), { level: 9 });
		const pdf = embedded('/Filter /FlateDecode', bomb);
		const before = process.memoryUsage().rss;
		await expectRefusal('EINVOICE_PDF_TOO_COMPLEX', pdf, 'r.pdf');
		expect(process.memoryUsage().rss - before).toBeLessThan(300 * MEGABYTE);
	});

	it('is refused when its attachment is packed many times over', async () => {
		let packed = deflateSync(Buffer.alloc(100 * MEGABYTE, 0x20), { level: 9 });
		for (let layer = 0; layer < 3; layer += 1) packed = deflateSync(packed);
		const filters = '/FlateDecode '.repeat(4);
		await expectRefusal(
			'EINVOICE_PDF_TOO_COMPLEX',
			embedded(`/Filter [${filters}]`, packed),
			'r.pdf',
		);
	});

	it('is refused when an object stream unpacks to gigabytes', async () => {
		const bomb = deflateSync(Buffer.alloc(100 * MEGABYTE, 0x20), { level: 9 });
		const container = stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb);
		const whole = rawPdf(['<< /Type /Catalog /AF [9 0 R] >>', container]).toString('latin1');
		const withoutTable = Buffer.from(whole.replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');
		await expectRefusal('EINVOICE_PDF_TOO_COMPLEX', withoutTable, 'r.pdf');
	});

	it('ignores a bomb that is no XML beside a good invoice', async () => {
		const bomb = Buffer.alloc(60 * MEGABYTE, 0x41);
		const pdf = await pdfWith([{ name: 'bild.bin', content: bomb }, INVOICE]);
		expect(await readEInvoice(pdf, 'r.pdf')).toMatchObject({ found: true });
	});

	it.each<[string, Buffer]>([
		['an endless cross-reference', rawPdf([CATALOG], '/Root 1 0 R /Prev 9')],
		['a catalogue that is itself', rawPdf(['1 0 R'])],
		['a length that refers to its own stream', rawPdf([stream('/Length 1 0 R', Buffer.from('x'))])],
		['arrays nested without end', rawPdf(['['.repeat(200_000)])],
		['dictionaries nested without end', rawPdf(['<</A '.repeat(200_000)])],
		['junk', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(20 * MEGABYTE, 0x41)])],
		['words that look like objects', Buffer.from(`%PDF-1.4\n${' obj'.repeat(4_000_000)}`)],
		[
			'objects that never end',
			Buffer.from(`%PDF-1.4\n${'1 0 obj << >> stream\n'.repeat(200_000)}`),
		],
		['only a header', Buffer.from('%PDF-1.7\n')],
	])('is never an invoice and never takes long: %s', async (_, bytes) => {
		const outcome: unknown = await readEInvoice(bytes, 'r.pdf').catch((error: unknown) => error);
		if (!(outcome instanceof BelegflussError)) expect(outcome).toMatchObject({ found: false });
	});

	it('is refused when it holds more objects than an invoice can', async () => {
		const pdf = rawPdf([`[${'0 '.repeat(3_000_000)}]`]);
		await expectRefusal('EINVOICE_PDF_TOO_COMPLEX', pdf, 'r.pdf');
	});

	it('does not count the entries a cross-reference stream only claims to have', async () => {
		const dict = '/Type /XRef /W [1 1 1] /Index [0 1000000000] /Size 1000000000 /Root 1 0 R';
		const head = Buffer.from(`%PDF-1.7\n1 0 obj\n${CATALOG}\nendobj\n`);
		const xref = Buffer.concat([
			Buffer.from('9 0 obj\n'),
			stream(dict, Buffer.alloc(3)),
			Buffer.from('\nendobj\n'),
		]);
		const pdf = Buffer.concat([head, xref, Buffer.from(`startxref\n${head.length}\n%%EOF`)]);
		expect(await readEInvoice(pdf, 'r.pdf')).toMatchObject({ found: false });
	});
});

describe('A damaged PDF', () => {
	it('is still read when only its cross-reference is wrong', async () => {
		for (const objectStreams of [true, false]) {
			const pdf = Buffer.from(await pdfWith([INVOICE], { objectStreams })).toString('latin1');
			const broken = Buffer.from(pdf.replace(/startxref\n\d+/, 'startxref\n12345678'), 'latin1');
			expect(await readEInvoice(broken, 'r.pdf')).toMatchObject({ found: true });
		}
	});

	it('is still read behind foreign bytes', async () => {
		const pdf = Buffer.concat([Buffer.from('\r\nContent-Type: x\r\n'), await pdfWith([INVOICE])]);
		expect(await readEInvoice(pdf, 'r.pdf')).toMatchObject({ found: true });
	});

	it('is refused when it is cut off', async () => {
		const pdf = await pdfWith([INVOICE]);
		await expectRefusal('EINVOICE_PDF_DAMAGED', pdf.subarray(0, pdf.length >> 1), 'r.pdf');
	});

	it.each([
		['compression', '/Filter /FlateDecode'],
		['filter', '/Filter /Zauberei'],
	])('is refused when its only invoice has a broken %s', async (_, dict) => {
		const pdf = embedded(dict, Buffer.from('x'.repeat(100)));
		const error = await expectRefusal('EINVOICE_PDF_ATTACHMENT_BROKEN', pdf, 'r.pdf');
		expect(error.params).toMatchObject({ attachment: 'factur-x.xml' });
	});

	it.each([
		['/Filter /ASCIIHexDecode', (xml: Buffer) => Buffer.from(`${xml.toString('hex')}>`)],
		['/Filter [/AHx /Fl]', (xml: Buffer) => Buffer.from(`${deflateSync(xml).toString('hex')}>`)],
		['/Filter /ASCII85Decode', base85],
		['/Filter /RunLengthDecode', runs],
		['', (xml: Buffer) => xml],
	])('is read with %s', async (dict, pack) => {
		const pdf = embedded(dict, pack(Buffer.from(ciiXml())));
		expect(await readEInvoice(pdf, 'r.pdf')).toMatchObject({ found: true });
	});

	it('never hangs, prints or throws anything unexpected, whatever byte is damaged', async () => {
		const prints = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
		const consoles = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
		const pdfs = await Promise.all(
			[true, false].map((objectStreams) => pdfWith([INVOICE], { objectStreams })),
		);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...pdfs), fc.nat(), fc.nat(255), fc.boolean(), damage),
			{ numRuns: 400 },
		);
		for (const spy of [...prints, ...consoles]) {
			expect(spy).not.toHaveBeenCalled();
			spy.mockRestore();
		}
	});
});

async function damage(pdf: Uint8Array, place: number, value: number, cut: boolean): Promise<void> {
	const at = place % pdf.length;
	const damaged = cut ? pdf.slice(0, at) : pdf.slice();
	if (!cut) damaged[at] = value;
	await readEInvoice(damaged, 'r.pdf').catch((error: unknown) => {
		expect(error).toBeInstanceOf(BelegflussError);
	});
}

function base85(bytes: Buffer): Buffer {
	const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
	let text = '';
	for (let at = 0; at < padded.length; at += 4) {
		let value = padded.readUInt32BE(at);
		const digits = Array.from({ length: 5 }, () => {
			const digit = String.fromCharCode((value % 85) + 33);
			value = Math.floor(value / 85);
			return digit;
		});
		text += digits.toReversed().join('');
	}
	return Buffer.from(`${text.slice(0, text.length - (padded.length - bytes.length))}~>`);
}

function runs(bytes: Buffer): Buffer {
	const parts: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += 128) {
		const part = bytes.subarray(at, at + 128);
		parts.push(Buffer.from([part.length - 1]), part);
	}
	return Buffer.concat([...parts, Buffer.from([128])]);
}
