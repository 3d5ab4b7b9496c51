import type { IExecuteFunctions } from 'n8n-workflow';
import type { RecordType, StepAction } from '../../../../lib/ledger/event/actions';
import type { StepFacts } from '../../../../lib/ledger/event/envelope-draft';
import type { PayloadKept } from '../../../../lib/ledger/event/envelope-payload';
import { runOf } from '../../../support/ledger/run';
import { technicalUser } from '../../../support/ledger/technical-user';

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns what the node's parameters and n8n say about the step
 */
export function stepFacts(context: IExecuteFunctions, itemIndex: number): StepFacts {
	return {
		action: context.getNodeParameter('step', itemIndex) as StepAction | 'auto',
		actor: technicalUser(context, itemIndex),
		keep: context.getNodeParameter('payload', itemIndex) as PayloadKept,
		recordType: context.getNodeParameter('recordType', itemIndex, 'voucher') as RecordType,
		run: runOf(context),
	};
}
