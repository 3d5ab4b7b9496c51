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
	'closed',
	'failed',
	'noted',
] as const;

/** What the ledger and the guard record of their own accord. */
const houseActions = [
	'ledgerCreated',
	'writeRefused',
	'switched',
	'classified',
	'payloadErased',
	'originalErased',
	'checkpointed',
	'restored',
] as const;

/** Everything an audit event can say happened. */
export const auditActions = [...houseActions, ...stepActions] as const;

export type StepAction = (typeof stepActions)[number];
export type AuditAction = (typeof auditActions)[number];

/** Classes of records by how long the law wants them kept (§ 147 (3) AO, § 14b (1) UStG). */
export const recordTypes = ['voucher', 'organisational', 'letter', 'none'] as const;

export type RecordType = (typeof recordTypes)[number];
