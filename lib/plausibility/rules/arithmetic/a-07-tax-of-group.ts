import { roundToCents, toAmount, toBig } from '../../../invoice/money';
import { severityOfVatDifference } from '../../facts/lines';
import { placedGroups } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** */
export const taxOfGroup: Rule = {
	id: 'A-07',
	severity: 'error',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-CO-17, BR-S-09; § 14 (4) no. 8 UStG',
	title: { de: 'Umsatzsteuer je Steuersatz', en: 'VAT of each rate' },
	text: {
		de: '{rate} % von {base} sind {expected}, angegeben sind {found} Umsatzsteuer (Abweichung {difference}).',
		en: '{rate} % of {base} is {expected}, but {found} VAT is stated (difference {difference}).',
	},
	check(invoice) {
		return placedGroups(invoice).flatMap(({ group: { net, rate, tax }, index }) => {
			if (net === null || rate === null || tax === null) return [];
			const expected = roundToCents(toBig(net).times(toBig(rate)).div(100));
			const difference = toBig(tax).minus(expected).abs();
			if (difference.eq(0)) return [];
			return [
				{
					path: `vatBreakdown[${index}].tax`,
					severity: severityOfVatDifference(difference, invoice),
					found: { amount: tax },
					expected: { amount: toAmount(expected) },
					params: {
						rate: { decimal: rate },
						base: { amount: net },
						difference: { amount: toAmount(difference) },
					},
				},
			];
		});
	},
};
