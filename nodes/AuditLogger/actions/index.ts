import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import * as chain from './chain';
import * as event from './event';

type Operation = (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;

const resources: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
	chain: chain.operations,
	event: event.operations,
};

/** Parameters of the node: the resources, and behind them each resource's own. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'event',
		options: [
			{
				name: 'Chain',
				value: 'chain',
				description: 'The hash chain as a whole',
			},
			{
				name: 'Event',
				value: 'event',
				description: 'What happened to a document',
			},
		],
	},
	...event.properties,
	...chain.properties,
];

/**
 * @param context execution context
 * @param resource value of the parameter Resource
 * @param operation value of the parameter Operation
 * @returns the outgoing items
 * @throws NodeOperationError for a combination this version of the node does not know
 */
export async function operations(
	context: IExecuteFunctions,
	resource: string,
	operation: string,
): Promise<INodeExecutionData[]> {
	const execute = resources[resource]?.[operation];
	if (execute) return execute(context);
	throw new NodeOperationError(
		context.getNode(),
		`This version of the node does not know the operation "${operation}" of "${resource}"`,
		{ description: 'Select Resource and Operation again, or update n8n-nodes-belegfluss.' },
	);
}
