import type { INodeProperties } from 'n8n-workflow';
import * as log from './log.operation';

/** Parameters of the resource Event. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'log',
		displayOptions: { show: { resource: ['event'] } },
		options: [
			{
				name: 'Log',
				value: 'log',
				action: 'Log an event for each item',
				description: 'Add one entry per item to the hash chain, all in one transaction',
			},
		],
	},
	...log.properties,
];

export const operations = { log: log.execute };
