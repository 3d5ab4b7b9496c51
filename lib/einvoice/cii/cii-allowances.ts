import type { AllowanceCharge } from '../../invoice/schema';
import type { CiiNames } from './dialect';
import { isCharge } from '../indicator';
import type { IssueLog } from '../issue-log';
import { decimalOf, lineText } from '../values';
import { child, type XmlElement } from '../xml-tree';

/** Allowances and charges of a document or a line. */
export interface AllowancesAndCharges {
	readonly allowances: AllowanceCharge[];
	readonly charges: AllowanceCharge[];
}

/**
 * @param settlement trade settlement of the document
 * @param names look-ups of the dialect
 * @param issues where unreadable values are reported
 * @returns BG-20 and BG-21; logistics services (freight, packaging; EXTENDED, ZUGFeRD 1.0) are charges
 */
export function headerAllowancesAndCharges(
	settlement: XmlElement | undefined,
	names: CiiNames,
	issues: IssueLog,
): AllowancesAndCharges {
	const { allowances, charges } = allowancesAndCharges(settlement, '', names, issues);
	const services = names
		.all(settlement, 'SpecifiedLogisticsServiceCharge')
		.map((service, index) =>
			serviceCharge(service, `charges[${charges.length + index}]`, names, issues),
		);
	return { allowances, charges: [...charges, ...services] };
}

/**
 * @param settlement trade settlement of the document or of a line
 * @param scope place in the invoice with a trailing dot, empty for the document
 * @param names look-ups of the dialect
 * @param issues where unreadable values are reported
 * @returns what is taken off and what is added
 */
export function allowancesAndCharges(
	settlement: XmlElement | undefined,
	scope: string,
	names: CiiNames,
	issues: IssueLog,
): AllowancesAndCharges {
	const allowances: AllowanceCharge[] = [];
	const charges: AllowanceCharge[] = [];
	for (const element of names.all(settlement, 'SpecifiedTradeAllowanceCharge')) {
		const indicator = names.ram(element, 'ChargeIndicator');
		const leaf = child(indicator, names.dialect.udt, 'Indicator') ?? indicator;
		const charge = isCharge(leaf, `${scope}allowances`, issues);
		if (charge === null) continue;
		const list = charge ? charges : allowances;
		const path = `${scope}${charge ? 'charges' : 'allowances'}[${list.length}]`;
		list.push(allowanceCharge(element, path, names, issues));
	}
	return { allowances, charges };
}

function allowanceCharge(
	element: XmlElement,
	path: string,
	names: CiiNames,
	issues: IssueLog,
): AllowanceCharge {
	const tax = names.ram(element, 'CategoryTradeTax');
	return {
		amount: decimalOf(names.ram(element, 'ActualAmount'), `${path}.amount`, issues),
		baseAmount: decimalOf(names.ram(element, 'BasisAmount'), `${path}.baseAmount`, issues),
		percentage: decimalOf(names.ram(element, 'CalculationPercent'), `${path}.percentage`, issues),
		reason: lineText(names.ram(element, 'Reason')),
		reasonCode: lineText(names.ram(element, 'ReasonCode')),
		vatCategory: lineText(names.ram(tax, 'CategoryCode')),
		vatRate: decimalOf(names.ram(tax, names.dialect.vatRate), `${path}.vatRate`, issues),
	};
}

function serviceCharge(
	element: XmlElement,
	path: string,
	names: CiiNames,
	issues: IssueLog,
): AllowanceCharge {
	const tax = names.ram(element, 'AppliedTradeTax');
	return {
		amount: decimalOf(names.ram(element, 'AppliedAmount'), `${path}.amount`, issues),
		baseAmount: null,
		percentage: null,
		reason: lineText(names.ram(element, 'Description')),
		reasonCode: null,
		vatCategory: lineText(names.ram(tax, 'CategoryCode')),
		vatRate: decimalOf(names.ram(tax, names.dialect.vatRate), `${path}.vatRate`, issues),
	};
}
