import type { Invoice } from '../../invoice/schema';
import { invoiceAttachments } from './cii-attachments';
import { headerAllowancesAndCharges } from './cii-allowances';
import { readLines } from './cii-lines';
import { readAddress, readOtherParty, readParty } from './cii-parties';
import { readPayment } from './cii-payment';
import { readTotals, readVatBreakdown } from './cii-totals';
import type { CiiNames } from './dialect';
import type { ReadContext } from '../syntax';
import { blockText, dateOf, lineText } from '../values';
import { child, type XmlElement } from '../xml-tree';

/**
 * @param root root element
 * @param names look-ups of the dialect
 * @returns BT-24 as written, or null
 */
export function ciiGuideline(root: XmlElement, names: CiiNames): string | null {
	const context = child(root, names.dialect.rsm, names.dialect.context);
	return lineText(
		names.ram(names.ram(context, 'GuidelineSpecifiedDocumentContextParameter'), 'ID'),
	);
}

/**
 * Reads a Cross Industry Invoice or a ZUGFeRD 1.0 document.
 *
 * @param root root element
 * @param names look-ups of the dialect
 * @param context where issues go
 * @returns the canonical invoice
 */
export function readCiiInvoice(root: XmlElement, names: CiiNames, context: ReadContext): Invoice {
	const { dialect } = names;
	const { issues } = context;
	const document = child(root, dialect.rsm, dialect.document);
	const transaction = child(root, dialect.rsm, dialect.transaction);
	const agreement = names.ram(transaction, `${dialect.header}TradeAgreement`);
	const delivery = names.ram(transaction, `${dialect.header}TradeDelivery`);
	const settlement = names.ram(transaction, `${dialect.header}TradeSettlement`);
	const issueDate = dateOf(names.date(names.ram(document, 'IssueDateTime')), 'issueDate', issues);
	const currency = lineText(names.ram(settlement, 'InvoiceCurrencyCode'));
	const taxCurrency = lineText(names.ram(settlement, 'TaxCurrencyCode'));
	const { payment, dueDate } = readPayment(settlement, issueDate, names, issues);
	const vatGroups = names.all(settlement, 'ApplicableTradeTax');
	return {
		number: lineText(names.ram(document, 'ID')),
		typeCode: lineText(names.ram(document, 'TypeCode')),
		issueDate,
		dueDate,
		delivery: readDelivery(delivery, settlement, names, context),
		taxPointDate: dateOf(firstTaxPoint(vatGroups, names), 'taxPointDate', issues),
		currency,
		taxCurrency,
		seller: readParty(names.ram(agreement, 'SellerTradeParty'), names),
		buyer: readParty(names.ram(agreement, 'BuyerTradeParty'), names),
		payee: readOtherParty(names.ram(settlement, 'PayeeTradeParty'), names),
		taxRepresentative: readOtherParty(
			names.ram(agreement, 'SellerTaxRepresentativeTradeParty'),
			names,
		),
		deliverTo: readDeliverTo(names.ram(delivery, 'ShipToTradeParty'), names),
		payment,
		totals: readTotals(settlement, { currency, taxCurrency }, names, issues),
		vatBreakdown: readVatBreakdown(vatGroups, names, issues),
		lines: readLines(names.all(transaction, 'IncludedSupplyChainTradeLineItem'), names, issues),
		...headerAllowancesAndCharges(settlement, names, issues),
		orderReference: lineText(names.reference(agreement, 'BuyerOrderReferencedDocument')),
		salesOrderReference: lineText(names.reference(agreement, 'SellerOrderReferencedDocument')),
		buyerReference: lineText(names.ram(agreement, 'BuyerReference')),
		contractReference: lineText(names.reference(agreement, 'ContractReferencedDocument')),
		projectReference: lineText(names.ram(names.ram(agreement, 'SpecifiedProcuringProject'), 'ID')),
		despatchAdviceReference: lineText(
			names.reference(delivery, 'DespatchAdviceReferencedDocument'),
		),
		receivingAdviceReference: lineText(
			names.reference(delivery, 'ReceivingAdviceReferencedDocument'),
		),
		accountingReference: lineText(
			names.ram(names.ram(settlement, 'ReceivableSpecifiedTradeAccountingAccount'), 'ID'),
		),
		precedingInvoices: readPreceding(settlement, names, context),
		notes: readNotes(document, names),
		attachments: invoiceAttachments(agreement, names),
	};
}

function readDelivery(
	delivery: XmlElement | undefined,
	settlement: XmlElement | undefined,
	names: CiiNames,
	{ issues }: ReadContext,
): Invoice['delivery'] {
	const event = names.ram(delivery, 'ActualDeliverySupplyChainEvent');
	const period = names.ram(settlement, 'BillingSpecifiedPeriod');
	return {
		date: dateOf(names.date(names.ram(event, 'OccurrenceDateTime')), 'delivery.date', issues),
		from: dateOf(names.date(names.ram(period, 'StartDateTime')), 'delivery.from', issues),
		to: dateOf(names.date(names.ram(period, 'EndDateTime')), 'delivery.to', issues),
	};
}

/** BT-7 belongs to the document, but CII repeats it in every VAT group. */
function firstTaxPoint(vatGroups: readonly XmlElement[], names: CiiNames): XmlElement | undefined {
	for (const group of vatGroups) {
		const date = names.ram(group, 'TaxPointDate');
		if (date !== undefined) return names.date(date);
	}
	return undefined;
}

function readDeliverTo(party: XmlElement | undefined, names: CiiNames): Invoice['deliverTo'] {
	if (party === undefined) return null;
	const name = lineText(names.ram(party, 'Name'));
	return { name, address: readAddress(names.ram(party, 'PostalTradeAddress'), names) };
}

function readPreceding(
	settlement: XmlElement | undefined,
	names: CiiNames,
	{ issues }: ReadContext,
): Invoice['precedingInvoices'] {
	return names.all(settlement, 'InvoiceReferencedDocument').map((reference, index) => {
		const date =
			names.ram(reference, 'FormattedIssueDateTime') ?? names.ram(reference, 'IssueDateTime');
		return {
			number: lineText(names.ram(reference, names.dialect.referenceId)),
			issueDate: dateOf(names.date(date), `precedingInvoices[${index}].issueDate`, issues),
		};
	});
}

function readNotes(document: XmlElement | undefined, names: CiiNames): Invoice['notes'] {
	return names.all(document, 'IncludedNote').flatMap((note) => {
		const text = blockText(names.ram(note, 'Content'));
		const subjectCode = lineText(names.ram(note, 'SubjectCode'));
		return text === null ? [] : [{ subjectCode, text }];
	});
}
