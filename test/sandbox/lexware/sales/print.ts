import type { Office } from '../office';
import { asInvoice } from './as-invoice';
import type { SalesDocument } from './record';

const HYBRID_FILE = 'factur-x.xml';
const INVOICES: readonly string[] = ['invoices', 'credit-notes', 'down-payment-invoices'];

/**
 * @param office the vendor
 * @param document an XRechnung
 * @returns the XML, syntax CII
 */
export async function documentXml(office: Office, document: SalesDocument): Promise<Uint8Array> {
	return await writeXml(office, document, 'XRECHNUNG');
}

/**
 * @param office the vendor
 * @param document any sales document
 * @returns it as people read it; with the XML inside where its profile says so
 */
export async function documentPdf(office: Office, document: SalesDocument): Promise<Uint8Array> {
	if (!INVOICES.includes(document.kind)) return await plainPdf(document);
	const { writePdf } = await import('../../../../scripts/samples/write-pdf');
	const invoice = asInvoice(office, document);
	if (document.electronicDocumentProfile !== 'EN16931') return await writePdf(invoice);
	return await writePdf(invoice, {
		files: [
			{
				fileName: HYBRID_FILE,
				bytes: await writeXml(office, document, 'EN16931'),
				mimeType: 'text/xml',
				description: 'Factur-X invoice',
			},
		],
		metadata: {
			namespace: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
			fileName: HYBRID_FILE,
			version: '1.0',
			conformanceLevel: 'EN 16931',
		},
	});
}

async function writeXml(
	office: Office,
	document: SalesDocument,
	profile: 'XRECHNUNG' | 'EN16931',
): Promise<Uint8Array> {
	const { writeCii } = await import('../../../../scripts/samples/write-cii');
	const { encodeXml } = await import('../../../../scripts/samples/encode');
	return encodeXml(writeCii(asInvoice(office, document), profile));
}

/** Enough to be looked at: what it is, for whom, and what stands in it. */
async function plainPdf(document: SalesDocument): Promise<Uint8Array> {
	const { PDFDocument } = await import('@cantoo/pdf-lib');
	const pdf = await PDFDocument.create();
	const made = new Date(document.createdDate);
	pdf.setCreationDate(made);
	pdf.setModificationDate(made);
	pdf.setTitle(`${document.title} ${document.voucherNumber}`);
	const page = pdf.addPage();
	const rows = [
		`${document.title} ${document.voucherNumber}`,
		document.address.name ?? '',
		...document.lineItems.map(({ name, quantity = '' }) => `${quantity} ${name}`.trim()),
	];
	for (const [index, row] of rows.entries()) {
		// The standard fonts know Latin letters only.
		const text = row.replace(/[^\x20-\xff]/g, '?');
		page.drawText(text, { x: 60, y: page.getHeight() - 80 - index * 18, size: 12 });
	}
	return await pdf.save();
}
