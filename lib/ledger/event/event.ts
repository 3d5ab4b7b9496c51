import { z } from 'zod/v4';
import { ledgerError } from '../errors';
import {
	actorKinds,
	ampelColours,
	auditActions,
	decisionActions,
	outcomeStates,
	phases,
	recordTypes,
	subjectTypes,
} from './actions';

/*
 * The audit event, format version 1. Every field is always present (null when it does not apply), and
 * all of it goes into the hash. Nothing personal beyond the actor belongs here: what may have to be
 * erased one day is kept as payload and only its hash enters the event.
 *
 * Members stand in the order of RFC 8785 on every level: events drafted in this order need not be sorted.
 */

const text = z.string().min(1).max(300);
const optionalText = text.nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const optionalSha256 = sha256.nullable();
/** UTC with milliseconds, the form of `Date.prototype.toISOString` */
const instant = z.iso.datetime({ precision: 3 });
const count = z.int().nonnegative();

/** What the caller says; the ledger adds version, chain, sequence, time, software, hash of payload and predecessor. */
export const auditDraftSchema = z.strictObject({
	action: z.enum(auditActions),
	actor: z.strictObject({
		/** technical user, user id or model name */
		id: text,
		kind: z.enum(actorKinds),
		/** channel through which a person acted, e.g. `mail` */
		via: optionalText,
	}),
	/** the approval the step relied on */
	approval: z
		.strictObject({ approver: text, at: instant, id: text, payloadSha256: sha256 })
		.nullable(),
	/** canonical state before and after a change, as hashes */
	change: z
		.strictObject({
			afterSha256: optionalSha256,
			beforeSha256: optionalSha256,
			fields: z.array(text).max(1_000),
		})
		.nullable(),
	decision: z
		.strictObject({
			action: z.enum(decisionActions).nullable(),
			ampel: z.enum(ampelColours),
			/** rule ids of the findings, in their order */
			findings: z.array(text).max(1_000),
			/** codes of the reasons, in their order */
			reasons: z.array(text).max(1_000),
			ruleSetVersion: optionalText,
		})
		.nullable(),
	/** phase of the introduction the step ran in */
	mode: z.enum(phases).nullable(),
	/** set when a language model took part */
	model: z
		.strictObject({
			inputTokens: count.nullable(),
			name: text,
			outputTokens: count.nullable(),
			promptVersion: optionalText,
		})
		.nullable(),
	outcome: z
		.strictObject({
			errorCode: optionalText,
			remoteId: optionalText,
			state: z.enum(outcomeStates),
		})
		.nullable(),
	/** why a person acted, in their words; no names of persons concerned */
	reason: z.string().min(1).max(500).nullable(),
	/** how long the document must be kept; the last statement about a document counts */
	recordType: z.enum(recordTypes).nullable(),
	/** where in n8n it happened; null outside of workflows */
	run: z
		.strictObject({
			executionId: optionalText,
			/** `manual`, `trigger`, `webhook` … as n8n names it */
			executionMode: optionalText,
			node: optionalText,
			workflowId: optionalText,
			workflowName: optionalText,
		})
		.nullable(),
	/** null only for events about the ledger itself */
	subject: z
		.strictObject({
			documentSha256: optionalSha256,
			/** id in the system named next to it, e.g. a voucher id or the name of a posting batch */
			id: optionalText,
			system: optionalText,
			type: z.enum(subjectTypes),
		})
		.nullable(),
	/** set when the guard wrote, or refused to write, to a core system */
	write: z
		.strictObject({
			/** counted from 1; a new attempt only follows one that certainly did not arrive */
			attempt: z.int().positive(),
			/** idempotency key */
			key: sha256,
			/** e.g. `voucher.create` */
			operation: text,
			/** SHA-256 of the canonical request */
			requestSha256: sha256,
		})
		.nullable(),
});

export type AuditDraft = z.infer<typeof auditDraftSchema>;

/** What the ledger adds to a draft. */
export interface EventPlace {
	/** id of the ledger, a UUID */
	readonly chain: string;
	/** from 1, without gaps */
	readonly seq: number;
	/** UTC instant with milliseconds */
	readonly ts: string;
	readonly software: { readonly name: string; readonly version: string };
	/** SHA-256 of the canonical payload, null when none was kept */
	readonly payloadSha256: string | null;
	/** hash of the predecessor, 64 zeros for the first */
	readonly prev: string;
}

/** The audit event as hashed and stored. */
export type AuditEvent = AuditDraft & EventPlace & { readonly v: 1 };

/** What a draft says unless its author knows better. */
export const emptyDraft = {
	approval: null,
	change: null,
	decision: null,
	mode: null,
	model: null,
	outcome: null,
	reason: null,
	recordType: null,
	run: null,
	subject: null,
	write: null,
} as const satisfies Partial<AuditDraft>;

/**
 * @param candidate an event from outside
 * @returns the event, known to have every field in its proper form
 * @throws BelegflussError LEDGER_EVENT_INVALID naming the first field that is not
 */
export function parseDraft(candidate: unknown): AuditDraft {
	const result = auditDraftSchema.safeParse(candidate);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw ledgerError('LEDGER_EVENT_INVALID', {
		field: issue?.path.join('.') || '(whole event)',
		reason: issue?.message ?? 'unknown',
	});
}

/** Members of a draft; one more or less and it is none. */
const MEMBERS = Object.keys(auditDraftSchema.shape) as (keyof AuditDraft)[];

/**
 * @param draft a draft
 * @returns whether it has as many members as it should: `placeEvent` would leave out what it does not know
 */
export function isComplete(draft: AuditDraft): boolean {
	return Object.keys(draft).length === MEMBERS.length;
}

/**
 * @param event a placed event
 * @returns what its author said
 */
export function draftOf(event: AuditEvent): Partial<AuditDraft> {
	return Object.fromEntries(MEMBERS.map((member) => [member, event[member]]));
}

/**
 * @param draft a draft; `seal` checks it
 * @param place where in which chain it stands
 * @returns the event, its members in canonical order as far as theirs are
 */
export function placeEvent(draft: AuditDraft, place: EventPlace): AuditEvent {
	return {
		action: draft.action,
		actor: draft.actor,
		approval: draft.approval,
		chain: place.chain,
		change: draft.change,
		decision: draft.decision,
		mode: draft.mode,
		model: draft.model,
		outcome: draft.outcome,
		payloadSha256: place.payloadSha256,
		prev: place.prev,
		reason: draft.reason,
		recordType: draft.recordType,
		run: draft.run,
		seq: place.seq,
		software: { name: place.software.name, version: place.software.version },
		subject: draft.subject,
		ts: place.ts,
		v: 1,
		write: draft.write,
	};
}
