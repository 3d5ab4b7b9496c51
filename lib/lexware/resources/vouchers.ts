import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads, writes } from '../endpoint';
import { readRows } from '../paging';

/** Calls about bookkeeping vouchers; files are attached by `filesEndpoints`. */
export const voucherEndpoints = {
	find: reads('/v1/vouchers', ['voucherNumber', 'page', 'size']),
	get: reads('/v1/vouchers/{id}'),
	create: writes('POST', '/v1/vouchers'),
	update: writes('PUT', '/v1/vouchers/{id}'),
};

/** Directions a bookkeeping voucher may have; amounts are positive for all four. */
export const voucherTypes = [
	'purchaseinvoice',
	'purchasecreditnote',
	'salesinvoice',
	'salescreditnote',
] as const;

export type VoucherType = (typeof voucherTypes)[number];

const amount = z.number().nullish();

/** A voucher as it is read; what the vendor adds is kept, because a PUT has to give it back. */
export const voucherSchema = z.looseObject({
	id: z.string().min(1),
	version: z.int(),
	type: z.string().nullish(),
	voucherStatus: z.string().nullish(),
	voucherNumber: z.string().nullish(),
	/** long form with offset, or a plain day */
	voucherDate: z.string().nullish(),
	totalGrossAmount: amount,
	totalTaxAmount: amount,
	useCollectiveContact: z.boolean().nullish(),
	contactId: z.string().nullish(),
	contactName: z.string().nullish(),
	voucherItems: z.array(z.looseObject({})).nullish(),
	/** ids of attached files */
	files: z.array(z.string()).nullish(),
});

export type Voucher = z.infer<typeof voucherSchema>;

/** Answer to POST and PUT; it is not the record. */
export const writtenSchema = z.looseObject({ id: z.string().min(1), version: z.int().nullish() });

/** Days in German time are how the vendor names dates; the long form begins with the day. */
export function dayOf(date: string | null | undefined): string | null {
	return date?.slice(0, 10) ?? null;
}

/**
 * @param client for one organisation
 * @param id of the voucher
 * @returns the voucher
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readVoucher(client: LexwareClient, id: string): Promise<Voucher> {
	return client.read(callOf(voucherEndpoints.get, { id }), voucherSchema);
}

/**
 * @param client for one organisation
 * @param voucherNumber exactly as written
 * @returns every voucher of that number; numbers are not unique
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function findVouchers(
	client: LexwareClient,
	voucherNumber: string,
): Promise<readonly Voucher[]> {
	const request = {
		endpoint: voucherEndpoints.find,
		query: { voucherNumber },
		row: voucherSchema,
	};
	const found: Voucher[] = [];
	for await (const voucher of readRows(client, request)) {
		// Should the filter not have worked, everything would look like a duplicate.
		if (voucher.voucherNumber === voucherNumber) found.push(voucher);
	}
	return found;
}
