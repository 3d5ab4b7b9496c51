import { describe, expect, it } from 'vitest';
import { readXmlInvoice } from '../../../lib/einvoice/read-xml';
import { ciiXml } from './support/documents';
import { expectRefusal, issuesOf } from './support/read';

const declared = (encoding: string) => ciiXml().replace('UTF-8', encoding);
const utf16le = (xml: string) => Buffer.from(xml, 'utf16le');
const utf16be = (xml: string) => Buffer.from(xml, 'utf16le').swap16();
const mark = (...bytes: number[]) => Buffer.from(bytes);
const read = (bytes: Uint8Array) => readXmlInvoice(bytes, 'rechnung.xml');

const UTF8_MARK = mark(0xef, 0xbb, 0xbf);
const LE_MARK = mark(0xff, 0xfe);
const BE_MARK = mark(0xfe, 0xff);

describe('The encoding of an XML invoice', () => {
	it.each<[string, Buffer]>([
		['UTF-8', Buffer.from(ciiXml())],
		['UTF-8 with byte order mark', Buffer.concat([UTF8_MARK, Buffer.from(ciiXml())])],
		['UTF-8 without declaration', Buffer.from(ciiXml().replace(/^.*\n/, ''))],
		['UTF-16 little endian with mark', Buffer.concat([LE_MARK, utf16le(declared('UTF-16'))])],
		['UTF-16 little endian without mark', utf16le(declared('UTF-16LE'))],
		['UTF-16 big endian with mark', Buffer.concat([BE_MARK, utf16be(declared('utf-16'))])],
		['UTF-16 big endian without mark', utf16be(declared('UTF-16BE'))],
		['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
		['ISO-8859-15', Buffer.from(declared('iso-8859-15'), 'latin1')],
		['windows-1252', Buffer.from(declared('windows-1252'), 'latin1')],
	])('is understood: %s', (_, bytes) => {
		const { invoice, issues } = read(bytes);
		expect(invoice.seller.name).toBe('Möbelwerk Grünau GmbH');
		expect(issues).toEqual([]);
	});

	it('knows where the euro sign stands', () => {
		const euro = (encoding: string, byte: number) => {
			const [before = '', after = ''] = declared(encoding).split('Kontor');
			const bytes = [Buffer.from(before, 'latin1'), mark(byte), Buffer.from(after, 'latin1')];
			return read(Buffer.concat(bytes)).invoice.buyer.name;
		};
		expect(euro('windows-1252', 0x80)).toBe('€ Süd OHG');
		expect(euro('ISO-8859-15', 0xa4)).toBe('€ Süd OHG');
	});

	it('understands US-ASCII and refuses anything else in it', async () => {
		const plain = declared('US-ASCII').replaceAll('ö', '&#xF6;').replaceAll('ü', '&#252;');
		expect(read(Buffer.from(plain)).invoice.seller.name).toBe('Möbelwerk Grünau GmbH');
		await expectRefusal('EINVOICE_ENCODING_BROKEN', Buffer.from(declared('US-ASCII')));
	});

	it.each<[string, Buffer]>([
		['a mark against the declaration', Buffer.concat([LE_MARK, utf16le(declared('UTF-8'))])],
		['the bytes against the declaration', utf16be(declared('ISO-8859-1'))],
		[
			'a UTF-8 mark against the declaration',
			Buffer.concat([UTF8_MARK, Buffer.from(declared('UTF-16'))]),
		],
		['a declared UTF-16 that is none', Buffer.from(declared('UTF-16'))],
	])('believes the bytes and reports %s', (_, bytes) => {
		const result = read(bytes);
		expect(result.invoice.seller.name).toBe('Möbelwerk Grünau GmbH');
		expect(issuesOf(result)).toEqual(['ENCODING_CONTRADICTION']);
	});

	it('is refused by name when it is unknown', async () => {
		const error = await expectRefusal(
			'EINVOICE_ENCODING_UNKNOWN',
			Buffer.from(declared('UTF-7'), 'latin1'),
		);
		expect(error.message).toContain('UTF-7');
	});

	it('names the place of bytes that break it, also deep in the file', async () => {
		const broken = Buffer.from(ciiXml().replace('</rsm:CrossIndustryInvoice>', '\n'.repeat(9_000)));
		const place = broken.length - 100;
		broken[place] = 0xff;
		const line = broken.subarray(0, place).toString('latin1').split('\n').length;
		const error = await expectRefusal('EINVOICE_ENCODING_BROKEN', broken);
		expect(error.params).toMatchObject({ line, byte: place });
	});

	it('does not take a replacement character that was really written for a broken byte', () => {
		const xml = ciiXml().replace('Kontor', '\uFFFD');
		expect(read(Buffer.from(xml)).invoice.buyer.name).toBe('\uFFFD Süd OHG');
	});

	it('is refused when the last character is cut off', async () => {
		await expectRefusal('EINVOICE_ENCODING_BROKEN', Buffer.from(`${ciiXml()}ö`).subarray(0, -1));
	});

	it('tolerates white space before the declaration, with an issue', () => {
		expect(issuesOf(read(Buffer.from(`\n  ${ciiXml()}`)))).toEqual(['LEADING_WHITE_SPACE']);
	});
});
