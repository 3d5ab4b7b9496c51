import { electronicFormatIBAN, isValidBIC } from 'ibantools';
import type { Rule } from '../../rule';

/** I-04. Since SEPA the IBAN alone decides where money goes, hence a remark only. */
export const bicValid: Rule = {
	id: 'I-04',
	severity: 'info',
	legalClass: 'none',
	source: 'ISO 9362; Regulation (EU) No 260/2012 Art. 5',
	title: { de: 'BIC ist gültig und passt zur IBAN', en: 'BIC is valid and fits the IBAN' },
	text: {
		de: 'Der BIC {found} {what}.',
		en: 'The BIC {found} {what}.',
	},
	check({ payment: { bic, ibans } }) {
		if (bic === null) return [];
		const written = bic.replace(/\s/g, '').toUpperCase();
		const finding = { path: 'payment.bic', found: bic };
		if (!isValidBIC(written)) {
			const what = { de: 'hat keinen gültigen Aufbau', en: 'has no valid structure' };
			return [{ ...finding, params: { what } }];
		}
		const bankCountry = written.slice(4, 6);
		const accountCountry = /^[A-Z]{2}(?=\d{2})/.exec(
			electronicFormatIBAN(ibans[0] ?? '') ?? '',
		)?.[0];
		if (accountCountry === undefined || accountCountry === bankCountry) return [];
		const what = {
			de: `gehört zu einer Bank in ${bankCountry}, das Konto liegt in ${accountCountry}`,
			en: `belongs to a bank in ${bankCountry}, the account is in ${accountCountry}`,
		};
		return [{ ...finding, expected: accountCountry, params: { what } }];
	},
};
