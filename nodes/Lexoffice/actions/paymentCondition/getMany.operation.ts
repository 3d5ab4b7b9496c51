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
		const { listPaymentConditions } = await import(
			'../../../../lib/lexware/resources/payment-conditions'
		);
		yield* await listPaymentConditions(client);
	},
});
