import type { AuditDraft } from '../../../lib/ledger/event';

/** A complete event as the Audit Logger drafts it, with changes. */
export function draft(changes: Partial<AuditDraft> = {}): AuditDraft {
	return {
		actor: { kind: 'system', id: 'KI-Workflow-01', via: null },
		action: 'checked',
		subject: {
			type: 'document',
			id: null,
			system: null,
			documentSha256: 'ab'.repeat(32),
		},
		mode: null,
		decision: null,
		model: null,
		change: null,
		approval: null,
		outcome: null,
		run: null,
		...changes,
	};
}
