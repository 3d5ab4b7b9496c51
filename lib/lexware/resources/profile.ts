import { z } from 'zod/v4';
import { callOf, reads } from '../endpoint';
import type { LexwareClient } from '../client';

/** Calls about the organisation. */
export const profileEndpoints = { get: reads('/v1/profile') };

/** The organisation a key belongs to. */
export const profileSchema = z.looseObject({
	organizationId: z.string().min(1),
	companyName: z.string().nullish(),
	taxType: z.string().nullish(),
	smallBusiness: z.boolean().nullish(),
});

export type Profile = z.infer<typeof profileSchema>;

/**
 * @param client for one organisation
 * @returns that organisation
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readProfile(client: LexwareClient): Promise<Profile> {
	return client.read(callOf(profileEndpoints.get), profileSchema);
}
