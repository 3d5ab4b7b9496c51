import type { INodeProperties } from 'n8n-workflow';

/** Parameter for one subscription. */
export const subscriptionIdProperty: INodeProperties = {
	displayName: 'Subscription ID',
	name: 'subscriptionId',
	type: 'string',
	required: true,
	default: '={{ $json.subscriptionId }}',
	placeholder: 'e.g. e9066f04-8cc7-4616-93f8-ac9ecc8479c8',
	hint: 'As Get Many lists it',
	description: 'The subscription',
};
