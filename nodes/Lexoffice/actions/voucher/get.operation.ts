import { locatorProperty, requiredId } from '../locator';
import { readsOne } from '../read-operation';

/** Reads one bookkeeping voucher. */
export const get = readsOne({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a voucher',
		description: 'One bookkeeping voucher with all its fields and the IDs of its files',
	},
	properties: [
		locatorProperty({
			displayName: 'Voucher',
			name: 'voucherId',
			search: 'searchBookkeepingVouchers',
			required: true,
			description: 'The bookkeeping voucher to read',
		}),
	],
	read: async (client, context, itemIndex) => {
		const { readVoucher } = await import('../../../../lib/lexware/resources/vouchers');
		return readVoucher(client, requiredId(context, 'voucherId', itemIndex));
	},
});
