import type { OwnOperation } from '../../../support/resources';
import { groundsProperties } from '../grounds';
import { changeSwitch } from './change';
import { scopeProperties } from './scope';

/** Moves a workflow to another phase of the introduction, or back. */
export const setPhase: OwnOperation = {
	option: {
		name: 'Set Phase',
		value: 'setPhase',
		action: 'Set the phase',
		description: 'Move a workflow to read-only, shadow or write-back',
	},
	effect: 'records',
	properties: [
		{
			displayName: 'Phase',
			name: 'phase',
			type: 'options',
			default: 'readOnly',
			options: [
				{ name: 'Read-Only', value: 'readOnly', description: 'Nothing is written' },
				{
					name: 'Shadow',
					value: 'shadow',
					description: 'Written is only what a person approved',
				},
				{
					name: 'Write-Back',
					value: 'writeBack',
					description: 'Green documents within the limits are written without a person',
				},
			],
			hint: 'Move on when the numbers of the daily report justify it',
			description: 'How far the workflow may go',
		},
		...scopeProperties(),
		...groundsProperties('Four weeks in shadow without a wrong green document'),
	],
	execute: async (context) => [
		await changeSwitch(context, 'phase', (itemIndex) => ({
			phase: context.getNodeParameter('phase', itemIndex),
		})),
	],
};
