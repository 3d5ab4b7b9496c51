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

/** Those that may go to an address without a contact. */
export const ONE_TIME_ADDRESS: ReadonlySet<TaxType> = new Set(['net', 'gross', 'vatfree']);

/** Those that have VAT on their lines. */
export const WITH_VAT: ReadonlySet<TaxType> = new Set(['net', 'gross']);
