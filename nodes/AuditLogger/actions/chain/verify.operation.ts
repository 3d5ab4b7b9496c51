import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { languageProperty } from '../../../support/language';
import type { Language } from '../../../../lib/errors/belegfluss-error';
import { ledgerError } from '../../../../lib/ledger/errors';
import type { LedgerReport } from '../../../../lib/ledger/verify/report';
import { toNodeError } from '../../../support/errors';
import { failedItem } from '../../../support/execute-items';
import { openNodeLedger } from '../../../support/ledger/ledger';
import type { Operation } from '../../../support/resources';

const properties: INodeProperties[] = [
	{
		displayName:
			'Items that carry <code>audit</code> receipts from earlier runs are compared with the chain. Only they show entries cut off the end or a chain rewritten as a whole.',
		name: 'receiptsNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Fail on Deviation',
				name: 'failOnDeviation',
				type: 'boolean',
				default: false,
				description:
					'Whether a damaged chain, or a table beside it that was changed, stops the workflow, e.g. so that an error workflow sends an alert. By default it is a result like any other.',
			},
			languageProperty('Language of Findings', 'Language the deviations are worded in'),
		],
	},
];

/**
 * Verifies the whole ledger with the tables beside its chain, and the receipts of the incoming items against
 * it: one item with the report, paired with all incoming items. It throws a NodeOperationError when there is no readable ledger, or on
 * deviations when the node is told to.
 */
export const verify: Operation = {
	option: {
		name: 'Verify',
		value: 'verify',
		action: 'Verify the chain',
		description: 'Recompute the whole chain, compare the tables beside it, name every deviation',
	},
	effect: 'reads',
	properties,
	execute: async (context) => [await report(context)],
};

async function report(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const pairedItem = items.map((_, item) => ({ item }));
	let part = {};
	try {
		const ledger = await verified(context, items);
		part = { ledger };
		const { intact, tables } = ledger;
		const isSound = intact && tables.intact;
		if (!isSound && context.getNodeParameter('options.failOnDeviation', 0, false) === true) {
			throw ledgerError('LEDGER_DEVIATIONS_FOUND', {
				count: ledger.deviationCount + tables.deviationCount,
				until: ledger.trustworthyUntil,
			});
		}
		return [{ json: { ledger: { ...ledger } } as INodeExecutionData['json'], pairedItem }];
	} catch (cause) {
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause);
		return [{ ...failedItem(context, { json: {} }, 0, cause, part), pairedItem }];
	}
}

async function verified(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): Promise<LedgerReport> {
	const { readReceipt } = await import('../../../../lib/ledger/verify/receipt');
	const { verifyLedger } = await import('../../../../lib/ledger/verify/verify-ledger');
	const store = await openNodeLedger(context);
	return verifyLedger(store, {
		receipts: items.flatMap(({ json }) => readReceipt(json['audit']) ?? []),
		language: context.getNodeParameter('options.language', 0, 'de') as Language,
	});
}
