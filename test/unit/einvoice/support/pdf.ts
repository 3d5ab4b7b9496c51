import {
	AFRelationship,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFName,
	type PDFObject,
} from '@cantoo/pdf-lib';

/** A file to embed. */
export interface Embedded {
	readonly name: string;
	readonly content: string | Uint8Array;
	readonly relationship?: AFRelationship;
}

/** How the PDF is written. */
export interface PdfOptions {
	/** cross-reference stream and object streams, as PDF 1.5; otherwise a table */
	readonly objectStreams?: boolean;
	/** changes the document before it is written */
	readonly change?: (document: PDFDocument) => void;
}

/**
 * @param files files to embed
 * @param options how the PDF is written
 * @returns a one-page PDF
 */
export async function pdfWith(
	files: readonly Embedded[],
	options: PdfOptions = {},
): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	document.addPage([200, 200]);
	for (const { name, content, relationship } of files) {
		const bytes = typeof content === 'string' ? Buffer.from(content) : content;
		await document.attach(bytes, name, {
			mimeType: 'text/xml',
			afRelationship: relationship ?? AFRelationship.Alternative,
		});
	}
	await document.flush();
	options.change?.(document);
	return document.save({ useObjectStreams: options.objectStreams ?? true });
}

/** Removes the name tree, so that the files are only listed in the catalogue's `AF`. */
export function onlyAssociatedFiles(document: PDFDocument): void {
	document.catalog.delete(PDFName.of('Names'));
}

/** Removes `AF`, so that the files are only in the name tree. */
export function onlyNameTree(document: PDFDocument): void {
	document.catalog.delete(PDFName.of('AF'));
}

/** Moves `AF` from the catalogue to the first page and removes the name tree. */
export function onlyOnPage(document: PDFDocument): void {
	const files = document.catalog.get(PDFName.of('AF'));
	document.getPage(0).node.set(PDFName.of('AF'), files as PDFObject);
	document.catalog.delete(PDFName.of('AF'));
	document.catalog.delete(PDFName.of('Names'));
}

/** Puts the name tree's entries below two levels of `Kids`, the lowest of which points back to the top. */
export function nestedNameTree(document: PDFDocument): void {
	onlyNameTree(document);
	const { context } = document;
	const names = document.catalog.lookup(PDFName.of('Names'), PDFDict);
	const entries = names.lookup(PDFName.of('EmbeddedFiles'), PDFDict).lookup(PDFName.of('Names'));
	const root = context.nextRef();
	const leaf = context.register(context.obj({ Names: entries as PDFArray, Kids: [root] }));
	const middle = context.register(context.obj({ Kids: [leaf, leaf] }));
	context.assign(root, context.obj({ Kids: [middle] }));
	names.set(PDFName.of('EmbeddedFiles'), root);
}
