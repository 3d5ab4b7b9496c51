/*
 * Kept apart from the schema so that node descriptions can list the actions without loading zod.
 */

/** What a step did with a document; stored for ever, so never renamed. */
export const stepActions = [
	'received',
	'extracted',
	'checked',
	'decided',
	'approved',
	'rejected',
	'written',
	'exported',
	'failed',
	'noted',
] as const;

/** Everything an audit event can say happened. */
export const auditActions = ['ledgerCreated', ...stepActions] as const;

export type StepAction = (typeof stepActions)[number];
export type AuditAction = (typeof auditActions)[number];
