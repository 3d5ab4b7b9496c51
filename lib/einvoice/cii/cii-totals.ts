import type { Totals, VatBreakdown } from '../../invoice/schema';
import { assignTaxTotals, reportOtherCurrency, type Currencies } from '../currencies';
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
	const amount = (local: string, field: keyof Totals) => {
		const element = names.ram(sums, local);
		reportOtherCurrency(element, `totals.${field}`, currencies, issues);
		return decimalOf(element, `totals.${field}`, issues);
	};
	return {
		lines: amount('LineTotalAmount', 'lines'),
		allowances: amount('AllowanceTotalAmount', 'allowances'),
		charges: amount('ChargeTotalAmount', 'charges'),
		net: amount('TaxBasisTotalAmount', 'net'),
		...assignTaxTotals(names.all(sums, 'TaxTotalAmount'), currencies, issues),
		gross: amount('GrandTotalAmount', 'gross'),
		prepaid: amount('TotalPrepaidAmount', 'prepaid'),
		rounding: amount('RoundingAmount', 'rounding'),
		// The XRechnung extension defines third-party payments for UBL only.
		thirdParty: null,
		payable: amount('DuePayableAmount', 'payable'),
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
