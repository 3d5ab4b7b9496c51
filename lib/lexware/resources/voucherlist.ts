import { z } from 'zod/v4';
import { reads } from '../endpoint';

/** Calls about the voucher list, the only list of sales documents and bookkeeping vouchers. */
export const voucherlistEndpoints = {
	list: reads('/v1/voucherlist', [
		'voucherType',
		'voucherStatus',
		'voucherNumber',
		'contactId',
		'archived',
		'voucherDateFrom',
		'voucherDateTo',
		'createdDateFrom',
		'createdDateTo',
		'updatedDateFrom',
		'updatedDateTo',
		'page',
		'size',
		'sort',
	]),
};

/** A document as the list shows it. */
export const voucherlistRowSchema = z.looseObject({
	id: z.string(),
	voucherType: z.string(),
	voucherStatus: z.string().nullish(),
	voucherNumber: z.string().nullish(),
	/** instant; its first ten characters are the day in Germany */ voucherDate: z.string().nullish(),
	/** null for the collective contact */ contactId: z.string().nullish(),
	contactName: z.string().nullish(),
	totalAmount: z.number().nullish(),
	openAmount: z.number().nullish(),
	currency: z.string().nullish(),
});

export type VoucherlistRow = z.infer<typeof voucherlistRowSchema>;
