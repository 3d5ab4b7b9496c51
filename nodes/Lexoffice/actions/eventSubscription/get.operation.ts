import { readsOne } from '../read-operation';
import { subscriptionIdProperty } from './subscription-id';

/** Reads one subscription. */
export const get = readsOne({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an event subscription',
		description: 'Read one subscription: event, address and when it was made',
	},
	properties: [subscriptionIdProperty],
	read: async (client, context, itemIndex) => {
		const { readSubscription } = await import(
			'../../../../lib/lexware/resources/event-subscriptions'
		);
		const id = String(context.getNodeParameter('subscriptionId', itemIndex, ''));
		return readSubscription(client, id);
	},
});
