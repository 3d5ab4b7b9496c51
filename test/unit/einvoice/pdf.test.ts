import { AFRelationship } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readEInvoice, type EInvoice } from '../../../lib/einvoice/read-einvoice';
import { ciiXml, ublXml, zugferd1Xml } from './support/documents';
import {
	nestedNameTree,
	onlyAssociatedFiles,
	onlyNameTree,
	onlyOnPage,
	pdfWith,
	type Embedded,
} from './support/pdf';
import { expectRefusal, issuesOf } from './support/read';

const INVOICE: Embedded = { name: 'factur-x.xml', content: ciiXml() };
const ORDER_X: Embedded = {
	name: 'order-x.xml',
	content:
		'<o:SCRDMCCBDACIOMessageStructure xmlns:o="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>',
};
const NO_INVOICE = '<catalog xmlns="urn:example:shop"><item/></catalog>';

async function read(bytes: Uint8Array): Promise<EInvoice> {
	const result = await readEInvoice(bytes, 'rechnung.pdf');
	if (!result.found) throw new Error('no invoice was found');
	return result.eInvoice;
}

describe('The invoice inside a PDF', () => {
	it.each([
		['a table', false],
		['object streams', true],
	])('is found in a file with %s', async (_, objectStreams) => {
		const eInvoice = await read(await pdfWith([INVOICE], { objectStreams }));
		expect(eInvoice.invoice.number).toBe('0000123456');
		expect(eInvoice).toMatchObject({ attachment: 'factur-x.xml', syntax: 'CII', issues: [] });
	});

	it.each([
		['only in AF', onlyAssociatedFiles],
		['only in the name tree', onlyNameTree],
		['only on the page', onlyOnPage],
		['deep in a name tree that leads in a circle', nestedNameTree],
	])('is found %s', async (_, change) => {
		expect((await read(await pdfWith([INVOICE], { change }))).attachment).toBe('factur-x.xml');
	});

	it('is found under any name', async () => {
		const odd = { name: 'Beleg Nr. 7 (für Sie).dat', content: ublXml() };
		const eInvoice = await read(await pdfWith([odd]));
		expect(eInvoice).toMatchObject({ attachment: odd.name, syntax: 'UBL-Invoice' });
	});

	it('is not mistaken for another file that bears its name', async () => {
		const decoy = { name: 'factur-x.xml', content: NO_INVOICE };
		const files = [decoy, { name: 'anlage.xml', content: ciiXml() }];
		expect((await read(await pdfWith(files))).attachment).toBe('anlage.xml');
	});

	it('is read with a byte order mark', async () => {
		expect(
			(await read(await pdfWith([{ ...INVOICE, content: `\uFEFF${ciiXml()}` }]))).issues,
		).toEqual([]);
	});

	it('is the newer one of two formats, and the other is mentioned', async () => {
		const old = { name: 'ZUGFeRD-invoice.xml', content: zugferd1Xml('') };
		for (const files of [
			[old, INVOICE],
			[INVOICE, old],
		]) {
			const eInvoice = await read(await pdfWith(files));
			expect(eInvoice.attachment).toBe('factur-x.xml');
			expect(issuesOf(eInvoice)).toEqual(['PDF_SEVERAL_INVOICES']);
		}
	});

	it('is the one with the prescribed relationship, then the one with the prescribed name', async () => {
		const other = { name: 'a.xml', content: ublXml() };
		const supplement = { ...INVOICE, relationship: AFRelationship.Supplement };
		expect((await read(await pdfWith([supplement, other]))).attachment).toBe('a.xml');
		expect((await read(await pdfWith([other, INVOICE]))).attachment).toBe('factur-x.xml');
	});

	it('is no second invoice when the same file is embedded twice', async () => {
		const copy = { ...INVOICE, name: 'kopie.xml' };
		const eInvoice = await read(await pdfWith([copy, INVOICE]));
		expect(eInvoice).toMatchObject({ issues: [] });
	});

	it('is read although another attachment is broken', async () => {
		const broken = { name: 'xrechnung.xml', content: ublXml().slice(0, 300) };
		expect((await read(await pdfWith([broken, INVOICE]))).attachment).toBe('factur-x.xml');
	});

	it('is refused with its place when it is broken and the only one', async () => {
		const broken = { name: 'factur-x.xml', content: ciiXml().slice(0, 900) };
		const pdf = await pdfWith([broken]);
		const error = await expectRefusal('EINVOICE_XML_MALFORMED', pdf, 'rechnung.pdf');
		expect(error.params['file']).toBe('rechnung.pdf / factur-x.xml');
	});
});

describe('A PDF without invoice', () => {
	it.each<[string, Embedded[]]>([
		['no attachment', []],
		['another XML file', [{ name: 'katalog.xml', content: NO_INVOICE }]],
		[
			'another XML file under the name of an invoice',
			[{ name: 'factur-x.xml', content: NO_INVOICE }],
		],
		['a table', [{ name: 'zeiten.csv', content: 'a;b' }]],
	])('has no structured data: %s', async (_, files) => {
		expect(await readEInvoice(await pdfWith(files), 'r.pdf')).toEqual({
			found: false,
			content: 'pdf',
			issues: [{ code: 'NO_STRUCTURED_DATA', path: null, value: null }],
		});
	});

	it('is named when it is an order', async () => {
		await expectRefusal('EINVOICE_IS_ORDER_X', await pdfWith([ORDER_X]), 'r.pdf');
	});
});
