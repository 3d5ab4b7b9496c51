import { withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import { openNodeLedger } from '../../../support/ledger/ledger';
import type { OwnOperation } from '../../../support/resources';
import { scopeOf, scopeProperties, systemProperty } from './scope';

/** Tells what holds for a workflow at this moment. */
export const getPolicy: OwnOperation = {
	option: {
		name: 'Get Policy',
		value: 'getPolicy',
		action: 'Get the policy of a workflow',
		description: 'Phase, limits and kill switch that hold for a workflow at this moment',
	},
	effect: 'reads',
	properties: [
		...scopeProperties(),
		{
			...systemProperty({}),
			displayOptions: {},
			hint: 'Empty means that kill switches of single systems are not looked at',
		},
	],
	execute: async (context) => {
		const { policyFor } = await import('../../../../lib/ledger/switches/policy');
		return [
			await executeItems(context, async (item, itemIndex) => {
				const store = await openNodeLedger(context, { create: true });
				const system = (context.getNodeParameter('system', itemIndex) as string).trim();
				const policy = policyFor(await store.readSwitches(), {
					workflowId: scopeOf(context, itemIndex).id,
					...(system === '' ? {} : { system }),
				});
				return withPart(item, itemIndex, { policy });
			}),
		];
	},
};
