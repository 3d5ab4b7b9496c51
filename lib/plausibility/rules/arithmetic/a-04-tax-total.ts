import { sum } from '../../../invoice/money';
import { differs } from '../../facts/amounts';
import type { Rule } from '../../rule';

/** A missing VAT total counts as zero, so that a group with VAT and no total is found. */
export const taxTotal: Rule = {
	id: 'A-04',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-CO-14; § 14 (4) no. 8 UStG',
	title: { de: 'Summe der Umsatzsteuer', en: 'Total VAT' },
	text: {
		de: 'Die Umsatzsteuer ist mit {found} angegeben, die Steuerbeträge der einzelnen Steuersätze ergeben aber {expected}.',
		en: 'The total VAT is stated as {found}, but the VAT amounts of the rates add up to {expected}.',
	},
	check({ totals, vatBreakdown }) {
		const amounts = vatBreakdown.map(({ tax }) => tax);
		if (amounts.every((amount) => amount === null)) return [];
		return differs('totals.tax', totals.tax, sum(amounts));
	},
};
