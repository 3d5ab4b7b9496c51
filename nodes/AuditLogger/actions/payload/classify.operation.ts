import type { RecordType } from '../../../../lib/ledger/event/actions';
import { withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import type { OwnOperation } from '../../../support/resources';
import { groundsOf, groundsProperties } from '../grounds';
import { recordTypeOptions } from '../record-type';
import { documentOf, documentProperty } from '../document';

/** States how long documents must be kept; the last statement counts. */
export const classify: OwnOperation = {
	option: {
		name: 'Classify',
		value: 'classify',
		action: 'Classify a document',
		description: 'State how long a document must be kept, e.g. because it was no invoice at all',
	},
	effect: 'records',
	properties: [
		documentProperty,
		{
			displayName: 'Record Type',
			name: 'recordType',
			type: 'options',
			default: 'voucher',
			options: recordTypeOptions,
			description: 'What kind of record the document is',
		},
		...groundsProperties('Advertising, not a posting document'),
	],
	execute: async (context) => {
		const { reclassify } = await import('../../../../lib/ledger/retention/reclassify');
		return [
			await executeItems(context, async (item, itemIndex) => {
				const recordType = context.getNodeParameter('recordType', itemIndex) as RecordType;
				const documentSha256 = documentOf(context, itemIndex);
				const audit = await reclassify(
					await openNodeLedger(context),
					{ documentSha256, recordType, ...groundsOf(context, itemIndex) },
					ledgerContext,
				);
				return withPart(item, itemIndex, { classified: { documentSha256, recordType }, audit });
			}),
		];
	},
};
