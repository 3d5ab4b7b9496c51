import type { Totals, VatBreakdown } from '../../invoice/schema';
import { assignTaxTotals, totalOf, type Currencies } from '../currencies';
import type { CiiNames } from './dialect';
import type { IssueLog } from '../issue-log';
import { blockText, decimalOf, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/**
 * @param settlement trade settlement of the document
 * @param currencies BT-5 and BT-6
 * @param names look-ups of the dialect
 * @param issues where unreadable values are reported
 * @returns BG-22
 */
export function readTotals(
	settlement: XmlElement | undefined,
	currencies: Currencies,
	names: CiiNames,
	issues: IssueLog,
): Totals {
	const sums = names.ram(settlement, names.dialect.summation);
	const at = { currencies, issues };
	return {
		lines: totalOf(names.ram(sums, 'LineTotalAmount'), 'totals.lines', at),
		allowances: totalOf(names.ram(sums, 'AllowanceTotalAmount'), 'totals.allowances', at),
		charges: totalOf(names.ram(sums, 'ChargeTotalAmount'), 'totals.charges', at),
		net: totalOf(names.ram(sums, 'TaxBasisTotalAmount'), 'totals.net', at),
		...assignTaxTotals(names.all(sums, 'TaxTotalAmount'), currencies, issues),
		gross: totalOf(names.ram(sums, 'GrandTotalAmount'), 'totals.gross', at),
		prepaid: totalOf(names.ram(sums, 'TotalPrepaidAmount'), 'totals.prepaid', at),
		rounding: totalOf(names.ram(sums, 'RoundingAmount'), 'totals.rounding', at),
		// The XRechnung extension defines third-party payments for UBL only.
		thirdParty: null,
		payable: totalOf(names.ram(sums, 'DuePayableAmount'), 'totals.payable', at),
	};
}

/**
 * @param groups `ApplicableTradeTax` of the document
 * @param names look-ups of the dialect
 * @param issues where unreadable values are reported
 * @returns BG-23 in document order
 */
export function readVatBreakdown(
	groups: readonly XmlElement[],
	names: CiiNames,
	issues: IssueLog,
): VatBreakdown[] {
	return groups.map((group, index) => {
		const path = `vatBreakdown[${index}]`;
		return {
			category: lineText(names.ram(group, 'CategoryCode')),
			rate: decimalOf(names.ram(group, names.dialect.vatRate), `${path}.rate`, issues),
			net: decimalOf(names.ram(group, 'BasisAmount'), `${path}.net`, issues),
			tax: decimalOf(names.ram(group, 'CalculatedAmount'), `${path}.tax`, issues),
			exemptionReason: blockText(names.ram(group, 'ExemptionReason')),
			exemptionCode: lineText(names.ram(group, 'ExemptionReasonCode')),
		};
	});
}
