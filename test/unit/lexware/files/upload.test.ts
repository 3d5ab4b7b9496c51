import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import { checkedFile, describedFile, MOST_FILE_BYTES } from '../../../../lib/lexware/files/upload';
import { sha256Hex } from '../../../../lib/ledger/event/hash';

const pdf = (length: number) =>
	Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(length - 9)]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const png = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1');
const BT_24 = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const xml = Buffer.from(
	`<?xml version="1.0"?><Invoice><CustomizationID>${BT_24}</CustomizationID></Invoice>`,
);

function refusal(fileName: string, bytes: Uint8Array): BelegflussError {
	try {
		checkedFile(fileName, bytes);
	} catch (cause) {
		if (cause instanceof BelegflussError) return cause;
		throw cause;
	}
	throw new Error('The file was not refused.');
}

describe('a file the vendor takes', () => {
	it.each([
		['re.pdf', pdf(20), 'application/pdf'],
		['RE.PDF', pdf(20), 'application/pdf'],
		['scan.jpg', jpeg, 'image/jpeg'],
		['scan.JPEG', jpeg, 'image/jpeg'],
		['scan.png', png, 'image/png'],
		['xrechnung.xml', xml, 'application/xml'],
	])('%s goes with its type by content', (fileName, bytes, mimeType) => {
		expect(describedFile(checkedFile(fileName, bytes))).toEqual({
			fileName,
			mimeType,
			bytes: bytes.length,
			sha256: sha256Hex(bytes),
		});
	});

	it('may have exactly 5 MiB', () => {
		expect(checkedFile('re.pdf', pdf(5_242_880)).bytes.length).toBe(MOST_FILE_BYTES);
	});
});

describe('a file that is not sent', () => {
	it.each<[string, string, Uint8Array, string]>([
		['one byte over 5 MiB', 're.pdf', pdf(5_242_881), 'LEXWARE_FILE_TOO_LARGE'],
		['nothing', 're.pdf', new Uint8Array(), 'LEXWARE_FILE_EMPTY'],
		['TIFF', 'scan.tif', Buffer.from('II*\0rest'), 'LEXWARE_FILE_KIND'],
		['TIFF that calls itself PDF', 'scan.pdf', Buffer.from('II*\0rest'), 'LEXWARE_FILE_KIND'],
		['GIF', 'scan.gif', Buffer.from('GIF89a\x00\x01'), 'LEXWARE_FILE_KIND'],
		['text', 're.txt', Buffer.from('Rechnung'), 'LEXWARE_FILE_KIND'],
		[
			'an HTML page that calls itself PDF',
			're.pdf',
			Buffer.from('<html></html>'),
			'LEXWARE_FILE_KIND',
		],
		[
			'XML that is no XRechnung',
			're.xml',
			Buffer.from('<?xml version="1.0"?><Invoice/>'),
			'LEXWARE_FILE_NOT_XRECHNUNG',
		],
		['PDF that calls itself XML', 're.xml', pdf(20), 'LEXWARE_FILE_EXTENSION'],
		['PDF without extension', 'Rechnung', pdf(20), 'LEXWARE_FILE_EXTENSION'],
		['a name that only holds the extension', 're.pdf.exe', pdf(20), 'LEXWARE_FILE_EXTENSION'],
	])('%s', (_, fileName, bytes, code) => {
		expect(refusal(fileName, bytes).code).toBe(code);
	});

	it('is named with its size and a remedy', () => {
		const { message, remedy } = refusal('Große Rechnung.pdf', pdf(6_000_000)).describe('de');

		expect(message).toContain('„Große Rechnung.pdf“ hat 6000000 Byte');
		expect(remedy).toContain('geringerer Auflösung');
	});

	it('does not write to a terminal by its name', () => {
		expect(refusal('\x1b[2Jre.pdf', new Uint8Array()).message).toBe(
			'The file "[2Jre.pdf" is empty.',
		);
	});
});
