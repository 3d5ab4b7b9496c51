import { hasRemark } from '../../facts/notes';
import { hasCategory, showsVat } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** V-06. An invoice that mixes reverse charge (category AE) with taxed supplies is legal. */
export const reverseChargeWithVat: Rule = {
	id: 'V-06',
	severity: 'error',
	legalClass: 'content',
	source: '§ 13b, § 14a (5), § 14c (1) UStG',
	title: { de: 'Reverse Charge ohne Umsatzsteuer', en: 'Reverse charge without VAT' },
	text: {
		de: 'Die Rechnung nennt die Steuerschuldnerschaft des Leistungsempfängers, weist aber {found} Umsatzsteuer aus. Diese Steuer ist nicht als Vorsteuer abziehbar.',
		en: 'The invoice says that the recipient owes the VAT but shows {found} VAT. That VAT cannot be deducted.',
	},
	check(invoice) {
		if (!hasRemark(invoice, 'reverseCharge') || !showsVat(invoice)) return [];
		if (hasCategory(invoice, 'AE')) return [];
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
