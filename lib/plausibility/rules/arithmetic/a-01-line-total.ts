import { sum } from '../../../invoice/money';
import { differs } from '../../facts/amounts';
import { countingLines } from '../../facts/lines';
import type { Rule } from '../../rule';

/** Silent without lines (MINIMUM, BASIC WL) and where lines carry no amounts (ZUGFeRD 1.0 BASIC). */
export const lineTotal: Rule = {
	id: 'A-01',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-CO-10',
	title: { de: 'Summe der Positionen', en: 'Sum of the lines' },
	text: {
		de: 'Die Summe der Positionen ist mit {found} angegeben, die Positionen ergeben aber {expected}.',
		en: 'The sum of the lines is stated as {found}, but the lines add up to {expected}.',
	},
	check(invoice) {
		const amounts = countingLines(invoice).map(({ line }) => line.net);
		if (invoice.totals.lines === null || amounts.length === 0 || amounts.includes(null)) return [];
		return differs('totals.lines', invoice.totals.lines, sum(amounts));
	},
};
