import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MAX_XML_BYTES } from '../../../lib/einvoice/limits';
import { readEInvoice } from '../../../lib/einvoice/read-einvoice';
import { ciiXml } from './support/documents';
import { expectRefusal, readXml } from './support/read';

const withDoctype = (doctype: string, xml = ciiXml()) =>
	Buffer.from(xml.replace('?>', `?>\n${doctype}`));

describe('Hostile XML', () => {
	it('is refused when it declares entities that multiply', async () => {
		const entities = Array.from(
			{ length: 10 },
			(_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`,
		);
		const bomb = withDoctype(
			`<!DOCTYPE x [<!ENTITY a0 "ha">${entities.join('')}]>`,
			ciiXml({ document: '<ram:Name>&a10;</ram:Name>' }),
		);
		await expectRefusal('EINVOICE_XML_DOCTYPE', bomb);
	});

	it('is refused when one long entity is repeated', async () => {
		const doctype = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1_000_000)}">]>`;
		const xml = ciiXml({ document: `<ram:Name>${'&a;'.repeat(100_000)}</ram:Name>` });
		await expectRefusal('EINVOICE_XML_DOCTYPE', withDoctype(doctype, xml));
	});

	it('never reads the file an external entity points to', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'belegfluss-'));
		const secret = join(folder, 'geheim.txt');
		writeFileSync(secret, 'geheimes Wort');
		try {
			const doctype = `<!DOCTYPE x [<!ENTITY a SYSTEM "${pathToFileURL(secret).href}">]>`;
			const xml = ciiXml({ document: '<ram:Name>&a;</ram:Name>' });
			const error = await expectRefusal('EINVOICE_XML_DOCTYPE', withDoctype(doctype, xml));
			expect(JSON.stringify([error.message, error.params])).not.toContain('geheim');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it.each([
		['behind comments', '<!-- a --><?pi b?>\n<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'],
		['that never ends', '<!DOCTYPE x ['],
		['in lower case', '<!doctype x>'],
	])('is refused for a document type %s', async (_, doctype) => {
		await expectRefusal('EINVOICE_XML_DOCTYPE', withDoctype(doctype));
	});

	it('does not take a DOCTYPE inside a comment or text for one', () => {
		const xml = ciiXml({ document: '<ram:Name><![CDATA[<!DOCTYPE x>]]></ram:Name>' });
		expect(readXml(xml.replace('?>', '?><!-- <!DOCTYPE x> -->')).invoice.number).toBe('0000123456');
	});

	it('is refused for an entity nobody declared', async () => {
		const xml = ciiXml({ document: '<ram:Name>&nbsp;</ram:Name>' });
		await expectRefusal('EINVOICE_XML_MALFORMED', Buffer.from(xml));
	});

	it('is refused by its length alone, before anything is looked at', async () => {
		const huge = Buffer.alloc(200 * 1024 * 1024);
		const error = await expectRefusal('EINVOICE_FILE_TOO_LARGE', huge);
		expect(error.params).toMatchObject({ bytes: huge.length });
	});

	it('is refused when the XML is longer than an invoice can be', async () => {
		const long = Buffer.alloc(MAX_XML_BYTES + 1, 0x20);
		long.write('<a>');
		await expectRefusal('EINVOICE_FILE_TOO_LARGE', long);
	});

	it.each([
		['nesting', '<a>'.repeat(300_000)],
		['elements', `<a>${'<b/>'.repeat(3_000_000)}`],
		['attributes', `<a ${Array.from({ length: 300_000 }, (_, i) => `b${i}=""`).join(' ')}/>`],
		[
			'attributes',
			`<a ${Array.from({ length: 100_000 }, (_, i) => `xmlns:b${i}="u"`).join(' ')}/>`,
		],
	])('is refused for too much %s', async (what, xml) => {
		const before = process.memoryUsage().heapUsed;
		const error = await expectRefusal('EINVOICE_XML_TOO_COMPLEX', Buffer.from(xml));
		expect(error.params).toMatchObject({ what });
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(400 * 1024 * 1024);
	});

	it('cannot reach the object prototype through names', () => {
		const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
		const document = names
			.map((name) => `<ram:${name} ${name}="x" schemeID="VA">polluted</ram:${name}>`)
			.join('');
		const agreement =
			'<ram:AdditionalReferencedDocument __proto__="a" constructor="b"><ram:IssuerAssignedID>1</ram:IssuerAssignedID></ram:AdditionalReferencedDocument>';
		const { invoice } = readXml(ciiXml({ document, agreement }));
		expect(invoice.attachments).toHaveLength(1);
		expect(({} as Record<string, unknown>)['schemeID']).toBeUndefined();
		expect(Object.getPrototypeOf(invoice)).toBe(Object.prototype);
	});

	it.each([
		['a lone control character', ciiXml({ document: '<ram:Name>a\u0001b</ram:Name>' }), 4],
		['a reference to one', ciiXml({ document: '<ram:Name>&#0;</ram:Name>' }), 4],
		['an unclosed element', ciiXml().replace('</ram:ApplicableHeaderTradeDelivery>', ''), 10],
		['an undeclared prefix', ciiXml({ document: '<zz:Name/>' }), 4],
		['two roots', `${ciiXml()}<b/>`, 11],
	])('is refused with the line for %s', async (_, xml, line) => {
		const error = await expectRefusal('EINVOICE_XML_MALFORMED', Buffer.from(xml));
		expect(error.params['line']).toBe(line);
	});
});

describe('A file that is something else', () => {
	it.each<[string, Buffer, string, Parameters<typeof expectRefusal>[0]]>([
		['empty', Buffer.alloc(0), 'rechnung.xml', 'EINVOICE_FILE_EMPTY'],
		['blank', Buffer.from(' \r\n\t '), 'rechnung.xml', 'EINVOICE_FILE_EMPTY'],
		['a web page', Buffer.from('\n<!DOCTYPE html><html></html>'), 'r.xml', 'EINVOICE_IS_HTML'],
		['a web page without doctype', Buffer.from('<HTML><body>'), 'r.xml', 'EINVOICE_IS_HTML'],
		[
			'an XHTML page',
			Buffer.from('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'),
			'r.xml',
			'EINVOICE_IS_HTML',
		],
		['a ZIP archive', Buffer.from('PK\u0003\u0004xxxx'), 'rechnung.pdf', 'EINVOICE_IS_ZIP'],
		['JSON', Buffer.from('{"error": "not found"}'), 'rechnung.xml', 'EINVOICE_IS_JSON'],
		['plain text', Buffer.from('Guten Tag, anbei'), 'rechnung.pdf', 'EINVOICE_IS_TEXT'],
		['binary', Buffer.from([1, 2, 3, 0, 255]), 'rechnung.pdf', 'EINVOICE_CONTENT_UNKNOWN'],
		['only a declaration', Buffer.from('<?xml version="1.0"?>'), 'r.xml', 'EINVOICE_XML_MALFORMED'],
	])('is named: %s', async (_, bytes, name, code) => {
		const error = await expectRefusal(code, bytes, name);
		expect(error.message).toContain(name);
		expect(error.describe('de').remedy).not.toBe('');
	});

	it.each<[string, string, Parameters<typeof expectRefusal>[0]]>([
		[
			'an order',
			'<o:SCRDMCCBDACIOMessageStructure xmlns:o="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>',
			'EINVOICE_IS_ORDER_X',
		],
		[
			'an Italian invoice',
			'<p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"/>',
			'EINVOICE_IS_FATTURAPA',
		],
		[
			'the ZUGFeRD draft',
			'<Invoice xmlns="urn:un:unece:uncefact:data:standard:CBFBUY:5"/>',
			'EINVOICE_IS_ZUGFERD_DRAFT',
		],
		['an unknown document', '<catalog xmlns="urn:example:shop"/>', 'EINVOICE_ROOT_UNKNOWN'],
		[
			'an invoice in a foreign namespace',
			'<Invoice xmlns="urn:example:shop"/>',
			'EINVOICE_ROOT_UNKNOWN',
		],
	])('is named: %s', async (_, xml, code) => {
		await expectRefusal(code, Buffer.from(xml));
	});

	it.each([
		['png', Buffer.from('\x89PNG\r\n\x1a\n rest', 'latin1')],
		['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0])],
		['tiff', Buffer.from('II*\0rest', 'latin1')],
		['webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
		['heic', Buffer.from('\0\0\0\x18ftypheic\0\0', 'latin1')],
	])('has no structured data when it is an image: %s', async (content, bytes) => {
		expect(await readEInvoice(bytes, 'scan')).toEqual({
			found: false,
			content,
			issues: [{ code: 'NO_STRUCTURED_DATA', path: null, value: null }],
		});
	});
});
