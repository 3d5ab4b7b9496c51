import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Ways other producers and mail gateways leave the same PDF; the embedded files stay the same. */
export const PDF_SPELLINGS: Readonly<Record<string, (pdf: Uint8Array) => Promise<Uint8Array>>> = {
	'as written': async (pdf) => pdf,
	'with a classic cross-reference table': (pdf) => rewrite(pdf, () => {}, false),
	'with files in the name tree only': (pdf) =>
		rewrite(pdf, (document) => document.catalog.delete(PDFName.of('AF'))),
	'with files in AF only': (pdf) =>
		rewrite(pdf, (document) => document.catalog.delete(PDFName.of('Names'))),
	'with bytes in front of the header': async (pdf) => join(latin1('X-Mailer: Muster\r\n\r\n'), pdf),
	'with bytes behind the end': async (pdf) => join(pdf, latin1('\r\n\0\0\0--anhang--\r\n')),
	'with a startxref that leads nowhere': async (pdf) =>
		replaceLast(pdf, /startxref\s+\d+/, 'startxref\n7'),
	'with the end cut off behind the last object': async (pdf) => {
		const flat = await rewrite(pdf, () => {}, false);
		return flat.slice(0, text(flat).lastIndexOf('xref\n0 '));
	},
};

async function rewrite(
	pdf: Uint8Array,
	change: (document: PDFDocument) => unknown,
	useObjectStreams = true,
): Promise<Uint8Array> {
	const document = await PDFDocument.load(pdf, { updateMetadata: false });
	change(document);
	return await document.save({ useObjectStreams });
}

function replaceLast(pdf: Uint8Array, pattern: RegExp, replacement: string): Uint8Array {
	const content = text(pdf);
	const start = content.lastIndexOf('startxref');
	return latin1(content.slice(0, start) + content.slice(start).replace(pattern, replacement));
}

function text(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('latin1');
}

function latin1(content: string): Uint8Array {
	return new Uint8Array(Buffer.from(content, 'latin1'));
}

function join(...parts: Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}
