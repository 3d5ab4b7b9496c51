import type { IExecuteFunctions } from 'n8n-workflow';
import type { AuditDraft } from '../../../lib/ledger/event/event';

/** Longest text an audit event takes. */
const MAX_TEXT = 300;

/** Stands for the id of a workflow that was never saved. */
const UNSAVED = '(unsaved)';

/**
 * @param context execution context
 * @returns where in n8n something happens, for the audit trail
 */
export function runOf(context: IExecuteFunctions): NonNullable<AuditDraft['run']> {
	const workflow = context.getWorkflow();
	return {
		executionId: orNull(context.getExecutionId()),
		executionMode: orNull(context.getMode()),
		node: orNull(context.getNode().name),
		workflowId: orNull(workflow.id),
		workflowName: orNull(workflow.name),
	};
}

/**
 * @param context execution context
 * @returns id of the workflow, by which phase and limits are found
 */
export function workflowIdOf(context: IExecuteFunctions): string {
	return context.getWorkflow().id || UNSAVED;
}

/**
 * @param environment environment of the n8n process
 * @returns whether executions are spread over workers
 */
export function isQueueMode(
	environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
	return environment['EXECUTIONS_MODE'] === 'queue';
}

/** A workflow that was never saved has neither id nor name. */
function orNull(text: string | undefined): string | null {
	return text ? text.slice(0, MAX_TEXT) : null;
}
