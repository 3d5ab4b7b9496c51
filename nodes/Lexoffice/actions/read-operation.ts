import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { LexwareClient } from '../../../lib/lexware/client';
import { executeItems, failedItem } from '../../support/execute-items';
import { toNodeError } from '../../support/errors';
import { withPart } from '../../support/envelope';
import type { OwnOperation } from '../../support/resources';
import { lexofficeClient } from '../client';

/** A reading operation: how the panel offers it and its parameters. */
interface ReadSpec {
	readonly option: INodePropertyOptions;
	readonly properties: readonly INodeProperties[];
}

/** Reads one record for each item. */
export interface ReadOneSpec extends ReadSpec {
	read(client: LexwareClient, context: IExecuteFunctions, itemIndex: number): Promise<object>;
}

/** Reads a list for each item. */
export interface ReadManySpec extends ReadSpec {
	rows(client: LexwareClient, context: IExecuteFunctions, itemIndex: number): AsyncIterable<object>;
}

/**
 * @param spec how the panel offers it, and how a record is read
 * @returns an operation that adds the record to the item as its part `lexoffice`
 */
export function readsOne(spec: ReadOneSpec): OwnOperation {
	return {
		option: spec.option,
		properties: spec.properties,
		effect: 'reads',
		execute: async (context) => {
			const client = await lexofficeClient(context);
			return [
				await executeItems(context, async (item, itemIndex) =>
					withPart(item, itemIndex, { lexoffice: await spec.read(client, context, itemIndex) }),
				),
			];
		},
	};
}

const limitProperties: readonly INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		default: 50,
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/**
 * @param spec how the panel offers it, and how the list is read; reading stops at the limit
 * @returns an operation that gives each record as an item of its own
 */
export function readsMany(spec: ReadManySpec): OwnOperation {
	return {
		option: spec.option,
		properties: [...limitProperties, ...spec.properties],
		effect: 'reads',
		execute: async (context) => {
			const client = await lexofficeClient(context);
			const results: INodeExecutionData[] = [];
			for (const [itemIndex, item] of context.getInputData().entries()) {
				try {
					const returnAll = context.getNodeParameter('returnAll', itemIndex) === true;
					const limit = returnAll ? Infinity : Number(context.getNodeParameter('limit', itemIndex));
					let count = 0;
					for await (const row of spec.rows(client, context, itemIndex)) {
						results.push({
							json: row as INodeExecutionData['json'],
							pairedItem: { item: itemIndex },
						});
						if (++count >= limit) break;
					}
				} catch (cause) {
					if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause, itemIndex);
					results.push(failedItem(context, item, itemIndex, cause));
				}
			}
			return [results];
		},
	};
}
