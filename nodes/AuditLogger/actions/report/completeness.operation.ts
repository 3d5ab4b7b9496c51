import type { IDataObject } from 'n8n-workflow';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { onceForAll } from '../../../support/once-for-all';
import type { OwnOperation } from '../../../support/resources';

/** Lists documents that have not reached an end: one item with the whole report. */
export const completeness: OwnOperation = {
	option: {
		name: 'Completeness',
		value: 'completeness',
		action: 'Report documents without an end',
		description: 'Documents that were received and went missing on the way, with their last step',
	},
	effect: 'reads',
	properties: [
		{
			displayName: 'Overdue After (Hours)',
			name: 'hours',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 48,
			hint: 'A document ends when it is written, exported, rejected, closed, or reported in the read-only phase',
			description: 'After how many hours a document should have reached an end',
		},
	],
	execute: async (context) => [
		await onceForAll(context, async () => {
			const { completenessReport } = await import('../../../../lib/ledger/report/completeness');
			const report = await completenessReport(await openNodeLedger(context), {
				now: ledgerContext.now(),
				hours: Number(context.getNodeParameter('hours', 0)),
			});
			return [{ json: { report } as unknown as IDataObject }];
		}),
	],
};
