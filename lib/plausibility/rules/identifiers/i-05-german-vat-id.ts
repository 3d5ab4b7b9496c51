import { checkVAT, germany } from 'jsvat';
import { compactId, vatIdCountry } from '../../facts/identifiers';
import { statedVatIds } from '../../facts/vat-ids';
import type { Rule } from '../../rule';

/** I-05. Blanks and dots are reading aids; the digits are judged without them. */
export const germanVatId: Rule = {
	id: 'I-05',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 27a UStG; ISO 7064 MOD 11,10',
	title: {
		de: 'Deutsche USt-IdNr.: Aufbau und Prüfziffer',
		en: 'German VAT id: form and check digit',
	},
	text: {
		de: '{whose}: Die USt-IdNr. {found} kann nicht stimmen ({what}).',
		en: '{whose}: the VAT id {found} cannot be right ({what}).',
	},
	milderWhenGuessed: true,
	check(invoice) {
		return statedVatIds(invoice)
			.filter(({ vatId }) => vatIdCountry(vatId) === 'DE')
			.flatMap(({ path, vatId, whose }) => {
				const { isValid, isValidFormat } = checkVAT(compactId(vatId), [germany]);
				if (isValid) return [];
				const what = isValidFormat
					? { de: 'die Prüfziffer ist falsch', en: 'the check digit is wrong' }
					: { de: 'auf DE müssen neun Ziffern folgen', en: 'nine digits must follow DE' };
				return [{ path, found: vatId, params: { whose, what } }];
			});
	},
};
