import { withPart } from '../../../nodes/support/envelope';
import { executeItems } from '../../../nodes/support/execute-items';
import type { OwnOperation } from '../../../nodes/support/resources';
import { vendorClient } from './client';

/** Counts the vouchers of the vendor. */
export const count: OwnOperation = {
	option: { name: 'Count', value: 'count', action: 'Count vouchers' },
	effect: 'reads',
	properties: [],
	execute: async (context) => [
		await executeItems(context, async (item, itemIndex) => {
			const client = await vendorClient(context, itemIndex);
			return withPart(item, itemIndex, { vouchers: await client.countVouchers() });
		}),
	],
};
