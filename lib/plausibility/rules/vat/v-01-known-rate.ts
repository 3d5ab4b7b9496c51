import { isGermanSeller } from '../../facts/identifiers';
import { judgedRates } from '../../facts/judged-rates';
import type { Rule } from '../../rule';

/** V-01. */
export const knownRate: Rule = {
	id: 'V-01',
	severity: 'error',
	legalClass: 'content',
	source: '§ 12 (1), (2), § 24 (1) UStG; § 14 (4) no. 8 UStG',
	title: { de: 'Steuersatz gibt es in Deutschland', en: 'VAT rate exists in Germany' },
	text: {
		de: '{found} % ist kein deutscher Umsatzsteuersatz.',
		en: '{found} % is no German VAT rate.',
	},
	check(invoice) {
		if (!isGermanSeller(invoice)) return [];
		return judgedRates(invoice)
			.filter(({ verdict }) => verdict === 'unknown')
			.map(({ path, rate }) => ({ path, found: { decimal: rate } }));
	},
};
