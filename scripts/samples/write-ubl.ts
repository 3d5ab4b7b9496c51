import type { Attachment, Invoice } from '../../lib/invoice/schema';
import { attachmentContent } from './attachment-content';
import { ublAllowanceCharge, ublAmount, ublLine, ublTaxCategory } from './ubl-line';
import { ublAddress, ublOtherParty, ublParty } from './ubl-party';
import { el, renderXml, type XmlElement, type XmlStyle } from './xml';

type Maybe = XmlElement | null;

/** BT-24 by specification. */
export const UBL_CUSTOMIZATIONS = {
	XRECHNUNG: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
	PEPPOL: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
} as const;

/** Specifications this writer knows. */
export type UblProfile = keyof typeof UBL_CUSTOMIZATIONS;

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';

/**
 * Writes a UBL 2.1 Invoice, or a CreditNote for type code 381, element order as the schema demands.
 *
 * @param invoice the invoice
 * @param profile decides BT-24
 * @param style XML spelling
 * @returns the XML without declaration
 */
export function writeUbl(invoice: Invoice, profile: UblProfile, style?: XmlStyle): string {
	const isCreditNote = invoice.typeCode === '381';
	const documentName = isCreditNote ? 'CreditNote' : 'Invoice';
	const root: XmlElement = {
		name: `doc:${documentName}`,
		attributes: {},
		content: [
			...header(invoice, profile, isCreditNote),
			...references(invoice, isCreditNote),
			...parties(invoice),
			delivery(invoice),
			...paymentMeans(invoice, isCreditNote),
			el('cac:PaymentTerms', [el('cbc:Note', invoice.payment.terms)]),
			...invoice.allowances.map((entry) => ublAllowanceCharge(entry, false, invoice.currency)),
			...invoice.charges.map((entry) => ublAllowanceCharge(entry, true, invoice.currency)),
			...taxTotals(invoice),
			monetaryTotal(invoice),
			...invoice.lines.map((line) => ublLine(line, invoice.currency, isCreditNote)),
		].filter((part) => part !== null),
	};
	const namespaces = {
		doc: `${UBL}:${documentName}-2`,
		cac: `${UBL}:CommonAggregateComponents-2`,
		cbc: `${UBL}:CommonBasicComponents-2`,
	};
	// UBL documents customarily have the document namespace as default namespace.
	return renderXml(root, namespaces, { ...style, prefixes: { doc: '', ...style?.prefixes } });
}

