import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

/** One operation: how the panel offers it, its parameters, and what it does with the whole input. */
export interface Operation {
	readonly option: INodePropertyOptions;
	readonly properties: readonly INodeProperties[];
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
}

/** One resource: how the panel offers it, the choice of its operations, and these. */
export interface Resource {
	readonly option: INodePropertyOptions;
	readonly operationChoice: INodeProperties;
	readonly operations: readonly Operation[];
}
