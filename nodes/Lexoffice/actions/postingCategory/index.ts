import type { Resource } from '../../../support/resources';
import { getMany } from './getMany.operation';

/** What vouchers are booked as. */
export const postingCategory: Resource = {
	option: {
		name: 'Posting Category',
		value: 'postingCategory',
		description: 'What items of bookkeeping vouchers can be booked as',
	},
	operations: [getMany],
};
