import { AFRelationship, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Invoice } from '../../lib/invoice/schema';
import { printInvoice } from './print/invoice-print';
import { escapeXml } from './xml';

/** A file inside the PDF. */
export interface EmbeddedFile {
	readonly fileName: string;
	readonly bytes: Uint8Array;
	readonly mimeType: string;
	readonly description: string;
	/** default `Alternative`, the relationship of the invoice itself */
	readonly relationship?: AFRelationship;
}

/** What the XMP metadata of a hybrid invoice tells about its XML. */
export interface HybridMetadata {
	readonly namespace: string;
	readonly fileName: string;
	readonly version: string;
	/** e.g. `EN 16931`, `BASIC`, `COMFORT` */
	readonly conformanceLevel: string;
}

/** What goes into the PDF besides the print. */
export interface PdfParts {
	readonly files?: readonly EmbeddedFile[];
	readonly metadata?: HybridMetadata;
}

/**
 * @param invoice the invoice to print
 * @param parts embedded files and metadata
 * @returns a PDF whose files stand both in the name tree EmbeddedFiles and in AF; the same input gives
 *   the same bytes
 */
export async function writePdf(invoice: Invoice, parts: PdfParts = {}): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	// The clock is the invoice's, so that samples are reproducible byte by byte.
	const instant = new Date(`${invoice.issueDate ?? '2000-01-01'}T09:00:00Z`);
	document.setCreationDate(instant);
	document.setModificationDate(instant);
	document.setTitle(`Rechnung ${invoice.number ?? 'ohne Nummer'}`);
	document.setAuthor(invoice.seller.name ?? '');
	document.setProducer('Belegfluss sample maker');
	document.setLanguage('de-DE');
	await printInvoice(document, invoice);
	for (const file of parts.files ?? []) {
		await document.attach(file.bytes, file.fileName, {
			mimeType: file.mimeType,
			description: file.description,
			creationDate: instant,
			modificationDate: instant,
			afRelationship: file.relationship ?? AFRelationship.Alternative,
		});
	}
	if (parts.metadata) addMetadata(document, parts.metadata);
	return await document.save();
}

function addMetadata(document: PDFDocument, facts: HybridMetadata): void {
	const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
	const xmp = [
		'<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdf}">`,
		`<rdf:Description rdf:about="" xmlns:fx="${escapeXml(facts.namespace)}">`,
		'<fx:DocumentType>INVOICE</fx:DocumentType>',
		`<fx:DocumentFileName>${escapeXml(facts.fileName)}</fx:DocumentFileName>`,
		`<fx:Version>${escapeXml(facts.version)}</fx:Version>`,
		`<fx:ConformanceLevel>${escapeXml(facts.conformanceLevel)}</fx:ConformanceLevel>`,
		'</rdf:Description></rdf:RDF></x:xmpmeta>',
		'<?xpacket end="w"?>',
	].join('\n');
	const stream = document.context.stream(new TextEncoder().encode(xmp), {
		Type: 'Metadata',
		Subtype: 'XML',
	});
	document.catalog.set(PDFName.of('Metadata'), document.context.register(stream));
}
