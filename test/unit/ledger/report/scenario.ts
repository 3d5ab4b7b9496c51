import { appendEvents } from '../../../../lib/ledger/append';
import type { AuditDraft } from '../../../../lib/ledger/event/event';
import type { RecordedEvent } from '../../../../lib/ledger/event/read-event';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { draft } from '../draft';
import { CHAIN, context, temporaryLedger } from '../helpers';

export async function newLedger(): Promise<LedgerStore> {
	return openSqliteLedger(temporaryLedger(), { create: true });
}

/** Hash of an invented document. */
export function hashOf(document: number): string {
	return document.toString(16).padStart(64, '0');
}

/** An event about a document, as a workflow logs it. */
export function about(document: number | null, changes: Partial<AuditDraft> = {}): AuditDraft {
	const documentSha256 = document === null ? null : hashOf(document);
	return draft({
		subject: { type: 'document', id: null, system: null, documentSha256 },
		...changes,
	});
}

/** A decision of the Ampel Router. */
export function decided(
	action: 'write' | 'approve' | 'reject' | 'reportOnly',
	ampel: 'green' | 'yellow' | 'red' = 'green',
	changes: Partial<AuditDraft> & { reasons?: string[] } = {},
): Partial<AuditDraft> {
	const { reasons = [], ...rest } = changes;
	return {
		action: 'decided',
		mode: 'writeBack',
		decision: { action, ampel, findings: [], reasons, ruleSetVersion: '2026.1' },
		...rest,
	};
}

/** A write of the guard. */
export function wrote(
	state: 'intent' | 'done' | 'failed' | 'unknown' = 'done',
	changes: Partial<AuditDraft> = {},
): Partial<AuditDraft> {
	return {
		action: 'written',
		outcome: { state, remoteId: state === 'done' ? 'voucher-1' : null, errorCode: null },
		write: {
			attempt: 1,
			key: '1f'.repeat(32),
			operation: 'voucher.create',
			requestSha256: '2f'.repeat(32),
		},
		...changes,
	};
}

/** Somebody's approval, as an event carries it. */
export const APPROVAL = {
	approver: 'eva@example.com',
	at: '2026-03-02T08:00:00.000Z',
	id: 'approval-1',
	payloadSha256: '2f'.repeat(32),
};

/** What a person does. */
export function byPerson(
	action: 'approved' | 'rejected',
	id = 'eva@example.com',
	changes: Partial<AuditDraft> = {},
): Partial<AuditDraft> {
	return { action, actor: { kind: 'person', id, via: 'mail' }, ...changes };
}

/** Appends events in one transaction; they all bear exactly this time. */
export async function log(
	store: LedgerStore,
	instant: string,
	...events: readonly AuditDraft[]
): Promise<readonly number[]> {
	const now = () => new Date(instant);
	const receipts = await appendEvents(
		store,
		events.map((event) => ({ event, payload: null })),
		{ ...context(CHAIN), now },
	);
	return receipts.map(({ sequence }) => sequence);
}

/** The event as a report reads it, without a ledger. */
export function recorded(event: AuditDraft, ts = '2026-03-02T08:00:00.000Z'): RecordedEvent {
	return { ...event, payloadSha256: null, seq: 1, ts };
}
