import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads } from '../endpoint';

/** Calls about posting categories. */
export const postingCategoryEndpoints = { list: reads('/v1/posting-categories') };

/** What a bookkeeping voucher's item is booked as. */
export const postingCategorySchema = z.looseObject({
	id: z.string(),
	name: z.string(),
	/** `income` or `outgo` */ type: z.string(),
	/** whether a voucher needs a contact of its own, not the collective one */
	contactRequired: z.boolean().nullish(),
	/** whether a voucher may have further categories besides */
	splitAllowed: z.boolean().nullish(),
	groupName: z.string().nullish(),
});

export type PostingCategory = z.infer<typeof postingCategorySchema>;

/** Direction of a category: money earned or money spent. */
export type PostingDirection = 'income' | 'outgo';

/**
 * @param client for one organisation
 * @returns its posting categories, of both directions; the list has no pages
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function listPostingCategories(client: LexwareClient): Promise<PostingCategory[]> {
	return client.read(callOf(postingCategoryEndpoints.list), z.array(postingCategorySchema));
}
