import { sum } from '../../invoice/money';
import type { Totals, VatBreakdown } from '../../invoice/schema';
import { assignTaxTotals, totalOf, type Currencies } from '../currencies';
import { allCac, cac, cbc } from './names';
import type { IssueLog } from '../issue-log';
import type { ReadContext } from '../syntax';
import { blockText, decimalOf, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/**
 * @param root invoice or credit note
 * @param currencies BT-5 and BT-6
 * @param context where unreadable values are reported; only the XRechnung extension has third-party payments
 * @returns BG-22
 */
export function readTotals(
	root: XmlElement,
	currencies: Currencies,
	{ issues, profile }: ReadContext,
): Totals {
	const sums = cac(root, 'LegalMonetaryTotal');
	const at = { currencies, issues };
	const taxTotals = allCac(root, 'TaxTotal').flatMap((total) => cbc(total, 'TaxAmount') ?? []);
	return {
		lines: totalOf(cbc(sums, 'LineExtensionAmount'), 'totals.lines', at),
		allowances: totalOf(cbc(sums, 'AllowanceTotalAmount'), 'totals.allowances', at),
		charges: totalOf(cbc(sums, 'ChargeTotalAmount'), 'totals.charges', at),
		net: totalOf(cbc(sums, 'TaxExclusiveAmount'), 'totals.net', at),
		...assignTaxTotals(taxTotals, currencies, issues),
		gross: totalOf(cbc(sums, 'TaxInclusiveAmount'), 'totals.gross', at),
		prepaid: totalOf(cbc(sums, 'PrepaidAmount'), 'totals.prepaid', at),
		rounding: totalOf(cbc(sums, 'PayableRoundingAmount'), 'totals.rounding', at),
		thirdParty: profile === 'XRECHNUNG-EXTENSION' ? thirdPartyPayments(root, issues) : null,
		payable: totalOf(cbc(sums, 'PayableAmount'), 'totals.payable', at),
	};
}

/** BT-DEX-002: elsewhere the same element only details what was prepaid. */
function thirdPartyPayments(root: XmlElement, issues: IssueLog): string | null {
	const payments = allCac(root, 'PrepaidPayment');
	if (payments.length === 0) return null;
	const amounts = payments.map((payment) =>
		decimalOf(cbc(payment, 'PaidAmount'), 'totals.thirdParty', issues),
	);
	// A sum with a part missing would be a wrong sum.
	return amounts.includes(null) ? null : sum(amounts).toFixed();
}

/**
 * @param root invoice or credit note
 * @param currency BT-5
 * @param issues where unreadable values are reported
 * @returns BG-23 of the tax total in the invoice currency, which alone has subtotals
 */
export function readVatBreakdown(
	root: XmlElement,
	currency: string | null,
	issues: IssueLog,
): VatBreakdown[] {
	const totals = allCac(root, 'TaxTotal').filter(
		(total) => cac(total, 'TaxSubtotal') !== undefined,
	);
	const inCurrency = totals.filter(
		(total) => cbc(total, 'TaxAmount')?.attribute('currencyID') === currency,
	);
	const subtotals = (inCurrency.length > 0 ? inCurrency : totals.slice(0, 1)).flatMap((total) =>
		allCac(total, 'TaxSubtotal'),
	);
	return subtotals.map((subtotal, index) => {
		const path = `vatBreakdown[${index}]`;
		const category = cac(subtotal, 'TaxCategory');
		const rate = cbc(category, 'Percent') ?? cbc(subtotal, 'Percent');
		return {
			category: lineText(cbc(category, 'ID')),
			rate: decimalOf(rate, `${path}.rate`, issues),
			net: decimalOf(cbc(subtotal, 'TaxableAmount'), `${path}.net`, issues),
			tax: decimalOf(cbc(subtotal, 'TaxAmount'), `${path}.tax`, issues),
			exemptionReason: blockText(cbc(category, 'TaxExemptionReason')),
			exemptionCode: lineText(cbc(category, 'TaxExemptionReasonCode')),
		};
	});
}
