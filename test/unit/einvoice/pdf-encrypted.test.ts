import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readEInvoice } from '../../../lib/einvoice/read-einvoice';
import { ciiXml } from './support/documents';
import { pdfWith } from './support/pdf';
import { expectRefusal } from './support/read';

const ALGORITHMS = ['RC4-40', 'RC4-128', 'AES-128', 'AES-256'] as const;

async function encrypted(
	algorithm: (typeof ALGORITHMS)[number],
	userPassword: string,
	useObjectStreams: boolean,
): Promise<Uint8Array> {
	const plain = await pdfWith([{ name: 'factur-x.xml', content: ciiXml() }]);
	const document = await PDFDocument.load(plain);
	document.encrypt({
		ownerPassword: 'nur für den Inhaber',
		userPassword,
		algorithm,
		allowWeakCryptography: true,
	});
	return document.save({ useObjectStreams });
}

describe.each(ALGORITHMS)('A PDF encrypted with %s', (algorithm) => {
	it('is read when anybody may open it', async () => {
		const pdf = await encrypted(algorithm, '', true);
		expect(Buffer.from(pdf).includes('/Encrypt')).toBe(true);
		expect(Buffer.from(pdf).includes('factur-x.xml')).toBe(false);
		expect(await readEInvoice(pdf, 'rechnung.pdf')).toMatchObject({
			found: true,
			eInvoice: { attachment: 'factur-x.xml', invoice: { number: '0000123456' } },
		});
	});

	it('is read when its writer forgot to encrypt the file names', async () => {
		const pdf = await encrypted(algorithm, '', false);
		expect(Buffer.from(pdf).includes('(factur-x.xml)')).toBe(true);
		expect(await readEInvoice(pdf, 'rechnung.pdf')).toMatchObject({
			found: true,
			eInvoice: { invoice: { number: '0000123456' } },
		});
	});

	it('is refused when a password is needed', async () => {
		const pdf = await encrypted(algorithm, 'geheim', true);
		await expectRefusal('EINVOICE_PDF_PASSWORD', pdf, 'rechnung.pdf');
	});
});
