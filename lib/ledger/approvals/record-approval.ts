import type { AuditReceipt } from '../../envelope/envelope';
import { chainUp, prepareEntry, type LedgerContext } from '../append';
import { emptyDraft, type AuditDraft } from '../event/event';
import { sha256Hex } from '../event/hash';
import { approvalRecordSchema, type ApprovalRecord } from '../store/records';
import type { LedgerStore } from '../store/store';
import { approvalError } from './errors';
import { approvalStatementText } from './recorded-approval';

/** A person's decision on exactly one write. */
export interface ApprovalDecision {
	/** chosen by the proposal, e.g. a UUID */
	readonly id: string;
	readonly state: ApprovalRecord['state'];
	/** target system and operation the person saw */
	readonly system: string;
	readonly operation: string;
	readonly documentSha256: string | null;
	/** SHA-256 of the canonical request the person saw, as the guard's preview names it */
	readonly payloadSha256: string;
	/** who proposed it: the technical user, or the person who entered it */
	readonly proposer: string;
	/** the person who decided */
	readonly approver: AuditDraft['actor'];
	/** what the Ampel Router had decided, for the report on overruled decisions */
	readonly decision: AuditDraft['decision'];
	readonly reason: string | null;
	/** UTC instant after which it allows nothing any more */
	readonly expiresAt: Date;
	readonly run: AuditDraft['run'];
}

/**
 * Records an approval or a rejection with its audit event, in one transaction. A decision is made once: a
 * second one under the same id is refused, whatever it says.
 *
 * @param store where the ledger lives
 * @param decision who decided what
 * @param context clock, id source and the program that writes
 * @returns receipt of the audit event
 * @throws BelegflussError APPROVAL_NOT_BY_PERSON, APPROVAL_INVALID, APPROVAL_ALREADY_DECIDED, or the
 * store's error; nothing was recorded then
 */
export async function recordApproval(
	store: LedgerStore,
	decision: ApprovalDecision,
	context: LedgerContext,
): Promise<AuditReceipt> {
	const statement = statementOf(decision, context.now());
	const entry = prepareEntry({ event: eventOf(decision, statement), payload: null }, context);
	return store.transact({ approvals: [decision.id] }, ({ head, approvals }) => {
		const earlier = approvals.get(decision.id);
		if (earlier) {
			const { id, approver, decidedAt } = earlier;
			throw approvalError('APPROVAL_ALREADY_DECIDED', { id, approver, decidedAt });
		}
		const { events, payloads, receipts } = chainUp(head, [entry], context);
		const receipt = receipts[0] as AuditReceipt;
		const record = { ...statement, consumedBy: null, sequence: receipt.sequence };
		return { batch: { events, payloads, approvals: [record] }, result: receipt };
	});
}

const statementSchema = approvalRecordSchema.omit({ consumedBy: true, sequence: true });

type Statement = Omit<ApprovalRecord, 'consumedBy' | 'sequence'>;

/** Checked, because a row that cannot be read back would shut its id for good. */
function statementOf(decision: ApprovalDecision, now: Date): Statement {
	const { id, approver, expiresAt } = decision;
	if (approver.kind !== 'person') {
		throw approvalError('APPROVAL_NOT_BY_PERSON', { id, approver: approver.id });
	}
	const result = statementSchema.safeParse({
		id,
		state: decision.state,
		system: decision.system,
		operation: decision.operation,
		documentSha256: decision.documentSha256,
		payloadSha256: decision.payloadSha256,
		proposer: decision.proposer,
		approver: approver.id,
		decidedAt: now.toISOString(),
		expiresAt: Number.isNaN(expiresAt.getTime()) ? null : expiresAt.toISOString(),
	});
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw approvalError('APPROVAL_INVALID', {
		field: issue?.path.join('.') ?? '',
		reason: issue?.message ?? '',
	});
}

function eventOf(decision: ApprovalDecision, statement: Statement): AuditDraft {
	return {
		...emptyDraft,
		action: statement.state,
		actor: decision.approver,
		approval: {
			approver: statement.approver,
			at: statement.decidedAt,
			id: statement.id,
			payloadSha256: statement.payloadSha256,
		},
		change: {
			afterSha256: sha256Hex(approvalStatementText(statement)),
			beforeSha256: null,
			fields: ['approval'],
		},
		decision: decision.decision,
		reason: decision.reason,
		run: decision.run,
		subject: {
			documentSha256: statement.documentSha256,
			id: null,
			system: statement.system,
			type: 'document',
		},
	};
}
