import type { InvoiceLine, LineKind } from '../../lib/invoice/schema';
import { toBig } from '../../lib/invoice/money';
import {
	amount,
	billingPeriod,
	chargeIndicator,
	tradeAllowanceCharge,
	vatCategory,
	type CiiDialect,
} from './cii-parts';
import { el, type XmlElement } from './xml';

/** Cross Industry Invoice D16B as used by Factur-X, ZUGFeRD 2 and XRechnung. */
export const CII: CiiDialect = {
	rate: 'RateApplicablePercent',
	currency: null,
	modernParties: true,
};

const STATUS: Readonly<Record<LineKind, string | null>> = {
	detail: null,
	group: 'GROUP',
	information: 'INFORMATION',
	text: null,
};

/**
 * @param line BG-25
 * @returns the line in the order of SupplyChainTradeLineItemType
 */
export function ciiLine(line: InvoiceLine): XmlElement | null {
	return el('ram:IncludedSupplyChainTradeLineItem', [
		el('ram:AssociatedDocumentLineDocument', [
			el('ram:LineID', line.id),
			el('ram:ParentLineID', line.parentId),
			el('ram:LineStatusReasonCode', STATUS[line.kind] ?? (line.parentId && 'DETAIL')),
			el('ram:IncludedNote', [el('ram:Content', line.note)]),
		]),
		el('ram:SpecifiedTradeProduct', [
			el('ram:GlobalID', line.standardItemId, { schemeID: '0160' }),
			el('ram:SellerAssignedID', line.sellerItemId),
			el('ram:BuyerAssignedID', line.buyerItemId),
			el('ram:Name', line.name),
			el('ram:Description', line.description),
		]),
		el('ram:SpecifiedLineTradeAgreement', [
			el('ram:BuyerOrderReferencedDocument', [el('ram:LineID', line.orderLine)]),
			grossPrice(line, CII),
			netPrice(line, CII),
		]),
		el('ram:SpecifiedLineTradeDelivery', [billedQuantity(line)]),
		el('ram:SpecifiedLineTradeSettlement', [
			vatCategory('ram:ApplicableTradeTax', line.vatCategory, line.vatRate, CII),
			billingPeriod(line.period),
			...line.allowances.map((entry) => tradeAllowanceCharge(entry, false, CII)),
			...line.charges.map((entry) => tradeAllowanceCharge(entry, true, CII)),
			el('ram:SpecifiedTradeSettlementLineMonetarySummation', [
				el('ram:LineTotalAmount', line.net),
			]),
			el('ram:ReceivableSpecifiedTradeAccountingAccount', [el('ram:ID', line.accountingReference)]),
		]),
	]);
}

/**
 * @param line BG-25
 * @returns BT-129 with BT-130
 */
export function billedQuantity(line: InvoiceLine): XmlElement | null {
	return el('ram:BilledQuantity', line.quantity, { unitCode: line.unit });
}

/**
 * @param line BG-25
 * @param dialect syntax
 * @returns BT-146 with BT-149
 */
export function netPrice(line: InvoiceLine, dialect: CiiDialect): XmlElement | null {
	return el('ram:NetPriceProductTradePrice', [
		amount('ram:ChargeAmount', line.netPrice, dialect),
		basisQuantity(line),
	]);
}

/**
 * @param line BG-25
 * @param dialect syntax
 * @returns BT-148 with the discount BT-147 that leads to the net price; null without gross price
 */
export function grossPrice(line: InvoiceLine, dialect: CiiDialect): XmlElement | null {
	if (line.grossPrice === null) return null;
	const discount = toBig(line.grossPrice).minus(toBig(line.netPrice)).toFixed();
	return el('ram:GrossPriceProductTradePrice', [
		amount('ram:ChargeAmount', line.grossPrice, dialect),
		basisQuantity(line),
		el('ram:AppliedTradeAllowanceCharge', [
			chargeIndicator(false),
			amount('ram:ActualAmount', discount, dialect),
		]),
	]);
}

function basisQuantity(line: InvoiceLine): XmlElement | null {
	return el('ram:BasisQuantity', line.priceBaseQuantity, { unitCode: line.unit });
}
