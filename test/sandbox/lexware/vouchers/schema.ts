import { z } from 'zod/v4';
import { decimal, optionalText, optionalUuid, percentage, uuid } from '../body/atoms';
import { addFlaw } from '../body/flaws';
import { readDayOrTimestamp, toTimestamp } from '../dates';
import { VOUCHER_TYPES } from './record';

const CENTS = 2;

const money = decimal(CENTS)
	.nullish()
	.transform((value) => value ?? undefined);

const date = z
	.string()
	.nullish()
	.transform((text, context) => {
		if (text === null || text === undefined) return undefined;
		const ms = readDayOrTimestamp(text);
		if (ms !== null) return toTimestamp(ms);
		addFlaw(context, [], 'INVALID');
		return z.NEVER;
	});

const item = z.object({
	amount: decimal(CENTS).min(0),
	taxAmount: decimal(CENTS).min(0),
	taxRatePercent: percentage,
	categoryId: uuid,
});

/** What the vendor works out itself; a body that brings it is refused. */
const READ_ONLY = ['id', 'organizationId', 'contactName', 'createdDate', 'updatedDate'] as const;

/** Body of POST and PUT. What must be there depends on the status, so the rules ask for it. */
export const voucherBodySchema = z
	.looseObject({
		version: z.int().min(0),
		type: z.enum(VOUCHER_TYPES),
		voucherNumber: optionalText,
		voucherDate: date,
		shippingDate: date,
		dueDate: date,
		totalGrossAmount: money,
		totalTaxAmount: money,
		taxType: z
			.enum(['net', 'gross'])
			.nullish()
			.transform((value) => value ?? undefined),
		useCollectiveContact: z
			.boolean()
			.nullish()
			.transform((value) => value ?? undefined),
		contactId: optionalUuid,
		remark: optionalText,
		voucherItems: z
			.array(item)
			.nullish()
			.transform((list) => list ?? []),
		files: z
			.array(uuid)
			.nullish()
			.transform((list) => list ?? []),
	})
	.superRefine((body, context) => {
		for (const name of READ_ONLY) {
			if (Object.hasOwn(body, name)) addFlaw(context, [name], 'INVALID');
		}
	});

export type VoucherBody = z.infer<typeof voucherBodySchema>;
