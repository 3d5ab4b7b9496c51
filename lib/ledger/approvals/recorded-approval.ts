import { canonicalize } from '../event/canonical-json';
import { sha256Hex } from '../event/hash';
import { readEvent, type StatedChange } from '../event/read-event';
import type { ApprovalRecord } from '../store/records';
import type { LedgerStore } from '../store/store';

/** An approval as read back, with the audit event it says it was recorded by. */
export interface RecordedApproval {
	readonly record: ApprovalRecord;
	/** canonical text of that event; null when there is none */
	readonly event: string | null;
}

/**
 * @param store where the ledger lives
 * @param id of the approval
 * @returns the approval with its event; null when there is none of that id
 * @throws BelegflussError LEDGER_ROW_UNREADABLE, or the store's error
 */
export async function readRecordedApproval(
	store: LedgerStore,
	id: string,
): Promise<RecordedApproval | null> {
	const record = await store.transact({ approvals: [id] }, ({ approvals }) => ({
		batch: null,
		result: approvals.get(id) ?? null,
	}));
	if (!record) return null;
	// Where that entry is missing the next one comes, which says something else.
	for await (const { canonical } of store.readEvents({ from: record.sequence, limit: 1 })) {
		return { record, event: canonical };
	}
	return { record, event: null };
}

/**
 * @param approval an approval with its event
 * @returns whether the event says what the row says: a row somebody entered by hand must not open a write
 */
export function isRecorded({ record, event: text }: RecordedApproval): boolean {
	const event = text === null ? null : readEvent(text);
	return event !== null && isDecidedBy(record, event);
}

/**
 * @param record an approval
 * @param event an event
 * @returns whether the event is of exactly this decision; whether it was used does not matter
 */
export function isDecidedBy(record: ApprovalRecord, event: StatedChange): boolean {
	return (
		event.action === record.state &&
		event.change?.afterSha256 === sha256Hex(approvalStatementText(record))
	);
}

/**
 * What the audit event of a decision commits to: everything but whether it was used.
 *
 * @param record the decision
 * @returns canonical text
 */
export function approvalStatementText(
	record: Omit<ApprovalRecord, 'consumedBy' | 'sequence'>,
): string {
	return canonicalize({
		id: record.id,
		state: record.state,
		system: record.system,
		operation: record.operation,
		documentSha256: record.documentSha256,
		payloadSha256: record.payloadSha256,
		proposer: record.proposer,
		approver: record.approver,
		decidedAt: record.decidedAt,
		expiresAt: record.expiresAt,
	});
}
