import type { AllowanceCharge } from '../../invoice/schema';
import { allCac, cac, cbc } from './names';
import { isCharge } from '../indicator';
import type { IssueLog } from '../issue-log';
import { decimalOf, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/**
 * @param parent document or line
 * @param scope place in the invoice with a trailing dot, empty for the document
 * @param issues where unreadable values are reported
 * @returns BG-20 and BG-21, or BG-27 and BG-28
 */
export function readAllowancesAndCharges(
	parent: XmlElement,
	scope: string,
	issues: IssueLog,
): { allowances: AllowanceCharge[]; charges: AllowanceCharge[] } {
	const allowances: AllowanceCharge[] = [];
	const charges: AllowanceCharge[] = [];
	for (const element of allCac(parent, 'AllowanceCharge')) {
		const charge = isCharge(cbc(element, 'ChargeIndicator'), `${scope}allowances`, issues);
		if (charge === null) continue;
		const list = charge ? charges : allowances;
		const path = `${scope}${charge ? 'charges' : 'allowances'}[${list.length}]`;
		list.push(allowanceCharge(element, path, issues));
	}
	return { allowances, charges };
}

function allowanceCharge(element: XmlElement, path: string, issues: IssueLog): AllowanceCharge {
	const tax = cac(element, 'TaxCategory');
	return {
		amount: decimalOf(cbc(element, 'Amount'), `${path}.amount`, issues),
		baseAmount: decimalOf(cbc(element, 'BaseAmount'), `${path}.baseAmount`, issues),
		percentage: decimalOf(cbc(element, 'MultiplierFactorNumeric'), `${path}.percentage`, issues),
		reason: lineText(cbc(element, 'AllowanceChargeReason')),
		reasonCode: lineText(cbc(element, 'AllowanceChargeReasonCode')),
		vatCategory: lineText(cbc(tax, 'ID')),
		vatRate: decimalOf(cbc(tax, 'Percent'), `${path}.vatRate`, issues),
	};
}
