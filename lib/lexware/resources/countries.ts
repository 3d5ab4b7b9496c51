import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads } from '../endpoint';

/** Calls about countries. */
export const countryEndpoints = { list: reads('/v1/countries') };

/** A country as the vendor taxes it. */
export const countrySchema = z.looseObject({
	/** ISO 3166-1 alpha-2 */ countryCode: z.string(),
	countryNameDE: z.string().nullish(),
	countryNameEN: z.string().nullish(),
	/** `de`, `intraCommunity`, `thirdPartyCountry` */ taxClassification: z.string().nullish(),
});

export type Country = z.infer<typeof countrySchema>;

/**
 * @param client for one organisation
 * @returns every country the vendor knows; the list has no pages
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function listCountries(client: LexwareClient): Promise<Country[]> {
	return client.read(callOf(countryEndpoints.list), z.array(countrySchema));
}
