import { toBig } from '../../../invoice/money';
import { differs } from '../../facts/amounts';
import type { Rule } from '../../rule';

/** Silent where the profile states no sum of lines (MINIMUM). */
export const netTotal: Rule = {
	id: 'A-03',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-CO-13; § 14 (4) no. 7 UStG',
	title: { de: 'Nettosumme', en: 'Total without VAT' },
	text: {
		de: 'Die Nettosumme ist mit {found} angegeben; Positionen abzüglich Nachlässe zuzüglich Zuschläge ergeben {expected}.',
		en: 'The total without VAT is stated as {found}; lines less allowances plus charges make {expected}.',
	},
	check({ totals }) {
		if (totals.net === null || totals.lines === null) return [];
		const computed = toBig(totals.lines)
			.minus(toBig(totals.allowances))
			.plus(toBig(totals.charges));
		return differs('totals.net', totals.net, computed);
	},
};
