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

/**
 * @param withSystem whether the switch can be set for one target system
 * @returns the parameters that say what a switch applies to
 */
export function scopeProperties(withSystem: boolean): INodeProperties[] {
	return [
		{
			displayName: 'Applies To',
			name: 'scope',
			type: 'options',
			default: 'global',
			options: [everything, ...(withSystem ? [oneSystem] : []), thisWorkflow, anotherWorkflow],
			hint: 'What is set for a workflow comes before what is set for everything',
			description: 'What the switch applies to',
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
		...(withSystem ? [systemProperty({ scope: ['system'] })] : []),
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
