import { canonicalize } from './canonical-json';
import { errorCodeOf, type EnvelopeFacts } from './envelope-facts';
import { ledgerError } from '../errors';
import { sha256Hex } from './hash';

/** How much of an item is kept beside the chain. */
export type PayloadKept = 'none' | 'summary' | 'full';

const ENVELOPE_PARTS = [
	'document',
	'invoice',
	'extraction',
	'plausibility',
	'decision',
	'datev',
	'error',
] as const;

/**
 * @param facts values of the item
 * @param keep how much is kept
 * @returns plain data for the payload table, null for nothing. The summary holds hashes and codes only:
 * no name, no address, no amount.
 */
export function envelopePayload(facts: EnvelopeFacts, keep: PayloadKept): unknown {
	if (keep === 'none') return null;
	return keep === 'full' ? wholeEnvelope(facts) : summary(facts);
}

function summary(facts: EnvelopeFacts) {
	const { document, invoice, extraction, plausibility, decision, datev } = facts;
	// In canonical order, which spares sorting it for every entry.
	return {
		decision: decision
			? {
					action: decision.action,
					ampel: decision.ampel,
					phase: decision.phase,
					reasons: decision.reasons.map(({ code }) => code),
				}
			: null,
		document: document
			? {
					bytes: document.bytes ?? null,
					mimeType: document.mimeType ?? null,
					sha256: document.sha256,
				}
			: null,
		errorCode: errorCodeOf(facts),
		extraction: extraction ? { method: extraction.method ?? null } : null,
		plausibility: plausibility
			? {
					ampel: plausibility.ampel,
					findings: plausibility.findings.map(({ rule, severity }) => ({ rule, severity })),
					ruleSetVersion: plausibility.ruleSetVersion,
				}
			: null,
		postingBatch: datev
			? {
					documents: datev.documents,
					fileName: datev.fileName,
					period: datev.period ?? null,
					postings: datev.postings,
				}
			: null,
		totalsSha256: invoice ? totalsHash(invoice) : null,
	};
}

function wholeEnvelope(facts: EnvelopeFacts) {
	const parts = ENVELOPE_PARTS.flatMap((part) =>
		facts[part] === undefined ? [] : [[part, plainJson(facts[part], part)] as const],
	);
	return Object.fromEntries(parts);
}

/** Binds the log to the amounts without keeping them. */
function totalsHash({ currency, totals }: { currency?: unknown; totals?: unknown }): string {
	const plain = plainJson({ currency: currency ?? null, totals: totals ?? null }, 'invoice.totals');
	return sha256Hex(canonicalize(plain, 'jcs'));
}

/**
 * The form the data has for every other node: dates of n8n become text, undefined members vanish. Half
 * characters, which damaged text layers contain, become U+FFFD, since they have no UTF-8 form.
 */
function plainJson(value: unknown, path: string): unknown {
	try {
		return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
			typeof member === 'string' ? member.replace(/\p{Surrogate}/gu, '\ufffd') : member,
		);
	} catch (cause) {
		throw ledgerError(
			'LEDGER_NOT_CANONICAL',
			{ path, found: 'data that has no JSON form' },
			{ cause },
		);
	}
}
