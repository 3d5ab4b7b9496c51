import type { Invoice } from '../../invoice/schema';

/** ISO 3166-1 codes of the member states, Greece as `GR`. */
const EU_COUNTRIES = new Set(
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/**
 * @param text identifier as written
 * @returns upper-case letters and digits only
 */
export function compactId(text: string): string {
	return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/**
 * @param vatId VAT id as written, or null
 * @returns ISO 3166-1 code behind its prefix (`EL` is Greece, `XI` Northern Ireland), null without prefix
 */
export function vatIdCountry(vatId: string | null): string | null {
	const prefix = /^[A-Z]{2}/.exec(compactId(vatId ?? ''))?.[0];
	if (prefix === undefined) return null;
	if (prefix === 'EL') return 'GR';
	return prefix === 'XI' ? 'GB' : prefix;
}

/**
 * @param country ISO 3166-1 alpha-2
 * @returns whether it is a member state
 */
export function isEuCountry(country: string): boolean {
	return EU_COUNTRIES.has(country);
}

/**
 * @param invoice any invoice
 * @returns country whose VAT the seller charges: prefix of its VAT id, else its address; null if unknown
 */
export function sellerTaxCountry({ seller, taxRepresentative }: Invoice): string | null {
	const represented = vatIdCountry(taxRepresentative?.vatId ?? null);
	return represented ?? vatIdCountry(seller.vatId) ?? seller.address.country?.toUpperCase() ?? null;
}

/**
 * @param invoice any invoice
 * @returns whether German VAT law governs the invoice; a seller of unknown country counts as German
 */
export function isGermanSeller(invoice: Invoice): boolean {
	return (sellerTaxCountry(invoice) ?? 'DE') === 'DE';
}
