import { z } from 'zod/v4';
import { decimal, percentage, requiredText } from '../body/atoms';
import { addFlaw, MISSING } from '../body/flaws';
import { isGtin } from './gtin';

const PRICE_PLACES = 4;

const orNull = z
	.string()
	.nullish()
	.transform((value) => value ?? null);

/** Fields of an article as they are sent. */
export const articleFields = {
	title: requiredText,
	description: orNull,
	type: z.enum(['PRODUCT', 'SERVICE']),
	articleNumber: orNull,
	gtin: orNull,
	note: orNull,
	unitName: requiredText,
	price: z
		.object({
			netPrice: decimal(PRICE_PLACES).min(0).nullish(),
			grossPrice: decimal(PRICE_PLACES).min(0).nullish(),
			leadingPrice: z.enum(['NET', 'GROSS']),
			taxRate: percentage,
		})
		.superRefine((price, context) => {
			const leading = price.leadingPrice === 'NET' ? 'netPrice' : 'grossPrice';
			if (price[leading] == null) addFlaw(context, [leading], MISSING);
		}),
};

/** Body of POST and PUT. */
export const articleBodySchema = z
	.object({ ...articleFields, version: z.int().min(0).nullish() })
	.superRefine(({ gtin }, context) => {
		if (gtin !== null && gtin !== '' && !isGtin(gtin)) addFlaw(context, ['gtin'], 'VALIDGTIN');
	});

export type ArticleBody = z.infer<typeof articleBodySchema>;
