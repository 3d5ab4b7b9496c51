import type { Invoice, InvoiceLine } from '../../lib/invoice/schema';
import { billedQuantity, grossPrice, netPrice } from './cii-line';
import {
	amount,
	billingPeriod,
	date,
	tradeAllowanceCharge,
	tradeParty,
	tradeTax,
	vatCategory,
	type CiiDialect,
} from './cii-parts';
import { ciiPaymentMeans } from './cii-settlement';
import { el, renderXml, type XmlElement, type XmlStyle } from './xml';

const NAMESPACES = {
	rsm: 'urn:ferd:CrossIndustryDocument:invoice:1p0',
	ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12',
	udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15',
};

/**
 * Writes ZUGFeRD 1.0 COMFORT, the syntax of German invoices from 2014 to 2019. What 1.0 has no element
 * for (electronic address, register number, mandate, attachments …) is left out.
 *
 * @param invoice the invoice
 * @param style XML spelling
 * @returns the XML without declaration
 */
export function writeZugferd1(invoice: Invoice, style?: XmlStyle): string {
	const dialect: CiiDialect = {
		rate: 'ApplicablePercent',
		currency: invoice.currency,
		modernParties: false,
	};
	const root: XmlElement = {
		name: 'rsm:CrossIndustryDocument',
		attributes: {},
		content: [
			el('rsm:SpecifiedExchangedDocumentContext', [
				el('ram:GuidelineSpecifiedDocumentContextParameter', [
					el('ram:ID', 'urn:ferd:CrossIndustryDocument:invoice:1p0:comfort'),
				]),
			]),
			header(invoice),
			transaction(invoice, dialect),
		].filter((part) => part !== null),
	};
	return renderXml(root, NAMESPACES, style);
}

function header(invoice: Invoice): XmlElement | null {
	return el('rsm:HeaderExchangedDocument', [
		el('ram:ID', invoice.number),
		el('ram:Name', invoice.typeCode === '381' ? 'GUTSCHRIFT' : 'RECHNUNG'),
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

function transaction(invoice: Invoice, dialect: CiiDialect): XmlElement | null {
	return el('rsm:SpecifiedSupplyChainTradeTransaction', [
		el('ram:ApplicableSupplyChainTradeAgreement', [
			el('ram:BuyerReference', invoice.buyerReference),
			tradeParty('ram:SellerTradeParty', invoice.seller, dialect),
			tradeParty('ram:BuyerTradeParty', invoice.buyer, dialect),
			el('ram:BuyerOrderReferencedDocument', [el('ram:ID', invoice.orderReference)]),
			el('ram:ContractReferencedDocument', [el('ram:ID', invoice.contractReference)]),
		]),
		el('ram:ApplicableSupplyChainTradeDelivery', [
			el('ram:ActualDeliverySupplyChainEvent', [
				date('ram:OccurrenceDateTime', invoice.delivery.date),
			]),
		]),
		settlement(invoice, dialect),
		...invoice.lines.map((line) => lineItem(line, dialect)),
	]);
}

function settlement(invoice: Invoice, dialect: CiiDialect): XmlElement | null {
	const { payment } = invoice;
	return el('ram:ApplicableSupplyChainTradeSettlement', [
		el('ram:PaymentReference', payment.remittance),
		el('ram:InvoiceCurrencyCode', invoice.currency),
		...ciiPaymentMeans(payment),
		...invoice.vatBreakdown.map((group) => tradeTax(group, null, dialect)),
		billingPeriod(invoice.delivery),
		...invoice.allowances.map((entry) => tradeAllowanceCharge(entry, false, dialect)),
		...invoice.charges.map((entry) => tradeAllowanceCharge(entry, true, dialect)),
		el('ram:SpecifiedTradePaymentTerms', [
			el('ram:Description', payment.terms),
			date('ram:DueDateDateTime', invoice.dueDate),
		]),
		totals(invoice, dialect),
		el('ram:ReceivableSpecifiedTradeAccountingAccount', [
			el('ram:ID', invoice.accountingReference),
		]),
	]);
}

function totals({ totals: sums }: Invoice, dialect: CiiDialect): XmlElement | null {
	return el('ram:SpecifiedTradeSettlementMonetarySummation', [
		amount('ram:LineTotalAmount', sums.lines, dialect),
		// 1.0 demands both sums even where the invoice has neither allowance nor charge.
		amount('ram:ChargeTotalAmount', sums.charges ?? '0.00', dialect),
		amount('ram:AllowanceTotalAmount', sums.allowances ?? '0.00', dialect),
		amount('ram:TaxBasisTotalAmount', sums.net, dialect),
		amount('ram:TaxTotalAmount', sums.tax, dialect),
		amount('ram:GrandTotalAmount', sums.gross, dialect),
		amount('ram:TotalPrepaidAmount', sums.prepaid, dialect),
		amount('ram:DuePayableAmount', sums.payable, dialect),
	]);
}

function lineItem(line: InvoiceLine, dialect: CiiDialect): XmlElement | null {
	return el('ram:IncludedSupplyChainTradeLineItem', [
		el('ram:AssociatedDocumentLineDocument', [
			el('ram:LineID', line.id),
			el('ram:IncludedNote', [el('ram:Content', line.note)]),
		]),
		el('ram:SpecifiedSupplyChainTradeAgreement', [
			grossPrice(line, dialect),
			netPrice(line, dialect),
		]),
		el('ram:SpecifiedSupplyChainTradeDelivery', [billedQuantity(line)]),
		el('ram:SpecifiedSupplyChainTradeSettlement', [
			vatCategory('ram:ApplicableTradeTax', line.vatCategory, line.vatRate, dialect),
			el('ram:SpecifiedTradeSettlementMonetarySummation', [
				amount('ram:LineTotalAmount', line.net, dialect),
			]),
		]),
		el('ram:SpecifiedTradeProduct', [
			el('ram:GlobalID', line.standardItemId, { schemeID: '0160' }),
			el('ram:SellerAssignedID', line.sellerItemId),
			el('ram:BuyerAssignedID', line.buyerItemId),
			el('ram:Name', line.name),
			el('ram:Description', line.description),
		]),
	]);
}
