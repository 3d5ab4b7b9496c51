import type { Resource } from '../../../support/resources';
import { getMany } from './getMany.operation';

/** Terms of payment. */
export const paymentCondition: Resource = {
	option: {
		name: 'Payment Condition',
		value: 'paymentCondition',
		description: 'Terms of payment the organisation keeps ready',
	},
	operations: [getMany],
};
