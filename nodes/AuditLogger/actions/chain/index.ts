import type { INodeProperties } from 'n8n-workflow';
import * as verify from './verify.operation';

/** Parameters of the resource Chain. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'verify',
		displayOptions: { show: { resource: ['chain'] } },
		options: [
			{
				name: 'Verify',
				value: 'verify',
				action: 'Verify the chain',
				description: 'Recompute the whole chain and name every deviation',
			},
		],
	},
	...verify.properties,
];

export const operations = { verify: verify.execute };
