import { emptyDraft, type AuditDraft } from '../ledger/event/event';
import type { ApprovalRecord } from '../ledger/store/records';
import type { WriteOrder } from './order';
import type { Phase } from '../envelope/envelope';

/** What the audit event says about one attempt. */
export interface AttemptFacts {
	readonly attempt: number;
	readonly requestSha256: string;
	/** null when it could not be read */
	readonly phase: Phase | null;
	readonly approval: ApprovalRecord | null;
}

/**
 * @param order what shall be, or was, written
 * @param facts the attempt
 * @param outcome how it stands
 * @returns the audit event of this step
 */
export function attemptEvent(
	order: WriteOrder,
	facts: AttemptFacts,
	outcome: NonNullable<AuditDraft['outcome']>,
): AuditDraft {
	const { approval } = facts;
	return {
		...emptyDraft,
		...eventFrame(order, facts),
		action: 'written',
		approval: approval && {
			approver: approval.approver,
			at: approval.decidedAt,
			id: approval.id,
			payloadSha256: approval.payloadSha256,
		},
		outcome,
		subject: subjectOf(order, outcome.remoteId),
	};
}

/**
 * @param order what was refused
 * @param facts the attempt it would have been
 * @param errorCode the gate that was shut
 * @returns the audit event of the refusal
 */
export function refusalEvent(
	order: WriteOrder,
	facts: AttemptFacts,
	errorCode: string,
): AuditDraft {
	return {
		...emptyDraft,
		...eventFrame(order, facts),
		action: 'writeRefused',
		outcome: { errorCode, remoteId: null, state: 'failed' },
		subject: subjectOf(order, null),
	};
}

function eventFrame(order: WriteOrder, { attempt, requestSha256, phase }: AttemptFacts) {
	return {
		actor: { id: order.actor, kind: 'system', via: 'n8n' },
		decision: order.decision && {
			action: order.decision.action,
			ampel: order.decision.ampel,
			findings: [],
			reasons: order.decision.reasons.map(({ code }) => code),
			ruleSetVersion: null,
		},
		mode: phase,
		run: order.run,
		write: { attempt, key: order.key, operation: order.operation, requestSha256 },
	} satisfies Partial<AuditDraft>;
}

function subjectOf(order: WriteOrder, remoteId: string | null): AuditDraft['subject'] {
	return {
		documentSha256: order.documentSha256,
		id: remoteId,
		system: order.system,
		type: 'document',
	};
}
