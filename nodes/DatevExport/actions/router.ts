import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Resource } from './operation';
import { postingBatch } from './postingBatch';

/** Every resource; a further one is a folder and a line here. */
const resources: readonly Resource[] = [postingBatch];

/** Parameters of the node: resource, operations of each resource, parameters of each operation. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ option }) => option),
		default: 'postingBatch',
	},
	...resources.flatMap(propertiesOf),
];

function propertiesOf({ option, operationChoice, operations }: Resource): INodeProperties[] {
	const shownFor = (operation: string) => ({
		show: { resource: [option.value], operation: [operation] },
	});
	return [
		operationChoice,
		...operations.flatMap((operation) =>
			operation.properties.map((property) => ({
				...property,
				displayOptions: shownFor(String(operation.option.value)),
			})),
		),
	];
}

/**
 * @param context execution context with at least one item
 * @returns what the chosen operation gives for the whole input
 * @throws NodeOperationError when the stored operation does not exist
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const resource: unknown = context.getNodeParameter('resource', 0);
	const name: unknown = context.getNodeParameter('operation', 0);
	const operation = resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === name);
	if (!operation) {
		throw new NodeOperationError(
			context.getNode(),
			`The operation "${String(name)}" of "${String(resource)}" does not exist`,
			{ description: 'Choose resource and operation again in the node.' },
		);
	}
	return operation.execute(context);
}
