import { z } from 'zod/v4';
import {
	decimal,
	optionalFlag,
	optionalText,
	optionalUuid,
	percentage,
	requiredText,
} from '../body/atoms';
import { addFlaw, MISSING, UNREADABLE } from '../body/flaws';
import { readTimestamp, toTimestamp } from '../dates';
import { isCountry } from '../lists/countries';
import { ONE_TIME_ADDRESS, TAX_TYPES, WITH_VAT, type TaxType } from './tax-types';

const UNIT_PLACES = 4;
const CENTS = 2;
const MAX_LINES = 300;

/** Milliseconds and offset are mandatory; read back in German time. */
export const exactDate = z.string().transform((text, context) => {
	const ms = readTimestamp(text);
	if (ms !== null) return toTimestamp(ms);
	addFlaw(context, [], UNREADABLE);
	return z.NEVER;
});

const optionalDate = exactDate.nullish().transform((value) => value ?? undefined);

const unitPrice = z.object({
	currency: z.literal('EUR'),
	netAmount: decimal(UNIT_PLACES).nullish(),
	grossAmount: decimal(UNIT_PLACES).nullish(),
	taxRatePercentage: percentage,
});

const plainLine = z.object({
	type: z.enum(['custom', 'text', 'material', 'service']),
	id: optionalUuid,
	name: requiredText,
	description: optionalText,
	quantity: decimal(UNIT_PLACES)
		.nullish()
		.transform((value) => value ?? undefined),
	unitName: optionalText,
	unitPrice: unitPrice.nullish().transform((value) => value ?? undefined),
	discountPercentage: percentage.nullish().transform((value) => value ?? undefined),
	optional: optionalFlag,
	alternative: optionalFlag,
});

const line = plainLine.extend({
	subItems: z
		.array(plainLine)
		.nullish()
		.transform((value) => value ?? undefined),
});

const shippingConditions = z
	.object({
		shippingType: z.enum(['service', 'serviceperiod', 'delivery', 'deliveryperiod', 'none']),
		shippingDate: optionalDate,
		shippingEndDate: optionalDate,
	})
	.superRefine(({ shippingType, shippingDate, shippingEndDate }, context) => {
		if (shippingType === 'none') return;
		if (shippingDate === undefined) addFlaw(context, ['shippingDate'], MISSING);
		if (shippingType.endsWith('period') && shippingEndDate === undefined) {
			addFlaw(context, ['shippingEndDate'], MISSING);
		}
	});

/** Body of every POST of a sales document; what a kind needs besides is asked for by its rules. */
export const salesBodySchema = z
	.object({
		voucherDate: exactDate,
		language: z
			.enum(['de', 'en'])
			.nullish()
			.transform((value) => value ?? 'de'),
		address: z.object({
			contactId: optionalUuid,
			name: optionalText,
			supplement: optionalText,
			street: optionalText,
			zip: optionalText,
			city: optionalText,
			countryCode: optionalText,
		}),
		lineItems: z.array(line).min(1).max(MAX_LINES),
		totalPrice: z.object({
			currency: z.literal('EUR'),
			totalDiscountAbsolute: decimal(CENTS)
				.min(0)
				.nullish()
				.transform((value) => value ?? undefined),
			totalDiscountPercentage: percentage.nullish().transform((value) => value ?? undefined),
		}),
		taxConditions: z.object({
			taxType: z.enum(TAX_TYPES),
			taxSubType: z
				.enum(['distanceSales', 'electronicServices'])
				.nullish()
				.transform((value) => value ?? undefined),
			taxTypeNote: optionalText,
		}),
		paymentConditions: z
			.object({
				paymentTermLabel: requiredText,
				paymentTermDuration: z.int().min(0),
				paymentDiscountConditions: z
					.object({ discountPercentage: percentage, discountRange: z.int().min(0) })
					.nullish()
					.transform((value) => value ?? undefined),
			})
			.nullish()
			.transform((value) => value ?? undefined),
		shippingConditions: shippingConditions.nullish().transform((value) => value ?? undefined),
		expirationDate: optionalDate,
		deliveryTerms: optionalText,
		xRechnung: z
			.object({ buyerReference: requiredText })
			.nullish()
			.transform((value) => value ?? undefined),
		title: optionalText,
		introduction: optionalText,
		remark: optionalText,
		printLayoutId: optionalUuid,
	})
	.superRefine((body, context) => {
		const { taxType } = body.taxConditions;
		checkAddress(body.address, taxType, context);
		for (const [index, item] of body.lineItems.entries()) {
			checkLine(item, taxType, ['lineItems', index], context);
			for (const [position, sub] of (item.subItems ?? []).entries()) {
				checkLine(sub, taxType, ['lineItems', index, 'subItems', position], context);
			}
		}
		const { totalDiscountAbsolute, totalDiscountPercentage } = body.totalPrice;
		if (totalDiscountAbsolute !== undefined && totalDiscountPercentage !== undefined) {
			addFlaw(context, ['totalPrice', 'totalDiscountPercentage'], 'NULL');
		}
	});

export type SalesBody = z.infer<typeof salesBodySchema>;
type Line = z.infer<typeof plainLine>;
type Path = ReadonlyArray<string | number>;

function checkAddress(
	{ contactId, ...own }: SalesBody['address'],
	taxType: TaxType,
	context: z.RefinementCtx,
): void {
	if (contactId !== undefined) {
		// A document goes to a contact or to an address of its own, not to both.
		if (own.name !== undefined) addFlaw(context, ['address', 'name'], 'NULL');
		return;
	}
	if (!ONE_TIME_ADDRESS.has(taxType)) return addFlaw(context, ['address', 'contactId'], MISSING);
	if (!own.name) addFlaw(context, ['address', 'name'], MISSING);
	if (!own.countryCode) addFlaw(context, ['address', 'countryCode'], MISSING);
	else if (!isCountry(own.countryCode)) addFlaw(context, ['address', 'countryCode'], 'INVALID');
}

function checkLine(item: Line, taxType: TaxType, at: Path, context: z.RefinementCtx): void {
	if (item.type === 'text') {
		if (item.unitPrice) addFlaw(context, [...at, 'unitPrice'], 'NULL');
		return;
	}
	const quotesArticle = item.type === 'material' || item.type === 'service';
	if (quotesArticle && item.id === undefined) addFlaw(context, [...at, 'id'], MISSING);
	if (item.quantity === undefined) addFlaw(context, [...at, 'quantity'], MISSING);
	if (!item.unitName) addFlaw(context, [...at, 'unitName'], MISSING);
	if (!item.unitPrice) return addFlaw(context, [...at, 'unitPrice'], MISSING);
	const leading = taxType === 'gross' ? 'grossAmount' : 'netAmount';
	if (item.unitPrice[leading] == null) addFlaw(context, [...at, 'unitPrice', leading], MISSING);
	if (!WITH_VAT.has(taxType) && item.unitPrice.taxRatePercentage !== 0) {
		addFlaw(context, [...at, 'unitPrice', 'taxRatePercentage'], 'INVALID');
	}
}
