import { createHash, randomUUID } from 'node:crypto';
import type { LedgerContext, LedgerEntryDraft } from '../../lib/ledger/append';
import type { StoredEvent, StoredPayload } from '../../lib/ledger/store/store';
import { built } from '../support/built';

const { draftsFromEnvelope } = built<typeof import('../../lib/ledger/event/envelope-draft')>(
	'lib/ledger/event/envelope-draft',
);

/** Clock and ids as n8n's process uses them. */
export const context: LedgerContext = {
	now: () => new Date(),
	newChainId: randomUUID,
	newSalt: randomUUID,
	software: { name: 'n8n-nodes-belegfluss', version: '0.1.0' },
};

/**
 * Entries as the Audit Logger drafts them behind the Ampel Router, every one about another document.
 *
 * @param count number of entries
 * @param keep what is kept beside the chain
 * @returns the drafts
 */
export function drafts(count: number, keep: 'none' | 'summary'): LedgerEntryDraft[] {
	return Array.from({ length: count }, (_, index) => {
		const sha256 = createHash('sha256').update(`document ${index}`).digest('hex');
		const finding = { rule: 'D-03', severity: 'warning' };
		const [draft] = draftsFromEnvelope(
			{
				document: { sha256, bytes: 80_000 + index, mimeType: 'application/pdf' },
				invoice: { currency: 'EUR', totals: { net: '100.00', tax: '19.00', gross: '119.00' } },
				extraction: { method: 'eInvoice', model: null, usage: null },
				plausibility: { ampel: 'yellow', findings: [finding], ruleSetVersion: '2026.11' },
				decision: {
					action: 'approve',
					ampel: 'yellow',
					phase: 'shadow',
					reasons: [{ code: 'PHASE_SHADOW' }, { code: 'D-03' }],
				},
			},
			{
				action: 'auto',
				actor: 'KI-Workflow-01',
				keep,
				recordType: 'voucher',
				run: {
					executionId: String(1000 + index),
					executionMode: 'trigger',
					node: 'Log to audit trail',
					workflowId: '7kQ2vXw9LmNp4RtS',
					workflowName: 'Invoice inbox',
				},
			},
		);
		if (!draft) throw new Error('An envelope gave no entry.');
		return draft;
	});
}

/** Rows of the same size and form as the ledger's, made without checking, hashing or linking anything. */
export class BareRows {
	private sequence = 0;
	private readonly chain = randomUUID();
	private readonly hash = 'ab'.repeat(32);

	/**
	 * @param entries what is to be written
	 * @returns the rows a program without a chain would write
	 */
	of(entries: readonly LedgerEntryDraft[]): {
		events: readonly StoredEvent[];
		payloads: readonly StoredPayload[];
	} {
		const events: StoredEvent[] = [];
		const payloads: StoredPayload[] = [];
		const { chain, hash } = this;
		const ts = context.now().toISOString();
		for (const { event, payload } of entries) {
			const sequence = ++this.sequence;
			const kept = payload === null ? null : hash;
			const place = { chain, payloadSha256: kept, prev: hash, seq: sequence };
			const canonical = JSON.stringify({
				...event,
				...place,
				software: context.software,
				ts,
				v: 1,
			});
			const documentSha256 = event.subject?.documentSha256 ?? null;
			events.push({
				chain,
				sequence,
				previous: hash,
				hash,
				payloadSha256: kept,
				documentSha256,
				canonical,
			});
			if (payload !== null) {
				payloads.push({ sequence, canonical: JSON.stringify({ data: payload, salt: hash }) });
			}
		}
		return { events, payloads };
	}
}
