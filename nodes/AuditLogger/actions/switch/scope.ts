import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { SwitchScope } from '../../../../lib/ledger/switches/settings';
import { workflowIdOf } from '../../../support/ledger/run';

const everything: INodePropertyOptions = {
	name: 'Everything',
	value: 'global',
	description: 'Every workflow and every system of this ledger',
};
const thisWorkflow: INodePropertyOptions = {
	name: 'This Workflow',
	value: 'thisWorkflow',
	description: 'The workflow this node stands in',
};
const anotherWorkflow: INodePropertyOptions = {
	name: 'Workflow by ID',
	value: 'workflow',
	description: 'Another workflow, e.g. the one that writes',
};
const oneSystem: INodePropertyOptions = {
	name: 'System',
	value: 'system',
	description: 'Everything that is written to one accounting system',
};

/** @returns the parameters that say what phase or limits apply to */
export function scopeProperties(): INodeProperties[] {
	return appliesTo(
		[everything, thisWorkflow, anotherWorkflow],
		'What is set for a workflow comes before what is set for everything',
	);
}

/** @returns the parameters that say what a kill switch applies to; it can be one target system as well */
export function killScopeProperties(): INodeProperties[] {
	return [
		...appliesTo(
			[everything, oneSystem, thisWorkflow, anotherWorkflow],
			'One engaged switch is enough to stop: releasing this one releases no other',
		),
		// Not required: n8n asks for it even where an expression chooses another scope.
		systemProperty({ scope: ['system'] }),
	];
}

function appliesTo(options: readonly INodePropertyOptions[], hint: string): INodeProperties[] {
	return [
		{
			displayName: 'Applies To',
			name: 'scope',
			type: 'options',
			default: 'global',
			options: [...options],
			hint,
			description: 'What it applies to',
		},
		{
			displayName: 'Workflow ID',
			name: 'workflowId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 7kQ2vXw9LmNp4RtS',
			description: 'The last part of the address of the workflow in the editor',
			displayOptions: { show: { scope: ['workflow'] } },
		},
	];
}

/**
 * @param show when the parameter is shown
 * @returns the parameter that names a target system
 */
export function systemProperty(show: Record<string, string[]>): INodeProperties {
	return {
		displayName: 'System Name',
		name: 'system',
		type: 'string',
		default: '',
		placeholder: 'e.g. lexoffice',
		description: 'Name of the system as it stands in the write part of the items',
		displayOptions: { show },
	};
}

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns what the switch applies to
 */
export function scopeOf(context: IExecuteFunctions, itemIndex: number): SwitchScope {
	const scope = context.getNodeParameter('scope', itemIndex) as string;
	const text = (name: string) => (context.getNodeParameter(name, itemIndex) as string).trim();
	if (scope === 'thisWorkflow') return { type: 'workflow', id: workflowIdOf(context) };
	if (scope === 'workflow') return { type: 'workflow', id: text('workflowId') };
	if (scope === 'system') return { type: 'system', id: text('system') };
	return { type: 'global', id: '' };
}
