import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize } from '../../../lib/ledger/event/canonical-json';
import { CANONICAL_EVENT, WRITABLE_EVENT } from '../../../lib/ledger/event/canonical-pattern';
import {
	auditDraftSchema,
	placeEvent,
	type AuditDraft,
	type EventPlace,
} from '../../../lib/ledger/event/event';
import { seal } from '../../../lib/ledger/event/seal';
import { draft } from './draft';
import { CHAIN } from './helpers';

const place: EventPlace = {
	chain: CHAIN,
	payloadSha256: 'cd'.repeat(32),
	prev: 'ef'.repeat(32),
	seq: 12,
	software: { name: 'n8n-nodes-belegfluss', version: '1.2.3' },
	ts: '2026-03-02T08:00:01.000Z',
};

const full: Partial<AuditDraft> = {
	approval: {
		approver: 'Erika Muster',
		at: '2026-03-02T07:00:00.000Z',
		id: 'approval-1',
		payloadSha256: '12'.repeat(32),
	},
	change: { afterSha256: '34'.repeat(32), beforeSha256: null, fields: ['phase'] },
	decision: {
		action: 'write',
		ampel: 'green',
		findings: ['D-03'],
		reasons: ['WITHIN_LIMITS'],
		ruleSetVersion: '2026.11',
	},
	mode: 'writeBack',
	model: { inputTokens: 10, name: 'model-x', outputTokens: 2, promptVersion: null },
	outcome: { errorCode: null, remoteId: 'voucher-7', state: 'done' },
	reason: 'Monatsabschluss',
	recordType: 'voucher',
	write: {
		attempt: 1,
		key: '56'.repeat(32),
		operation: 'voucher.create',
		requestSha256: '78'.repeat(32),
	},
};

const texts = fc.oneof(
	fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }),
	fc.constantFrom('"', '\\', '\\ud800', '\ud800', '\n', '\u007f', '\u2028', '', 'x'.repeat(301)),
);

describe('sealing an event', () => {
	it('takes the short way for what this package writes, and only for what the schema accepts', () => {
		const events = [draft(), draft(full)].map((event) => placeEvent(event, place));
		for (const event of events) {
			const text = JSON.stringify(event);
			expect(WRITABLE_EVENT.test(text)).toBe(true);
			expect(seal(event).canonical).toBe(canonicalize(event));
		}
	});

	it('gives the same text, or the same refusal, as schema and canonical form would', () => {
		fc.assert(
			fc.property(
				fc.record({ id: texts, node: texts, reason: fc.option(texts), rule: texts }),
				({ id, node, reason, rule }) => {
					const event = draft({
						...full,
						actor: { via: null, id, kind: 'system' },
						decision: { ...full.decision!, findings: [rule, rule] },
						reason,
						run: {
							executionId: null,
							executionMode: 'trigger',
							node,
							workflowId: null,
							workflowName: null,
						},
					});
					const expected = attempt(() =>
						canonicalize(placeEvent(auditDraftSchema.parse(event), place)),
					);
					expect(attempt(() => seal(placeEvent(event, place)).canonical)).toBe(expected);
				},
			),
			{ numRuns: 500 },
		);
	});

	it.each<[string, object, string]>([
		['action', { action: 'paid' }, 'action'],
		['actor.kind', { actor: { id: 'x', kind: 'robot', via: null } }, 'actor.kind'],
		['a member too many', { outcome: { ...full.outcome, extra: 1 } }, 'outcome'],
		['a member too few', { outcome: { errorCode: null, state: 'done' } }, 'outcome.remoteId'],
		['a hash in capitals', { write: { ...full.write, key: 'AB'.repeat(32) } }, 'write.key'],
		['a hash too short', { write: { ...full.write, key: 'ab'.repeat(31) } }, 'write.key'],
		['an empty text', { reason: '' }, 'reason'],
		['a long text', { actor: { id: 'x'.repeat(301), kind: 'system', via: null } }, 'actor.id'],
		['a negative count', { model: { ...full.model, inputTokens: -1 } }, 'model.inputTokens'],
		['a fraction', { model: { ...full.model, inputTokens: 0.5 } }, 'model.inputTokens'],
		['attempt 0', { write: { ...full.write, attempt: 0 } }, 'write.attempt'],
		[
			'a long list',
			{ decision: { ...full.decision, findings: Array(1_001).fill('D-03') } },
			'decision.findings',
		],
		[
			'a day that is none',
			{ approval: { ...full.approval, at: '2026-02-30T07:00:00.000Z' } },
			'approval.at',
		],
	])('refuses %s and names the field', (_, changes, field) => {
		const event = placeEvent({ ...draft(full), ...changes } as AuditDraft, place);

		expect(WRITABLE_EVENT.test(JSON.stringify(event))).toBe(false);
		expect(() => seal(event)).toThrow(
			expect.objectContaining({
				code: 'LEDGER_EVENT_INVALID',
				params: expect.objectContaining({ field }),
			}),
		);
	});

	it('writes nothing the verifier would have to take the long way for, escapes included', () => {
		const event = draft({ ...full, reason: 'Sie sagte: "nein"\nund ging' });

		expect(CANONICAL_EVENT.test(seal(placeEvent(event, place)).canonical)).toBe(true);
	});
});

function attempt(work: () => string): string {
	try {
		return work();
	} catch {
		return 'refused';
	}
}
