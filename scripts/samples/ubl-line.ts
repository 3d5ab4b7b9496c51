import { toBig } from '../../lib/invoice/money';
import type { AllowanceCharge, InvoiceLine } from '../../lib/invoice/schema';
import { vatScheme } from './ubl-party';
import { el, type XmlElement } from './xml';

type Maybe = XmlElement | null;

/**
 * @param line BG-25
 * @param currency BT-5, which UBL repeats on every amount
 * @param isCreditNote the document is a CreditNote
 * @returns the line in the order of UBL 2.1
 */
export function ublLine(line: InvoiceLine, currency: string | null, isCreditNote: boolean): Maybe {
	return el(isCreditNote ? 'cac:CreditNoteLine' : 'cac:InvoiceLine', [
		el('cbc:ID', line.id),
		el('cbc:Note', line.note),
		el(isCreditNote ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, {
			unitCode: line.unit,
		}),
		ublAmount('cbc:LineExtensionAmount', line.net, currency),
		el('cbc:AccountingCost', line.accountingReference),
		el('cac:InvoicePeriod', [
			el('cbc:StartDate', line.period?.from),
			el('cbc:EndDate', line.period?.to),
		]),
		el('cac:OrderLineReference', [el('cbc:LineID', line.orderLine)]),
		...line.allowances.map((entry) => ublAllowanceCharge(entry, false, currency)),
		...line.charges.map((entry) => ublAllowanceCharge(entry, true, currency)),
		item(line),
		price(line, currency),
	]);
}

/**
 * @param entry allowance or charge of document or line
 * @param isCharge true for a charge
 * @param currency BT-5
 * @returns BG-20, BG-21, BG-27 or BG-28
 */
export function ublAllowanceCharge(
	entry: AllowanceCharge,
	isCharge: boolean,
	currency: string | null,
): Maybe {
	return el('cac:AllowanceCharge', [
		el('cbc:ChargeIndicator', String(isCharge)),
		el('cbc:AllowanceChargeReasonCode', entry.reasonCode),
		el('cbc:AllowanceChargeReason', entry.reason),
		el('cbc:MultiplierFactorNumeric', entry.percentage),
		ublAmount('cbc:Amount', entry.amount, currency),
		ublAmount('cbc:BaseAmount', entry.baseAmount, currency),
		ublTaxCategory('cac:TaxCategory', { category: entry.vatCategory, rate: entry.vatRate }),
	]);
}

/**
 * @param name element name
 * @param vat category and rate, in a VAT group with its exemption
 * @returns the VAT category, or null without one
 */
export function ublTaxCategory(
	name: string,
	vat: {
		category: string | null;
		rate: string | null;
		exemptionReason?: string | null;
		exemptionCode?: string | null;
	},
): Maybe {
	if (vat.category === null) return null;
	return el(name, [
		el('cbc:ID', vat.category),
		el('cbc:Percent', vat.rate),
		el('cbc:TaxExemptionReasonCode', vat.exemptionCode),
		el('cbc:TaxExemptionReason', vat.exemptionReason),
		vatScheme(),
	]);
}

/**
 * @param name element name
 * @param value decimal
 * @param currency BT-5 or BT-6
 * @returns the amount with its currency
 */
export function ublAmount(name: string, value: string | null, currency: string | null): Maybe {
	return el(name, value, { currencyID: currency });
}

function item(line: InvoiceLine): Maybe {
	return el('cac:Item', [
		el('cbc:Description', line.description),
		el('cbc:Name', line.name),
		el('cac:BuyersItemIdentification', [el('cbc:ID', line.buyerItemId)]),
		el('cac:SellersItemIdentification', [el('cbc:ID', line.sellerItemId)]),
		el('cac:StandardItemIdentification', [el('cbc:ID', line.standardItemId, { schemeID: '0160' })]),
		ublTaxCategory('cac:ClassifiedTaxCategory', {
			category: line.vatCategory,
			rate: line.vatRate,
		}),
	]);
}

function price(line: InvoiceLine, currency: string | null): Maybe {
	return el('cac:Price', [
		ublAmount('cbc:PriceAmount', line.netPrice, currency),
		el('cbc:BaseQuantity', line.priceBaseQuantity, { unitCode: line.unit }),
		line.grossPrice === null
			? null
			: el('cac:AllowanceCharge', [
					el('cbc:ChargeIndicator', 'false'),
					ublAmount(
						'cbc:Amount',
						toBig(line.grossPrice).minus(toBig(line.netPrice)).toFixed(),
						currency,
					),
					ublAmount('cbc:BaseAmount', line.grossPrice, currency),
				]),
	]);
}
