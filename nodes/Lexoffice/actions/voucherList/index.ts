import type { Resource } from '../../../support/resources';
import { getMany } from './getMany.operation';

/** The only list of sales documents and bookkeeping vouchers. */
export const voucherList: Resource = {
	option: {
		name: 'Voucher List',
		value: 'voucherList',
		description: 'Sales documents and bookkeeping vouchers, filtered',
	},
	operations: [getMany],
};