function header(invoice: Invoice, profile: UblProfile, isCreditNote: boolean): Maybe[] {
	const typeCode = isCreditNote ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode';
	const taxPointDate = el('cbc:TaxPointDate', invoice.taxPointDate);
	return [
		el('cbc:CustomizationID', UBL_CUSTOMIZATIONS[profile]),
		el('cbc:ProfileID', 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'),
		el('cbc:ID', invoice.number),
		el('cbc:IssueDate', invoice.issueDate),
		isCreditNote ? taxPointDate : el('cbc:DueDate', invoice.dueDate),
		el(typeCode, invoice.typeCode),
		...invoice.notes.map(({ subjectCode, text }) =>
			el('cbc:Note', subjectCode === null ? text : `#${subjectCode}#${text}`),
		),
		isCreditNote ? null : taxPointDate,
		el('cbc:DocumentCurrencyCode', invoice.currency),
		el('cbc:TaxCurrencyCode', invoice.taxCurrency),
		el('cbc:AccountingCost', invoice.accountingReference),
		el('cbc:BuyerReference', invoice.buyerReference),
	];
}

function references(invoice: Invoice, isCreditNote: boolean): Maybe[] {
	const contract = reference('cac:ContractDocumentReference', invoice.contractReference);
	return [
		el('cac:InvoicePeriod', [
			el('cbc:StartDate', invoice.delivery.from),
			el('cbc:EndDate', invoice.delivery.to),
		]),
		el('cac:OrderReference', [
			el('cbc:ID', invoice.orderReference),
			el('cbc:SalesOrderID', invoice.salesOrderReference),
		]),
		...invoice.precedingInvoices.map((preceding) =>
			el('cac:BillingReference', [
				el('cac:InvoiceDocumentReference', [
					el('cbc:ID', preceding.number),
					el('cbc:IssueDate', preceding.issueDate),
				]),
			]),
		),
		reference('cac:DespatchDocumentReference', invoice.despatchAdviceReference),
		reference('cac:ReceiptDocumentReference', invoice.receivingAdviceReference),
		contract,
		...invoice.attachments.map(additionalDocument),
		projectReference(invoice.projectReference, isCreditNote),
	];
}

/** A credit note has no ProjectReference; EN 16931 maps BT-11 to a document of type 50 there. */
function projectReference(project: string | null, isCreditNote: boolean): Maybe {
	if (!isCreditNote) return reference('cac:ProjectReference', project);
	return project === null
		? null
		: el('cac:AdditionalDocumentReference', [
				el('cbc:ID', project),
				el('cbc:DocumentTypeCode', '50'),
			]);
}

function parties(invoice: Invoice): Maybe[] {
	return [
		ublParty('cac:AccountingSupplierParty', invoice.seller, invoice.payment.creditorId),
		ublParty('cac:AccountingCustomerParty', invoice.buyer, null),
		ublOtherParty('cac:PayeeParty', invoice.payee),
		ublOtherParty('cac:TaxRepresentativeParty', invoice.taxRepresentative),
	];
}

function delivery({ delivery: supply, deliverTo }: Invoice): Maybe {
	return el('cac:Delivery', [
		el('cbc:ActualDeliveryDate', supply.date),
		el('cac:DeliveryLocation', deliverTo && [ublAddress('cac:Address', deliverTo.address)]),
		el('cac:DeliveryParty', [el('cac:PartyName', [el('cbc:Name', deliverTo?.name)])]),
	]);
}

function paymentMeans(invoice: Invoice, isCreditNote: boolean): Maybe[] {
	const { payment } = invoice;
	if (payment.meansCode === null) return [];
	const accounts = payment.ibans.length > 0 ? payment.ibans : [null];
	return accounts.map((iban, index) =>
		el('cac:PaymentMeans', [
			el('cbc:PaymentMeansCode', payment.meansCode, { name: payment.meansText }),
			isCreditNote ? el('cbc:PaymentDueDate', invoice.dueDate) : null,
			el('cbc:PaymentID', payment.remittance),
			el('cac:PayeeFinancialAccount', [
				el('cbc:ID', iban),
				index === 0 ? el('cbc:Name', payment.accountName) : null,
				index === 0 ? el('cac:FinancialInstitutionBranch', [el('cbc:ID', payment.bic)]) : null,
			]),
			el('cac:PaymentMandate', [
				el('cbc:ID', payment.mandateReference),
				el('cac:PayerFinancialAccount', [el('cbc:ID', payment.debitedIban)]),
			]),
		]),
	);
}

function taxTotals(invoice: Invoice): Maybe[] {
	const { currency } = invoice;
	return [
		el('cac:TaxTotal', [
			ublAmount('cbc:TaxAmount', invoice.totals.tax, currency),
			...invoice.vatBreakdown.map((group) =>
				el('cac:TaxSubtotal', [
					ublAmount('cbc:TaxableAmount', group.net, currency),
					ublAmount('cbc:TaxAmount', group.tax, currency),
					ublTaxCategory('cac:TaxCategory', group),
				]),
			),
		]),
		el('cac:TaxTotal', [
			ublAmount('cbc:TaxAmount', invoice.totals.taxInTaxCurrency, invoice.taxCurrency),
		]),
	];
}

function monetaryTotal({ totals, currency }: Invoice): Maybe {
	return el('cac:LegalMonetaryTotal', [
		ublAmount('cbc:LineExtensionAmount', totals.lines, currency),
		ublAmount('cbc:TaxExclusiveAmount', totals.net, currency),
		ublAmount('cbc:TaxInclusiveAmount', totals.gross, currency),
		ublAmount('cbc:AllowanceTotalAmount', totals.allowances, currency),
		ublAmount('cbc:ChargeTotalAmount', totals.charges, currency),
		ublAmount('cbc:PrepaidAmount', totals.prepaid, currency),
		ublAmount('cbc:PayableRoundingAmount', totals.rounding, currency),
		ublAmount('cbc:PayableAmount', totals.payable, currency),
	]);
}

function reference(name: string, id: string | null): Maybe {
	return el(name, [el('cbc:ID', id)]);
}

function additionalDocument(attachment: Attachment): Maybe {
	return el('cac:AdditionalDocumentReference', [
		el('cbc:ID', attachment.id),
		el('cbc:DocumentDescription', attachment.description),
		el('cac:Attachment', [
			el('cbc:EmbeddedDocumentBinaryObject', attachmentContent(attachment), {
				mimeCode: attachment.mimeType,
				filename: attachment.fileName,
			}),
			el('cac:ExternalReference', [el('cbc:URI', attachment.uri)]),
		]),
	]);
}
