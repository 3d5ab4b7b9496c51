import { electronicFormatIBAN, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import type { LocalizedText } from '../../../errors/belegfluss-error';
import { sellerTaxCountry, isEuCountry } from '../../facts/identifiers';
import type { Rule } from '../../rule';

/** UNTDID 4461: SEPA credit transfer, always to an IBAN. */
const SEPA_TRANSFER = '58';

/** I-01. Outside the EU an account number that is no IBAN is legal (BT-84): a warning. */
export const ibanValid: Rule = {
	id: 'I-01',
	severity: 'error',
	legalClass: 'none',
	source: 'ISO 13616; ISO 7064 MOD 97-10',
	title: { de: 'IBAN ist gültig', en: 'IBAN is valid' },
	text: {
		de: 'Die Kontoangabe {found} ist keine gültige IBAN: {what}. Vor der Zahlung die Bankverbindung beim Lieferanten bestätigen lassen.',
		en: 'The account {found} is no valid IBAN: {what}. Have the supplier confirm the bank details before paying.',
	},
	check(invoice) {
		const isAbroad = !isEuCountry(sellerTaxCountry(invoice) ?? 'DE');
		const mayBeOther = isAbroad && invoice.payment.meansCode !== SEPA_TRANSFER;
		return invoice.payment.ibans.flatMap((written, index) => {
			const iban = electronicFormatIBAN(written) ?? '';
			const { valid, errorCodes } = validateIBAN(iban);
			if (valid) return [];
			const isOther = mayBeOther && !/^[A-Z]{2}\d{2}/.test(iban);
			return [
				{
					path: `payment.ibans[${index}]`,
					found: written,
					severity: isOther ? 'warning' : 'error',
					params: { what: faultOf(errorCodes) },
				},
			];
		});
	},
};

function faultOf(codes: readonly ValidationErrorsIBAN[]): LocalizedText {
	if (codes.includes(ValidationErrorsIBAN.NoIBANCountry)) {
		return { de: 'das Länderkennzeichen gibt es nicht', en: 'there is no such country code' };
	}
	if (codes.includes(ValidationErrorsIBAN.WrongBBANLength)) {
		return { de: 'die Länge passt nicht zum Land', en: 'the length does not fit the country' };
	}
	if (codes.includes(ValidationErrorsIBAN.WrongBBANFormat)) {
		return { de: 'der Aufbau passt nicht zum Land', en: 'the structure does not fit the country' };
	}
	return { de: 'die Prüfziffer stimmt nicht', en: 'the check digits are wrong' };
}
