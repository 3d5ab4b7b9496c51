import type { IExecuteFunctions } from 'n8n-workflow';
import type { StepAction } from '../../../../lib/ledger/event/actions';
import type { StepFacts } from '../../../../lib/ledger/event/envelope-draft';
import type { PayloadKept } from '../../../../lib/ledger/event/envelope-payload';

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns what the node's parameters and n8n say about the step
 */
export function stepFacts(context: IExecuteFunctions, itemIndex: number): StepFacts {
	const workflow = context.getWorkflow();
	return {
		action: context.getNodeParameter('step', itemIndex) as StepAction | 'auto',
		actor: (context.getNodeParameter('actor', itemIndex) as string).trim(),
		keep: context.getNodeParameter('payload', itemIndex) as PayloadKept,
		recordType: null,
		run: {
			workflowId: orNull(workflow.id),
			workflowName: orNull(workflow.name),
			executionId: orNull(context.getExecutionId()),
			executionMode: orNull(context.getMode()),
			node: orNull(context.getNode().name),
		},
	};
}

/** A workflow that was never saved has neither id nor name. */
function orNull(text: string | undefined): string | null {
	return text ? text.slice(0, 300) : null;
}
