import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Name under which a workflow acts, for every node that leaves entries in the audit trail. */
export const technicalUserProperty: INodeProperties = {
	displayName: 'Technical User',
	name: 'actor',
	type: 'string',
	default: 'KI-Workflow-01',
	required: true,
	placeholder: 'e.g. KI-Workflow-01',
	description:
		'Name under which the workflow acts, as in your procedure documentation. Use one per workflow.',
};

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns the name
 */
export function technicalUser(context: IExecuteFunctions, itemIndex: number): string {
	return (context.getNodeParameter('actor', itemIndex) as string).trim();
}
