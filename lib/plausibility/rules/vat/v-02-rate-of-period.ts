import { generalRatesOn } from '../../facts/german-rates';
import { isGermanSeller } from '../../facts/identifiers';
import { judgedRates } from '../../facts/judged-rates';
import type { Rule } from '../../rule';

/** V-02. The day of supply decides, not the issue date. */
export const rateOfPeriod: Rule = {
	id: 'V-02',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 12 (1), (2), § 24 (1), § 27 (1), § 28 UStG',
	title: { de: 'Steuersatz galt am Tag der Leistung', en: 'VAT rate held on the day of supply' },
	text: {
		de: '{found} % galt am {date} nicht; damals galten {expected} %. Bitte Leistungsdatum und Steuersatz prüfen.',
		en: '{found} % did not hold on {date}; the rates then were {expected} %. Check day of supply and rate.',
	},
	check(invoice) {
		if (!isGermanSeller(invoice)) return [];
		return judgedRates(invoice)
			.filter(({ verdict }) => verdict === 'otherPeriod')
			.map(({ path, rate, date }) => {
				const rates = generalRatesOn(date);
				return {
					path,
					found: { decimal: rate },
					expected: { de: rates.join(' oder '), en: rates.join(' or ') },
					params: { date: { date } },
				};
			});
	},
};
