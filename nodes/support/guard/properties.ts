import type { INodeProperties } from 'n8n-workflow';
import { technicalUserProperty } from '../ledger/technical-user';

/**
 * @param name what the operation does, as its option is called
 * @param own the operation's own parameters
 * @returns the parameters of a writing operation: whether it sends at all, what it writes, who answers for it
 */
export function guardProperties(name: string, own: readonly INodeProperties[]): INodeProperties[] {
	return [
		{
			displayName: 'Mode',
			name: 'mode',
			type: 'options',
			noDataExpression: true,
			default: 'preview',
			options: [
				{
					name: 'Preview',
					value: 'preview',
					description: 'Return exactly what would be sent; send nothing',
				},
				{
					name: 'Write',
					value: 'write',
					description:
						'Send it, if phase, limits and kill switch of the ledger allow it, and never twice',
				},
			],
			hint: 'Start with Preview and look at what would be sent',
			description: `Whether to carry out "${name}" or only to show it`,
		},
		...own,
		{ ...technicalUserProperty, displayOptions: { show: { mode: ['write'] } } },
		{
			displayName: 'Decision',
			name: 'decision',
			type: 'json',
			default: '={{ $json.decision }}',
			displayOptions: { show: { mode: ['write'] } },
			hint: 'As the Ampel Router writes it. Without one, an approval is needed.',
			description: 'What was decided about the document',
		},
		{
			displayName: 'Approval ID',
			name: 'approvalId',
			type: 'string',
			default: '={{ $json.approval.id }}',
			displayOptions: { show: { mode: ['write'] } },
			hint: 'Of an approval recorded in the ledger. Empty when none is needed.',
			description: 'The approval of a person that allows exactly this write',
		},
	];
}
