import type { RecordType, StepAction } from './actions';
import { errorCodeOf, readEnvelopeFacts, type EnvelopeFacts } from './envelope-facts';
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
	const facts = readEnvelopeFacts(json);
	const errorCode = errorCodeOf(facts);
	const event: AuditDraft = {
		...emptyDraft,
		actor: { kind: 'system', id: step.actor, via: 'n8n' },
		action: step.action === 'auto' ? derivedAction(facts) : step.action,
		subject: subjectOf(facts),
		mode: facts.decision?.phase ?? null,
		decision: decisionOf(facts),
		model: modelOf(facts),
		outcome: errorCode ? { state: 'failed', remoteId: null, errorCode } : null,
		recordType: step.recordType,
		run: step.run,
	};
	return { event, payload: envelopePayload(facts, step.keep) };
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
	if (datev) {
		return { type: 'postingBatch', id: datev.fileName, system: 'DATEV', documentSha256 };
	}
	return { type: 'document', id: null, system: null, documentSha256 };
}

function decisionOf({ decision, plausibility }: EnvelopeFacts): AuditDraft['decision'] {
	const ampel = decision?.ampel ?? plausibility?.ampel;
	if (!ampel) return null;
	return {
		action: decision?.action ?? null,
		ampel,
		reasons: decision?.reasons.map(({ code }) => code) ?? [],
		findings: plausibility?.findings.map(({ rule }) => rule) ?? [],
		ruleSetVersion: plausibility?.ruleSetVersion ?? null,
	};
}

function modelOf({ extraction }: EnvelopeFacts): AuditDraft['model'] {
	if (!extraction?.model) return null;
	return {
		name: extraction.model,
		promptVersion: null,
		inputTokens: extraction.usage?.inputTokens ?? null,
		outputTokens: extraction.usage?.outputTokens ?? null,
	};
}
