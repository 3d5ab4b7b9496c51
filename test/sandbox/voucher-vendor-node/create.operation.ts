import { z } from 'zod/v4';
import { guardedOperation } from '../../../nodes/support/guard/guarded-operation';
import { vendorClient } from './client';
import { SETTLE_MS, TIMEOUT_MS } from './patience';

const itemSchema = z.looseObject({
	document: z.looseObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
	invoice: z.looseObject({
		number: z.string().min(1),
		currency: z.string().nullable(),
		totals: z.looseObject({ gross: z.string().nullable() }),
		seller: z.looseObject({ name: z.string().nullable() }),
	}),
});

/** Books the item's invoice as a voucher. */
export const create = guardedOperation({
	option: { name: 'Create', value: 'create', action: 'Create a voucher' },
	properties: [],
	system: 'voucherVendor',
	operation: 'voucher.create',
	credential: 'voucherVendorApi',

	async prepare(context, item, itemIndex) {
		const { document, invoice } = itemSchema.parse(item.json);
		const client = await vendorClient(context, itemIndex);
		const reference = document.sha256.slice(0, 40);
		const body = {
			reference,
			documentSha256: document.sha256,
			gross: invoice.totals.gross ?? '0.00',
			currency: invoice.currency ?? 'EUR',
			supplier: invoice.seller.name ?? 'unknown',
		};
		return {
			tenant: null,
			subject: document.sha256,
			documentSha256: document.sha256,
			request: { method: 'POST', path: '/v1/vouchers', body },
			amount: { gross: invoice.totals.gross, currency: invoice.currency },
			timeoutMs: TIMEOUT_MS,
			settleMs: SETTLE_MS,
			send: (permit, signal) => client.createVoucher(permit, body, signal),
			lookUp: () => client.findVoucher(reference),
		};
	},
});
