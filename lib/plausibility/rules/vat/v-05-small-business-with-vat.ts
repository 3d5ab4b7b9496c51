import { hasRemark } from '../../facts/notes';
import { showsVat } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** V-05. */
export const smallBusinessWithVat: Rule = {
	id: 'V-05',
	severity: 'error',
	legalClass: 'content',
	source: '§ 19 (1), § 14c (2) UStG',
	title: { de: 'Kleinunternehmer ohne Umsatzsteuer', en: 'Small business without VAT' },
	text: {
		de: 'Die Rechnung nennt die Kleinunternehmerregelung (§ 19 UStG), weist aber {found} Umsatzsteuer aus. Diese Steuer ist nicht als Vorsteuer abziehbar.',
		en: 'The invoice names the small-business scheme (§ 19 UStG) but shows {found} VAT. That VAT cannot be deducted.',
	},
	check(invoice) {
		if (!hasRemark(invoice, 'smallBusiness') || !showsVat(invoice)) return [];
		const { tax } = invoice.totals;
		return [
			{
				path: 'totals.tax',
				found: tax === null ? null : { amount: tax },
				expected: { amount: '0.00' },
			},
		];
	},
};
