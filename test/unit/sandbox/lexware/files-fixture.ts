import { crc32, deflateSync } from 'node:zlib';
import { writeCii } from '../../../../scripts/samples/write-cii';
import { officeSuppliesInvoice } from '../../../../scripts/samples/cases/goods';

/** The smallest PDF a reader opens. */
const PDF_TEXT = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>
endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000058 00000 n 
0000000115 00000 n 
trailer
<< /Size 4 /Root 1 0 R >>
startxref
186
%%EOF
`;

export const PDF = { name: 'Rechnung 4711.pdf', bytes: Buffer.from(PDF_TEXT) };

/** A PDF that runs something when it is opened. */
export const TOXIC_PDF = {
	name: 'Rechnung.pdf',
	bytes: Buffer.from(
		PDF_TEXT.replace('/Catalog', '/Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
	),
};

/** @returns a grey picture */
export function png(width: number, height: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 0, 0, 0, 0], 8);
	const rows = Buffer.alloc(height * (width + 1), 0x7f);
	for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const content = Buffer.concat([Buffer.from(type), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(content), 4);
	return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)]);
}

/** A picture with frame header and end, of 8 by 8 points. */
export const JPEG = Buffer.from('ffd8ffe000044a46ffc0000b080008000801011100ffd9', 'hex');

const today = '2026-08-24';

/** An XRechnung and an invoice that is none. */
export const XRECHNUNG = Buffer.from(writeCii(officeSuppliesInvoice(today), 'XRECHNUNG'));
export const FACTUR_X = Buffer.from(writeCii(officeSuppliesInvoice(today), 'EN16931'));
