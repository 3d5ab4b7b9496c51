import { z } from 'zod/v4';
import type { Ampel, DecisionAction, Phase } from '../envelope/envelope';
import { auditActions } from './actions';
import { ledgerError } from './errors';

/*
 * The audit event, format version 1. Every field is always present (null when it does not apply), and
 * all of it goes into the hash. Nothing personal beyond the actor belongs here: what may have to be
 * erased one day is kept as payload and only its hash enters the event.
 */

const text = z.string().min(1).max(300);
const optionalText = text.nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const optionalSha256 = sha256.nullable();
/** UTC with milliseconds, the form of `Date.prototype.toISOString` */
const instant = z.iso.datetime({ precision: 3 });
const count = z.int().nonnegative();

const phase = z.enum(['readOnly', 'shadow', 'writeBack'] satisfies Phase[]);
const ampel = z.enum(['green', 'yellow', 'red'] satisfies Ampel[]);
const decisionAction = z.enum([
	'write',
	'approve',
	'reject',
	'reportOnly',
] satisfies DecisionAction[]);

/** What the caller says; the ledger adds version, chain, sequence, time, software, hash of payload and predecessor. */
export const auditDraftSchema = z.strictObject({
	actor: z.strictObject({
		kind: z.enum(['system', 'person', 'model']),
		/** technical user, user id or model name */
		id: text,
		/** channel through which a person acted, e.g. `mail` */
		via: optionalText,
	}),
	action: z.enum(auditActions),
	/** null only for events about the ledger itself */
	subject: z
		.strictObject({
			type: z.enum(['document', 'postingBatch', 'ledger']),
			/** id in the system named next to it, e.g. a voucher id or the name of a posting batch */
			id: optionalText,
			system: optionalText,
			documentSha256: optionalSha256,
		})
		.nullable(),
	/** phase of the introduction the step ran in */
	mode: phase.nullable(),
	decision: z
		.strictObject({
			action: decisionAction.nullable(),
			ampel,
			/** codes of the reasons, in their order */
			reasons: z.array(text),
			/** rule ids of the findings, in their order */
			findings: z.array(text),
			ruleSetVersion: optionalText,
		})
		.nullable(),
	/** set when a language model took part */
	model: z
		.strictObject({
			name: text,
			promptVersion: optionalText,
			inputTokens: count.nullable(),
			outputTokens: count.nullable(),
		})
		.nullable(),
	/** canonical state before and after a change, as hashes */
	change: z
		.strictObject({
			beforeSha256: optionalSha256,
			afterSha256: optionalSha256,
			fields: z.array(text),
		})
		.nullable(),
	/** the approval the step relied on */
	approval: z
		.strictObject({ id: text, approver: text, payloadSha256: sha256, at: instant })
		.nullable(),
	outcome: z
		.strictObject({
			state: z.enum(['intent', 'done', 'failed']),
			remoteId: optionalText,
			errorCode: optionalText,
		})
		.nullable(),
	/** where in n8n it happened; null outside of workflows */
	run: z
		.strictObject({
			workflowId: optionalText,
			workflowName: optionalText,
			executionId: optionalText,
			/** `manual`, `trigger`, `webhook` … as n8n names it */
			executionMode: optionalText,
			node: optionalText,
		})
		.nullable(),
});

/** The audit event as hashed and stored. */
export const auditEventSchema = auditDraftSchema.extend({
	v: z.literal(1),
	chain: z.uuid(),
	/** from 1, without gaps */
	seq: z.int().positive(),
	ts: instant,
	software: z.strictObject({ name: text, version: text }),
	/** SHA-256 of the canonical payload, null when none was kept */
	payloadSha256: optionalSha256,
	/** hash of the predecessor, 64 zeros for the first */
	prev: sha256,
});

export type AuditDraft = z.infer<typeof auditDraftSchema>;
export type AuditEvent = z.infer<typeof auditEventSchema>;

/**
 * @param candidate an event from outside
 * @returns the event, known to have every field in its proper form
 * @throws BelegflussError LEDGER_EVENT_INVALID naming the first field that is not
 */
export function parseDraft(candidate: unknown): AuditDraft {
	return parsed(auditDraftSchema.safeParse(candidate));
}

/**
 * @param candidate a finished event before it is hashed
 * @returns the same event, checked
 * @throws BelegflussError LEDGER_EVENT_INVALID naming the first field that is not in its proper form
 */
export function parseEvent(candidate: AuditEvent): AuditEvent {
	return parsed(auditEventSchema.safeParse(candidate));
}

function parsed<Output>(result: z.ZodSafeParseResult<Output>): Output {
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw ledgerError('LEDGER_EVENT_INVALID', {
		field: issue?.path.join('.') || '(whole event)',
		reason: issue?.message ?? 'unknown',
	});
}
