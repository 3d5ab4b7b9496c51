import { emptyDraft, type AuditDraft } from '../../../lib/ledger/event/event';

/** A complete event as the Audit Logger drafts it, with changes. */
export function draft(changes: Partial<AuditDraft> = {}): AuditDraft {
	return {
		...emptyDraft,
		actor: { id: 'KI-Workflow-01', kind: 'system', via: null },
		action: 'checked',
		subject: {
			documentSha256: 'ab'.repeat(32),
			id: null,
			system: null,
			type: 'document',
		},
		...changes,
	};
}
