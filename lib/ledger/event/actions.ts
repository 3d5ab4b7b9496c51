import type { Ampel, DecisionAction, Phase } from '../../envelope/envelope';

/*
 * The words of audit events, stored for ever and therefore never renamed. Kept apart from the schema so that
 * node descriptions can list them without loading zod.
 */

/** What a step did with a document. */
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

export const actorKinds = ['system', 'person', 'model'] as const;

/** `unknown`: sent, and nobody can say yet whether it arrived. */
export const outcomeStates = ['intent', 'done', 'failed', 'unknown'] as const;

export const subjectTypes = ['document', 'postingBatch', 'ledger', 'payload', 'switch'] as const;

export const phases = ['readOnly', 'shadow', 'writeBack'] as const satisfies Phase[];

export const ampelColours = ['green', 'yellow', 'red'] as const satisfies Ampel[];

export const decisionActions = [
	'write',
	'approve',
	'reject',
	'reportOnly',
] as const satisfies DecisionAction[];
