import type { OwnOperation } from '../../../support/resources';
import { groundsProperties } from '../grounds';
import { changeSwitch } from './change';
import { killScopeProperties } from './scope';

/** Engages or releases a kill switch; it holds from the next write on, in running executions as well. */
export const setKillSwitch: OwnOperation = {
	option: {
		name: 'Set Kill Switch',
		value: 'setKillSwitch',
		action: 'Set the kill switch',
		description: 'Stop everything that writes at once, or let it go on',
	},
	effect: 'records',
	properties: [
		{
			displayName: 'Position',
			name: 'position',
			type: 'options',
			default: 'engaged',
			options: [
				{
					name: 'Engaged',
					value: 'engaged',
					description: 'Nothing is written any more. Nothing is lost: documents wait.',
				},
				{ name: 'Released', value: 'released', description: 'Phase and limits hold again' },
			],
			description: 'Whether writing is stopped',
		},
		...killScopeProperties(),
		...groundsProperties('Month-end closing, nothing is to be booked until 3 December'),
	],
	execute: async (context) => [
		await changeSwitch(context, 'kill', (itemIndex) => ({
			// Anything but a plain "released" stops.
			engaged: context.getNodeParameter('position', itemIndex) !== 'released',
		})),
	],
};
