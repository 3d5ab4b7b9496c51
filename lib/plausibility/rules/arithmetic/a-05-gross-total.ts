import { toBig } from '../../../invoice/money';
import { differs } from '../../facts/amounts';
import type { Rule } from '../../rule';

/** */
export const grossTotal: Rule = {
	id: 'A-05',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-CO-15; § 14 (4) no. 7, 8 UStG',
	title: { de: 'Bruttosumme', en: 'Total with VAT' },
	text: {
		de: 'Die Bruttosumme ist mit {found} angegeben; Nettosumme und Umsatzsteuer ergeben {expected}.',
		en: 'The total with VAT is stated as {found}; the total without VAT and the VAT make {expected}.',
	},
	check({ totals }) {
		if (totals.gross === null || totals.net === null) return [];
		return differs('totals.gross', totals.gross, toBig(totals.net).plus(toBig(totals.tax)));
	},
};
