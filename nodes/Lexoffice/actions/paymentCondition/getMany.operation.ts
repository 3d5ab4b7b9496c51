import { listPaymentConditions } from '../../../../lib/lexware/resources/payment-conditions';
import { readsMany } from '../read-operation';

/** Lists the terms of payment the organisation keeps ready. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many payment conditions',
		description: 'Terms of payment the organisation keeps ready for its documents',
	},
	properties: [],
	async *rows(client) {
		yield* await listPaymentConditions(client);
	},
});
