import type { RecordType, StepAction } from './actions';
import { errorCodeOf, readEnvelopeFacts, type EnvelopeFacts } from './envelope-facts';
import { isSha256, splitBatch } from './envelope-batch';
import { envelopePayload, type PayloadKept } from './envelope-payload';
import { emptyDraft, type AuditDraft } from './event';
import type { LedgerEntryDraft } from '../append';

/** What the step knows beyond the item. */
export interface StepFacts {
	/** what the step did; `auto` derives it from the parts the item carries */
	readonly action: StepAction | 'auto';
	/** technical user the workflow acts as */
	readonly actor: string;
	readonly keep: PayloadKept;
	/** how long the document must be kept, null to leave it as it was said before */
	readonly recordType: RecordType | null;
	readonly run: AuditDraft['run'];
}

/**
 * Makes the audit event of one item.
 *
 * @param json the item's data: an envelope, or anything else when the node stands behind a foreign one
 * @param step what the step knows
 * @returns the event and what is kept beside the chain
 * @throws BelegflussError LEDGER_ENVELOPE_INVALID when a part of the envelope has another form
 */
export function draftFromEnvelope(json: unknown, step: StepFacts): LedgerEntryDraft {
	return draftOf(readEnvelopeFacts(json), step);
}

/**
 * Makes the audit events of one item: one, or for a posting batch one for each document it holds. That a
 * document was exported then stands in the chain itself and under the document's hash, and whatever is kept
 * with it can be erased without touching the other documents of the batch.
 *
 * @param json the item's data, as above
 * @param step what the step knows
 * @returns at least one event, each with what is kept beside the chain; documents of a batch in its order,
 * those without a hash together in a last event
 * @throws BelegflussError LEDGER_ENVELOPE_INVALID when a part of the envelope has another form
 */
export function draftsFromEnvelope(json: unknown, step: StepFacts): readonly LedgerEntryDraft[] {
	return splitBatch(readEnvelopeFacts(json)).map((facts) => draftOf(facts, step));
}

function draftOf(facts: EnvelopeFacts, step: StepFacts): LedgerEntryDraft {
	const action = step.action === 'auto' ? derivedAction(facts) : step.action;
	const event: AuditDraft = {
		...emptyDraft,
		actor: { id: step.actor, kind: 'system', via: 'n8n' },
		action,
		subject: subjectOf(facts),
		mode: facts.decision?.phase ?? null,
		decision: decisionOf(facts),
		model: modelOf(facts),
		outcome: outcomeOf(action, errorCodeOf(facts)),
		recordType: step.recordType,
		run: step.run,
	};
	return { event, payload: envelopePayload(facts, step.keep) };
}

/** An item that says it was written says so of something done; only the guard announces beforehand. */
function outcomeOf(action: StepAction, errorCode: string | null): AuditDraft['outcome'] {
	if (errorCode) return { errorCode, remoteId: null, state: 'failed' };
	return action === 'written' ? { errorCode: null, remoteId: null, state: 'done' } : null;
}

/**
 * The furthest step the item has been through. A document that could not be read and was then decided
 * upon counts as decided; that it failed stands in the outcome.
 */
function derivedAction(facts: EnvelopeFacts): StepAction {
	if (facts.datev) return 'exported';
	if (facts.decision) return 'decided';
	if (facts.plausibility) return 'checked';
	if (errorCodeOf(facts)) return 'failed';
	if (facts.extraction) return 'extracted';
	if (facts.document) return 'received';
	return 'noted';
}

function subjectOf({ document, datev }: EnvelopeFacts): AuditDraft['subject'] {
	const documentSha256 = document?.sha256 ?? null;
	if (!datev) return { documentSha256, id: null, system: null, type: 'document' };
	const [only, ...others] = datev.documents;
	const single = only !== undefined && others.length === 0 && isSha256(only) ? only : null;
	return {
		documentSha256: single ?? documentSha256,
		id: datev.fileName,
		system: 'DATEV',
		type: 'postingBatch',
	};
}

function decisionOf({ decision, plausibility }: EnvelopeFacts): AuditDraft['decision'] {
	const ampel = decision?.ampel ?? plausibility?.ampel;
	if (!ampel) return null;
	return {
		action: decision?.action ?? null,
		ampel,
		findings: plausibility?.findings.map(({ rule }) => rule) ?? [],
		reasons: decision?.reasons.map(({ code }) => code) ?? [],
		ruleSetVersion: plausibility?.ruleSetVersion ?? null,
	};
}

function modelOf({ extraction }: EnvelopeFacts): AuditDraft['model'] {
	if (!extraction?.model) return null;
	return {
		inputTokens: extraction.usage?.inputTokens ?? null,
		name: extraction.model,
		outputTokens: extraction.usage?.outputTokens ?? null,
		promptVersion: null,
	};
}
