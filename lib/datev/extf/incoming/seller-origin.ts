import type { Party } from '../../../invoice/schema';

/** Where a supplier belongs for VAT. */
export interface SellerOrigin {
	readonly kind: 'germany' | 'eu' | 'thirdCountry' | 'unknown';
	/** ISO 3166-1 alpha-2, or empty */
	readonly country: string;
}

const EU_STATES = new Set(
	'AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** VAT id prefixes that are no country code: Greece, Northern Ireland (EU for goods only). */
const COUNTRY_OF_PREFIX: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };

/**
 * The VAT id decides before the address: a foreign company registered in Germany charges German VAT.
 *
 * @param seller BG-4
 * @returns where the supplier belongs; unknown when neither VAT id nor country nor tax number says so
 */
export function sellerOrigin(seller: Party): SellerOrigin {
	const prefix = /^[A-Z]{2}/.exec(seller.vatId?.replace(/\s/g, '').toUpperCase() ?? '')?.[0];
	const stated = prefix === undefined ? seller.address.country?.toUpperCase() : prefix;
	if (stated === undefined) {
		return seller.taxNumber === null
			? { kind: 'unknown', country: '' }
			: { kind: 'germany', country: 'DE' };
	}
	const country = COUNTRY_OF_PREFIX[stated] ?? stated;
	if (country === 'DE') return { kind: 'germany', country };
	return { kind: EU_STATES.has(country) ? 'eu' : 'thirdCountry', country };
}
