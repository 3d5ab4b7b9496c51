import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { SwitchKind } from '../../../../lib/ledger/switches/settings';
import { withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { runOf } from '../../../support/ledger/run';
import { scopeOf } from './scope';

/** Who sets a switch and why; both stand in the audit trail for ever. */
export const accountProperties: INodeProperties[] = [
	{
		displayName: 'Set By',
		name: 'setBy',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Erika Muster',
		hint: 'Behind a form: the name entered there',
		description: 'The person who decides this',
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		required: true,
		placeholder: 'e.g. Month-end closing, nothing is to be booked until 3 December',
		description: 'Why. No names of customers or suppliers: this text is never erased.',
	},
];

/**
 * Sets a switch once for every item.
 *
 * @param context execution context
 * @param kind which switch
 * @param valueOf what it shall say, from the parameters of an item
 * @returns the items with the part `switch`
 */
export async function changeSwitch(
	context: IExecuteFunctions,
	kind: SwitchKind,
	valueOf: (itemIndex: number) => unknown,
): Promise<INodeExecutionData[]> {
	const { setSwitch } = await import('../../../../lib/ledger/switches/set-switch');
	return executeItems(context, async (item, itemIndex) => {
		const scope = scopeOf(context, itemIndex);
		const setBy = String(context.getNodeParameter('setBy', itemIndex));
		const { before, after, receipt } = await setSwitch(
			await openNodeLedger(context, { create: true }),
			{
				kind,
				scope,
				value: valueOf(itemIndex),
				setBy: { id: setBy, kind: 'person', via: 'n8n' },
				reason: String(context.getNodeParameter('reason', itemIndex)),
				run: runOf(context),
			},
			ledgerContext,
		);
		return withPart(item, itemIndex, {
			switch: {
				kind,
				scope,
				before: before === null ? null : (JSON.parse(before) as unknown),
				after: JSON.parse(after) as unknown,
				setBy: setBy.trim(),
			},
			audit: receipt,
		});
	});
}
