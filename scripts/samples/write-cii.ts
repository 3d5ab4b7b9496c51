import type { Attachment, Invoice } from '../../lib/invoice/schema';
import { attachmentContent } from './attachment-content';
import { CII, ciiLine } from './cii-line';
import { date, otherTradeParty, postalAddress, tradeParty } from './cii-parts';
import { ciiSettlement } from './cii-settlement';
import { el, renderXml, type XmlElement, type XmlStyle } from './xml';

/** BT-24 by profile. */
export const CII_GUIDELINES = {
	BASIC: 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic',
	EN16931: 'urn:cen.eu:en16931:2017',
	EXTENDED: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
	XRECHNUNG: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
} as const;

/** Profiles of the Cross Industry Invoice this writer knows. */
export type CiiProfile = keyof typeof CII_GUIDELINES;

const NAMESPACES = {
	rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
	ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
	udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
	qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
};

/**
 * Writes a Cross Industry Invoice, element order as the D16B schema demands. Everything the invoice
 * holds is written; keeping within the profile is the caller's business.
 *
 * @param invoice the invoice
 * @param profile decides BT-24, and with EXTENDED structured cash discount
 * @param style XML spelling
 * @returns the XML without declaration
 */
export function writeCii(invoice: Invoice, profile: CiiProfile, style?: XmlStyle): string {
	const root: XmlElement = {
		name: 'rsm:CrossIndustryInvoice',
		attributes: {},
		content: [context(profile), exchangedDocument(invoice), transaction(invoice, profile)].filter(
			(part) => part !== null,
		),
	};
	return renderXml(root, NAMESPACES, style);
}

function context(profile: CiiProfile): XmlElement | null {
	const process = profile === 'XRECHNUNG' ? 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0' : null;
	return el('rsm:ExchangedDocumentContext', [
		el('ram:BusinessProcessSpecifiedDocumentContextParameter', [el('ram:ID', process)]),
		el('ram:GuidelineSpecifiedDocumentContextParameter', [el('ram:ID', CII_GUIDELINES[profile])]),
	]);
}

function exchangedDocument(invoice: Invoice): XmlElement | null {
	return el('rsm:ExchangedDocument', [
		el('ram:ID', invoice.number),
		el('ram:TypeCode', invoice.typeCode),
		date('ram:IssueDateTime', invoice.issueDate),
		...invoice.notes.map((note) =>
			el('ram:IncludedNote', [
				el('ram:Content', note.text),
				el('ram:SubjectCode', note.subjectCode),
			]),
		),
	]);
}

function transaction(invoice: Invoice, profile: CiiProfile): XmlElement | null {
	return el('rsm:SupplyChainTradeTransaction', [
		...invoice.lines.map(ciiLine),
		agreement(invoice),
		delivery(invoice),
		ciiSettlement(invoice, profile === 'EXTENDED'),
	]);
}

function agreement(invoice: Invoice): XmlElement | null {
	return el('ram:ApplicableHeaderTradeAgreement', [
		el('ram:BuyerReference', invoice.buyerReference),
		tradeParty('ram:SellerTradeParty', invoice.seller, CII),
		tradeParty('ram:BuyerTradeParty', invoice.buyer, CII),
		otherTradeParty('ram:SellerTaxRepresentativeTradeParty', invoice.taxRepresentative),
		reference('ram:SellerOrderReferencedDocument', invoice.salesOrderReference),
		reference('ram:BuyerOrderReferencedDocument', invoice.orderReference),
		reference('ram:ContractReferencedDocument', invoice.contractReference),
		...invoice.attachments.map(additionalDocument),
		invoice.projectReference === null
			? null
			: el('ram:SpecifiedProcuringProject', [
					el('ram:ID', invoice.projectReference),
					el('ram:Name', 'Projekt'),
				]),
	]);
}

function delivery(invoice: Invoice): XmlElement | null {
	const { deliverTo } = invoice;
	return {
		name: 'ram:ApplicableHeaderTradeDelivery',
		attributes: {},
		content: [
			el(
				'ram:ShipToTradeParty',
				deliverTo && [el('ram:Name', deliverTo.name), postalAddress(deliverTo.address, CII)],
			),
			el('ram:ActualDeliverySupplyChainEvent', [
				date('ram:OccurrenceDateTime', invoice.delivery.date),
			]),
			reference('ram:DespatchAdviceReferencedDocument', invoice.despatchAdviceReference),
			reference('ram:ReceivingAdviceReferencedDocument', invoice.receivingAdviceReference),
		].filter((part) => part !== null),
	};
}

function reference(name: string, id: string | null): XmlElement | null {
	return el(name, [el('ram:IssuerAssignedID', id)]);
}

function additionalDocument(attachment: Attachment): XmlElement | null {
	return el('ram:AdditionalReferencedDocument', [
		el('ram:IssuerAssignedID', attachment.id),
		el('ram:URIID', attachment.uri),
		// UNTDID 1001: 916 tells a supporting document from other references (50, 130).
		el('ram:TypeCode', '916'),
		el('ram:Name', attachment.description),
		el('ram:AttachmentBinaryObject', attachmentContent(attachment), {
			mimeCode: attachment.mimeType,
			filename: attachment.fileName,
		}),
	]);
}
