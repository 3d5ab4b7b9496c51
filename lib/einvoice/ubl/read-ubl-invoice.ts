import type { Invoice } from '../../invoice/schema';
import { allCac, allCbc, cac, cbc, type UblDialect } from './names';
import { readAllowancesAndCharges } from './ubl-allowances';
import { readLines } from './ubl-lines';
import { projectFromDocuments, supportingDocuments } from './ubl-documents';
import { readAddress, readOtherParty, readParty } from './ubl-parties';
import { readPayment } from './ubl-payment';
import { readTotals, readVatBreakdown } from './ubl-totals';
import type { ReadContext } from '../syntax';
import { dateOf, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/**
 * @param root root element
 * @returns BT-24 as written, or null
 */
export function ublGuideline(root: XmlElement): string | null {
	return lineText(cbc(root, 'CustomizationID'));
}

/**
 * Reads a UBL invoice or credit note.
 *
 * @param root root element
 * @param dialect names of the document type
 * @param context where issues go, and the profile
 * @returns the canonical invoice
 */
export function readUblInvoice(
	root: XmlElement,
	dialect: UblDialect,
	context: ReadContext,
): Invoice {
	const { issues } = context;
	const order = cac(root, 'OrderReference');
	const currency = lineText(cbc(root, 'DocumentCurrencyCode'));
	const taxCurrency = lineText(cbc(root, 'TaxCurrencyCode'));
	const supplier = cac(cac(root, 'AccountingSupplierParty'), 'Party');
	const customer = cac(cac(root, 'AccountingCustomerParty'), 'Party');
	const payee = cac(root, 'PayeeParty');
	const deliveries = allCac(root, 'Delivery');
	return {
		number: lineText(cbc(root, 'ID')),
		typeCode: lineText(cbc(root, dialect.typeCode)),
		issueDate: dateOf(cbc(root, 'IssueDate'), 'issueDate', issues),
		dueDate: dateOf(dueDateElement(root), 'dueDate', issues),
		delivery: readDelivery(root, deliveries, context),
		taxPointDate: dateOf(cbc(root, 'TaxPointDate'), 'taxPointDate', issues),
		currency,
		taxCurrency,
		seller: readParty(supplier),
		buyer: readParty(customer),
		payee: readOtherParty(payee),
		taxRepresentative: readOtherParty(cac(root, 'TaxRepresentativeParty')),
		deliverTo: readDeliverTo(deliveries),
		payment: readPayment(root, [supplier, payee], issues),
		totals: readTotals(root, { currency, taxCurrency }, context),
		vatBreakdown: readVatBreakdown(root, currency, issues),
		lines: readLines(root, dialect, issues),
		...readAllowancesAndCharges(root, '', issues),
		orderReference: lineText(cbc(order, 'ID')),
		salesOrderReference: lineText(cbc(order, 'SalesOrderID')),
		buyerReference: lineText(cbc(root, 'BuyerReference')),
		contractReference: lineText(cbc(cac(root, 'ContractDocumentReference'), 'ID')),
		projectReference:
			lineText(cbc(cac(root, 'ProjectReference'), 'ID')) ?? projectFromDocuments(root),
		despatchAdviceReference: lineText(cbc(cac(root, 'DespatchDocumentReference'), 'ID')),
		receivingAdviceReference: lineText(cbc(cac(root, 'ReceiptDocumentReference'), 'ID')),
		accountingReference: lineText(cbc(root, 'AccountingCost')),
		precedingInvoices: readPreceding(root, context),
		notes: readNotes(root),
		attachments: supportingDocuments(root),
	};
}

/** A credit note has no due date of its own before UBL 2.2; it stands with the payment means. */
function dueDateElement(root: XmlElement): XmlElement | undefined {
	const own = cbc(root, 'DueDate');
	if (own !== undefined) return own;
	for (const means of allCac(root, 'PaymentMeans')) {
		const date = cbc(means, 'PaymentDueDate');
		if (date !== undefined) return date;
	}
	return undefined;
}

function readDelivery(
	root: XmlElement,
	deliveries: readonly XmlElement[],
	{ issues }: ReadContext,
): Invoice['delivery'] {
	const dated = deliveries.find((delivery) => cbc(delivery, 'ActualDeliveryDate') !== undefined);
	const period = cac(root, 'InvoicePeriod');
	return {
		date: dateOf(cbc(dated, 'ActualDeliveryDate'), 'delivery.date', issues),
		from: dateOf(cbc(period, 'StartDate'), 'delivery.from', issues),
		to: dateOf(cbc(period, 'EndDate'), 'delivery.to', issues),
	};
}

function readDeliverTo(deliveries: readonly XmlElement[]): Invoice['deliverTo'] {
	for (const delivery of deliveries) {
		const name = lineText(cbc(cac(cac(delivery, 'DeliveryParty'), 'PartyName'), 'Name'));
		const address = cac(cac(delivery, 'DeliveryLocation'), 'Address');
		if (name !== null || address !== undefined) return { name, address: readAddress(address) };
	}
	return null;
}

function readPreceding(root: XmlElement, { issues }: ReadContext): Invoice['precedingInvoices'] {
	return allCac(root, 'BillingReference').flatMap((billing, index) => {
		const document =
			cac(billing, 'InvoiceDocumentReference') ?? cac(billing, 'CreditNoteDocumentReference');
		if (document === undefined) return [];
		const path = `precedingInvoices[${index}].issueDate`;
		return [
			{
				number: lineText(cbc(document, 'ID')),
				issueDate: dateOf(cbc(document, 'IssueDate'), path, issues),
			},
		];
	});
}

/** EN 16931 in UBL writes the subject code BT-21 in front of the text: `#ADU#text`. */
const CODED_NOTE = /^#([A-Z]{3})#\s*([^]+)$/;

function readNotes(root: XmlElement): Invoice['notes'] {
	return allCbc(root, 'Note').flatMap((note) => {
		const text = note.text.trim();
		if (text === '') return [];
		const [, subjectCode, rest] = CODED_NOTE.exec(text) ?? [];
		return [{ subjectCode: subjectCode ?? null, text: rest ?? text }];
	});
}
