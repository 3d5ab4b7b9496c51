import { checkVAT, countries } from 'jsvat';
import { compactId, isEuCountry, vatIdCountry } from '../../facts/identifiers';
import { statedVatIds } from '../../facts/vat-ids';
import type { Rule } from '../../rule';

/** I-06. Ids of countries outside the EU are not judged; Northern Ireland (`XI`) is. */
export const euVatId: Rule = {
	id: 'I-06',
	severity: 'warning',
	legalClass: 'content',
	source: 'EN 16931 BR-CO-09; Art. 215 Directive 2006/112/EC',
	title: { de: 'USt-IdNr. anderer EU-Staaten: Aufbau', en: 'VAT id of other EU states: form' },
	text: {
		de: '{whose}: Die USt-IdNr. {found} kann nicht stimmen ({what}).',
		en: '{whose}: the VAT id {found} cannot be right ({what}).',
	},
	milderWhenGuessed: true,
	check(invoice) {
		return statedVatIds(invoice).flatMap(({ path, vatId, whose }) => {
			const country = vatIdCountry(vatId);
			if (country === null) {
				const what = {
					de: 'das Länderkennzeichen am Anfang fehlt, vielleicht ist es eine Steuernummer',
					en: 'the country code in front is missing, it may be a tax number',
				};
				return [{ path, found: vatId, params: { whose, what } }];
			}
			const compact = compactId(vatId);
			const isJudged = (isEuCountry(country) && country !== 'DE') || compact.startsWith('XI');
			if (!isJudged || isPossible(compact)) return [];
			const what = {
				de: 'Aufbau oder Prüfziffer passt nicht zum Land',
				en: 'form or check digit does not fit the country',
			};
			return [{ path, found: vatId, params: { whose, what } }];
		});
	},
};

function isPossible(compact: string): boolean {
	// The library knows neither Northern Ireland nor Belgian numbers starting with 1 (issued since 2023).
	if (/^BE1\d{9}$/.test(compact)) {
		return 97 - (Number(compact.slice(2, 10)) % 97) === Number(compact.slice(10));
	}
	return checkVAT(compact.replace(/^XI/, 'GB').replace(/^GR/, 'EL'), countries).isValid;
}
