import type { INodeExecutionData } from 'n8n-workflow';
import { berlinDay } from '../../../../lib/calendar/berlin';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { onceForAll } from '../../../support/once-for-all';
import type { OwnOperation } from '../../../support/resources';

/** Lists what the retention periods no longer hold: one item each, paired with all incoming items. */
export const listDue: OwnOperation = {
	option: {
		name: 'List Due',
		value: 'listDue',
		action: 'List what may be erased',
		description: 'List kept data and originals whose retention period is over',
	},
	effect: 'reads',
	properties: [
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
		},
	],
	execute: async (context) => [
		await onceForAll(context, async () => {
			const { dueForErasure } = await import('../../../../lib/ledger/retention/due');
			const store = await openNodeLedger(context);
			const limit = Number(context.getNodeParameter('limit', 0));
			const due: Pick<INodeExecutionData, 'json'>[] = [];
			for await (const entry of dueForErasure(store, berlinDay(ledgerContext.now()))) {
				if (due.length >= limit) break;
				due.push({ json: { due: { ...entry }, document: { sha256: entry.documentSha256 } } });
			}
			return due;
		}),
	],
};
