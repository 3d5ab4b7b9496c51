import type { DecimalString } from '../invoice/money';
import type { Totals } from '../invoice/schema';
import type { IssueLog } from './issue-log';
import { decimalOf } from './values';
import type { XmlElement } from './xml-tree';

/** BT-5 and BT-6. */
export interface Currencies {
	readonly currency: string | null;
	readonly taxCurrency: string | null;
}

/**
 * Tells BT-110 from BT-111: with a VAT accounting currency the total VAT stands twice, in either order, and only
 * its currency says which is which.
 *
 * @param elements every total VAT of the document
 * @param currencies BT-5 and BT-6
 * @param issues where an ambiguity is reported
 * @returns the VAT in the invoice currency and in the accounting currency
 */
export function assignTaxTotals(
	elements: readonly XmlElement[],
	{ currency, taxCurrency }: Currencies,
	issues: IssueLog,
): Pick<Totals, 'tax' | 'taxInTaxCurrency'> {
	const unmarked = elements.filter((element) => element.attribute('currencyID') === null);
	const tax = inCurrency(elements, currency) ?? (unmarked.length === 1 ? unmarked[0] : undefined);
	const accounting = taxCurrency === currency ? undefined : inCurrency(elements, taxCurrency);
	if (tax === undefined && elements.length > (accounting === undefined ? 0 : 1)) {
		const currencies = elements.map((element) => element.attribute('currencyID') ?? '?');
		issues.report('TAX_TOTAL_AMBIGUOUS', 'totals.tax', currencies.join(', '));
	}
	return {
		tax: decimalOf(tax, 'totals.tax', issues),
		taxInTaxCurrency: decimalOf(accounting, 'totals.taxInTaxCurrency', issues),
	};
}

function inCurrency(
	elements: readonly XmlElement[],
	currency: string | null,
): XmlElement | undefined {
	if (currency === null) return undefined;
	return elements.find((element) => element.attribute('currencyID') === currency);
}

/**
 * Reads a total. One that is marked with another currency than the invoice's is reported; its value is kept as
 * written.
 *
 * @param element the amount, or undefined
 * @param path place in the invoice
 * @param at BT-5 and BT-6, and where issues are reported
 * @returns the amount, or null when absent or unreadable
 */
export function totalOf(
	element: XmlElement | undefined,
	path: string,
	{ currencies, issues }: { readonly currencies: Currencies; readonly issues: IssueLog },
): DecimalString | null {
	if (element === undefined) return null;
	const marked = element.attribute('currencyID');
	if (marked !== null && currencies.currency !== null && marked !== currencies.currency) {
		issues.report('CURRENCY_DIFFERS', path, marked);
	}
	return decimalOf(element, path, issues);
}
