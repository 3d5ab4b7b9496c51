import { emptyDraft, type AuditDraft } from '../../../lib/ledger/event/event';

/** A complete event as the Audit Logger drafts it, with changes. */
export function draft(changes: Partial<AuditDraft> = {}): AuditDraft {
	return {
		...emptyDraft,
		actor: { kind: 'system', id: 'KI-Workflow-01', via: null },
		action: 'checked',
		subject: {
			type: 'document',
			id: null,
			system: null,
			documentSha256: 'ab'.repeat(32),
		},
		...changes,
	};
}
