import { placedGroups } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** V-11. */
export const exemptionReason: Rule = {
	id: 'V-11',
	severity: 'warning',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-E-10; § 14 (4) no. 8 UStG',
	title: { de: 'Grund der Steuerbefreiung', en: 'Reason for the exemption' },
	text: {
		de: 'Für die steuerbefreiten Umsätze (Kategorie E) fehlt der Grund der Befreiung.',
		en: 'The reason for the exemption is missing for the exempt supplies (category E).',
	},
	check(invoice) {
		return placedGroups(invoice).flatMap(({ group, index }) =>
			group.category === 'E' && group.exemptionReason === null && group.exemptionCode === null
				? [{ path: `vatBreakdown[${index}].exemptionReason` }]
				: [],
		);
	},
};
