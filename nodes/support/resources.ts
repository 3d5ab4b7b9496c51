import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** How the panel offers an operation, its parameters, and what it does with the whole input. */
export interface OperationBody {
	readonly option: INodePropertyOptions;
	readonly properties: readonly INodeProperties[];
	/** gives one list of items per output of the node */
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}

/** An operation that changes nothing outside the workflow but our own ledger. */
export interface OwnOperation extends OperationBody {
	/** `reads` only looks; `records` leaves entries in the ledger or makes files for a person */
	readonly effect: 'reads' | 'records';
}

declare const throughTheGuard: unique symbol;

/** An operation that writes to a core system; only `guardedOperation` makes one. */
export interface GuardedOperation extends OperationBody {
	readonly effect: 'writes';
	readonly [throughTheGuard]: true;
}

/** One operation of a node. What it may do is part of its type, so that no write can go without the guard. */
export type Operation = OwnOperation | GuardedOperation;

const guardedOperations = new WeakSet<OperationBody>();

/**
 * @internal for `guardedOperation` alone
 * @param body an operation that writes through the guard
 * @returns it, marked as such
 */
export function guarded(body: OperationBody): GuardedOperation {
	const operation = { ...body, effect: 'writes' } as GuardedOperation;
	guardedOperations.add(operation);
	return operation;
}

/**
 * @param operation any operation
 * @returns whether it was made by `guardedOperation`
 */
export function isGuarded(operation: OperationBody): operation is GuardedOperation {
	return guardedOperations.has(operation);
}

/** One resource; the first operation is the default. */
export interface Resource {
	readonly option: INodePropertyOptions;
	readonly operations: readonly [Operation, ...Operation[]];
}

/**
 * @param resources resources of a node; the first is the default
 * @returns parameters of the node: resource, operations of each resource, parameters of each operation
 */
export function resourceProperties(
	resources: readonly [Resource, ...Resource[]],
): INodeProperties[] {
	const defaultResource = resources[0].option.value;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			default: defaultResource,
			options: byName(resources.map(({ option }) => option)),
		},
		...resources.flatMap(propertiesOf),
	];
}

/**
 * @param resources resources of a node
 * @returns what the canvas says below the node, e.g. "Switch: Set Phase", by the stored values
 */
export function resourceSubtitle(resources: readonly Resource[]): string {
	const subtitles = Object.fromEntries(
		resources.flatMap(({ option, operations }) =>
			operations.map((operation) => [
				`${option.value} ${operation.option.value}`,
				`${option.name}: ${operation.option.name}`,
			]),
		),
	);
	return `={{ (${JSON.stringify(subtitles)})[$parameter["resource"] + " " + $parameter["operation"]] }}`;
}

function propertiesOf({ option, operations }: Resource): INodeProperties[] {
	const resource = [option.value];
	const defaultOperation = operations[0].option.value;
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource } },
			default: defaultOperation,
			options: byName(operations.map((operation) => operation.option)),
		},
		...operations.flatMap((operation) =>
			operation.properties.map((property) => ({
				...property,
				displayOptions: {
					...property.displayOptions,
					show: {
						...property.displayOptions?.show,
						resource,
						operation: [operation.option.value],
					},
				},
			})),
		),
	];
}

function byName(options: readonly INodePropertyOptions[]): INodePropertyOptions[] {
	return options.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/**
 * Runs the chosen operation on the whole input.
 *
 * @param context execution context
 * @param resources resources of the node
 * @returns one list of items per output; without input nothing is run
 * @throws NodeOperationError when the stored operation does not exist
 */
export async function runOperation(
	context: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][]> {
	if (context.getInputData().length === 0) return [[]];
	const resource: unknown = context.getNodeParameter('resource', 0);
	const name: unknown = context.getNodeParameter('operation', 0);
	const operation = resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === name);
	if (operation) return operation.execute(context);
	throw new NodeOperationError(
		context.getNode(),
		`This version of the node does not know the operation "${String(name)}" of "${String(resource)}"`,
		{ description: 'Select Resource and Operation again, or update n8n-nodes-belegfluss.' },
	);
}
