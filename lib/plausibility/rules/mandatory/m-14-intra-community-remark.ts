import { hasRemark } from '../../facts/notes';
import { hasCategory } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** M-14. The VAT ids of both sides are V-09. */
export const intraCommunityRemark: Rule = {
	id: 'M-14',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14a (3), § 4 no. 1 b, § 6a UStG; EN 16931 BR-IC-10',
	title: {
		de: 'Hinweis auf innergemeinschaftliche Lieferung',
		en: 'Remark on intra-community supply',
	},
	text: {
		de: 'Der Hinweis auf die steuerfreie innergemeinschaftliche Lieferung fehlt.',
		en: 'The remark on the exempt intra-community supply is missing.',
	},
	check(invoice) {
		if (!hasCategory(invoice, 'K') || hasRemark(invoice, 'intraCommunity')) return [];
		const groups = invoice.vatBreakdown;
		if (groups.some(({ exemptionCode }) => exemptionCode?.toUpperCase() === 'VATEX-EU-IC'))
			return [];
		const index = groups.findIndex(({ category }) => category === 'K');
		return [{ path: index < 0 ? 'vatBreakdown' : `vatBreakdown[${index}].exemptionReason` }];
	},
};
