import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads } from '../endpoint';

/** Calls about terms of payment. */
export const paymentConditionEndpoints = { list: reads('/v1/payment-conditions') };

/** Terms of payment the organisation keeps ready. */
export const paymentConditionSchema = z.looseObject({
	id: z.string(),
	organizationDefault: z.boolean().nullish(),
	/** wording, with place holders in braces */ paymentTermLabelTemplate: z.string().nullish(),
	/** days */ paymentTermDuration: z.int().nonnegative().nullish(),
	/** cash discount: per cent, and days it is granted */
	paymentDiscountConditions: z
		.looseObject({
			discountPercentage: z.number().nullish(),
			discountRange: z.int().nonnegative().nullish(),
		})
		.nullish(),
});

export type PaymentCondition = z.infer<typeof paymentConditionSchema>;

/**
 * @param client for one organisation
 * @returns its terms of payment; the list has no pages
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function listPaymentConditions(client: LexwareClient): Promise<PaymentCondition[]> {
	return client.read(callOf(paymentConditionEndpoints.list), z.array(paymentConditionSchema));
}
