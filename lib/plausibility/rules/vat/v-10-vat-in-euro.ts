import { isGermanSeller } from '../../facts/identifiers';
import { isGuessed } from '../../facts/reading';
import { showsVat } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** V-10. */
export const vatInEuro: Rule = {
	id: 'V-10',
	severity: 'warning',
	legalClass: 'businessRule',
	source: 'EN 16931 BR-53; § 16 (6) UStG',
	title: { de: 'Umsatzsteuer in Euro bei fremder Währung', en: 'VAT in euro for foreign currency' },
	text: {
		de: 'Die Rechnung lautet auf {found}; der Umsatzsteuerbetrag in Euro fehlt.',
		en: 'The invoice is in {found}; the VAT amount in euro is missing.',
	},
	check(invoice, { extraction }) {
		const { currency, taxCurrency, totals } = invoice;
		if (currency === null || currency === 'EUR' || isGuessed(extraction)) return [];
		if (!isGermanSeller(invoice) || !showsVat(invoice)) return [];
		if (taxCurrency === 'EUR' && totals.taxInTaxCurrency !== null) return [];
		return [{ path: 'totals.taxInTaxCurrency', found: currency, expected: 'EUR' }];
	},
};
