import { toBig } from '../../../invoice/money';
import { hasRemark } from '../../facts/notes';
import { isSmallAmountInvoice } from '../../facts/reduced-sets';
import { isTaxedGroup, placedGroups } from '../../facts/vat-groups';
import type { Rule, RuleFinding } from '../../rule';

/** M-09. The remarks of reverse charge, intra-community supply and exemption have rules of their own. */
export const rateAndTax: Rule = {
	id: 'M-09',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 8 UStG; EN 16931 BR-46, BR-48, BR-G-10, BR-O-10',
	title: {
		de: 'Steuersatz und Steuerbetrag oder Hinweis auf Befreiung',
		en: 'VAT rate and amount, or remark on the exemption',
	},
	text: { de: 'In der Rechnung fehlt {what}.', en: 'The invoice lacks {what}.' },
	check(invoice) {
		const hasExemptionRemark =
			hasRemark(invoice, 'exemption') || hasRemark(invoice, 'smallBusiness');
		return placedGroups(invoice).flatMap(({ group, index }) => {
			const path = `vatBreakdown[${index}]`;
			if (group.category === 'G' || group.category === 'O') {
				const reason = group.exemptionReason ?? group.exemptionCode;
				return reason !== null || hasExemptionRemark
					? []
					: [
							missing(
								`${path}.exemptionReason`,
								'der Hinweis auf die Steuerbefreiung',
								'the remark on the exemption',
							),
						];
			}
			const findings: RuleFinding[] = [];
			if (group.rate === null && (isTaxedGroup(group) || !toBig(group.tax).eq(0))) {
				findings.push(missing(`${path}.rate`, 'der Steuersatz', 'the VAT rate'));
			}
			if (group.tax === null && isTaxedGroup(group) && !isSmallAmountInvoice(invoice)) {
				findings.push(missing(`${path}.tax`, 'der Steuerbetrag', 'the VAT amount'));
			}
			return findings;
		});
	},
};

function missing(path: string, de: string, en: string): RuleFinding {
	return { path, params: { what: { de, en } } };
}
