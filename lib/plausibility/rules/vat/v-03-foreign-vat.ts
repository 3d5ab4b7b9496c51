import { isGermanSeller, sellerTaxCountry } from '../../facts/identifiers';
import { showsVat } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** V-03. */
export const foreignVat: Rule = {
	id: 'V-03',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 15 (1) no. 1 UStG; § 18g UStG',
	title: { de: 'Ausländische Umsatzsteuer', en: 'Foreign VAT' },
	text: {
		de: 'Der Verkäufer rechnet mit Umsatzsteuer aus {country} ab ({found}). Sie ist in Deutschland keine Vorsteuer; möglich ist das Vergütungsverfahren.',
		en: 'The seller charges VAT of {country} ({found}). It is no German input VAT; a refund procedure may apply.',
	},
	check(invoice) {
		if (isGermanSeller(invoice) || !showsVat(invoice)) return [];
		const { tax } = invoice.totals;
		return [
			{
				path: 'totals.tax',
				found: tax === null ? null : { amount: tax },
				params: { country: sellerTaxCountry(invoice) ?? '' },
			},
		];
	},
};
