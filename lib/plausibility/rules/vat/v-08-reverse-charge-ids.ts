import { hasCategory } from '../../facts/vat-groups';
import type { Rule, RuleFinding } from '../../rule';

/** V-08. */
export const reverseChargeIds: Rule = {
	id: 'V-08',
	severity: 'error',
	legalClass: 'content',
	source: 'EN 16931 BR-AE-02, BR-AE-03, BR-AE-04; § 13b, § 14a (5) UStG',
	title: {
		de: 'Reverse Charge: Kennungen beider Seiten',
		en: 'Reverse charge: identifiers of both sides',
	},
	text: {
		de: 'Bei Steuerschuldnerschaft des Leistungsempfängers fehlt {what}.',
		en: 'Reverse charge, but {what} is missing.',
	},
	check(invoice) {
		if (!hasCategory(invoice, 'AE')) return [];
		const { seller, buyer, taxRepresentative } = invoice;
		const findings: RuleFinding[] = [];
		if ((seller.vatId ?? seller.taxNumber ?? taxRepresentative?.vatId ?? null) === null) {
			findings.push({
				path: 'seller.vatId',
				params: {
					what: {
						de: 'die USt-IdNr. oder Steuernummer des Verkäufers',
						en: "the seller's VAT id or tax number",
					},
				},
			});
		}
		if ((buyer.vatId ?? buyer.legalId) === null) {
			findings.push({
				path: 'buyer.vatId',
				params: { what: { de: 'die USt-IdNr. des Käufers', en: "the buyer's VAT id" } },
			});
		}
		return findings;
	},
};
