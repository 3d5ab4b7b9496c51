import type { Decision } from '../../../../lib/envelope/envelope';
import { mayWrite, OPERATION, orderFor } from '../support/orders';
import type { RefusalCase } from './refusal-case';

const decisions: ReadonlyArray<readonly [title: string, decision: unknown]> = [
	['nobody decided', null],
	['the decision is to ask a person', { ...mayWrite, action: 'approve', ampel: 'yellow' }],
	['the decision is to reject', { ...mayWrite, action: 'reject', ampel: 'red' }],
	['the decision is to report only', { ...mayWrite, action: 'reportOnly' }],
	['the decision is to write a yellow document', { ...mayWrite, ampel: 'yellow' }],
	['the decision is to write a red document', { ...mayWrite, ampel: 'red' }],
	['the decision lacks its parts', { action: 'write' }],
	['the decision has reasons without a code', { ...mayWrite, reasons: [{}] }],
	['the decision is text', 'write'],
];

/** Decisions that do not let a document pass without a person. */
export const decisionCases: readonly RefusalCase[] = decisions.map(([title, decision]) => ({
	title,
	code: 'GUARD_APPROVAL_NEEDED_DECISION',
	params: { operation: OPERATION },
	mode: 'writeBack',
	shut: async () => ({ order: orderFor(1, { decision: decision as Decision }) }),
}));
