import { hasRemark } from '../../facts/notes';
import { hasCategory } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** M-13. The remark may stand in any official language of the EU, or as code VATEX-EU-AE. */
export const reverseChargeRemark: Rule = {
	id: 'M-13',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14a (5), § 13b UStG; EN 16931 BR-AE-10',
	title: { de: 'Hinweis auf Reverse Charge', en: 'Remark on reverse charge' },
	text: {
		de: 'Der Hinweis „Steuerschuldnerschaft des Leistungsempfängers“ fehlt.',
		en: 'The remark "reverse charge" (Steuerschuldnerschaft des Leistungsempfängers) is missing.',
	},
	check(invoice) {
		if (!hasCategory(invoice, 'AE') || hasRemark(invoice, 'reverseCharge')) return [];
		const groups = invoice.vatBreakdown;
		if (groups.some(({ exemptionCode }) => exemptionCode?.toUpperCase() === 'VATEX-EU-AE'))
			return [];
		const index = groups.findIndex(({ category }) => category === 'AE');
		return [{ path: index < 0 ? 'vatBreakdown' : `vatBreakdown[${index}].exemptionReason` }];
	},
};
