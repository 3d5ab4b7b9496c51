/** Ways a sales document can be taxed. */
export const TAX_TYPES = [
	'net',
	'gross',
	'vatfree',
	'intraCommunitySupply',
	'constructionService13b',
	'externalService13b',
	'thirdPartyCountryService',
	'thirdPartyCountryDelivery',
	'photovoltaicEquipment',
] as const;

export type TaxType = (typeof TAX_TYPES)[number];

/**
 * @param taxType of a document
 * @returns whether its prices include VAT
 */
export function isGross(taxType: TaxType): boolean {
	return taxType === 'gross';
}

/**
 * @param taxType of a document
 * @returns whether its line items have a tax rate; with all others it is 0
 */
export function hasVat(taxType: TaxType): boolean {
	return taxType === 'net' || taxType === 'gross';
}

/**
 * @param taxType of a document
 * @returns whether it may go to an address that is no contact
 */
export function allowsOneTimeAddress(taxType: TaxType): boolean {
	return hasVat(taxType) || taxType === 'vatfree';
}
