import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SwitchKind } from '../../../../lib/ledger/switches/settings';
import { withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { runOf } from '../../../support/ledger/run';
import { groundsOf } from '../grounds';
import { scopeOf } from './scope';

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
		const { actor: setBy, reason } = groundsOf(context, itemIndex);
		const { before, after, receipt } = await setSwitch(
			await openNodeLedger(context, { create: true }),
			{
				kind,
				scope,
				value: valueOf(itemIndex),
				setBy,
				reason,
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
				setBy: setBy.id,
			},
			audit: receipt,
		});
	});
}
