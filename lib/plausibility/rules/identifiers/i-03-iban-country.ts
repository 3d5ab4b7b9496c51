import { electronicFormatIBAN } from 'ibantools';
import { sellerTaxCountry } from '../../facts/identifiers';
import type { Rule } from '../../rule';

/** I-03. Either the country of the VAT id or that of the address may fit. */
export const ibanCountry: Rule = {
	id: 'I-03',
	severity: 'warning',
	legalClass: 'none',
	source: 'ISO 13616; fraud prevention',
	title: { de: 'IBAN aus dem Land des Verkäufers', en: "IBAN of the seller's country" },
	text: {
		de: 'Das Konto liegt in {found}, der Verkäufer sitzt in {expected}. Bankverbindung bestätigen lassen.',
		en: 'The account is in {found}, the seller is in {expected}. Have the bank details confirmed.',
	},
	check(invoice) {
		const countries = [
			invoice.seller.address.country?.toUpperCase() ?? null,
			sellerTaxCountry(invoice),
		].filter((country) => country !== null);
		const [home] = countries;
		if (home === undefined) return [];
		return invoice.payment.ibans.flatMap((written, index) => {
			const country = /^([A-Z]{2})\d{2}/.exec(electronicFormatIBAN(written) ?? '')?.[1];
			if (country === undefined || countries.includes(country)) return [];
			return [{ path: `payment.ibans[${index}]`, found: country, expected: home }];
		});
	},
};
