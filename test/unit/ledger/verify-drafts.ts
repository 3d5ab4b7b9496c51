import fc from 'fast-check';
import { auditActions, recordTypes } from '../../../lib/ledger/event/actions';
import type { AuditDraft, EventPlace } from '../../../lib/ledger/event/event';
import { CHAIN } from './helpers';

/** Letters, umlauts, control characters, quotes, emoji: whatever a name of a workflow may hold. */
const text = fc.oneof(
	fc.string({ minLength: 1, maxLength: 20 }),
	fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }),
	fc.constantFrom(
		'Bäckerei "Süd"',
		'a\\b',
		'\u0000\u001f\b\t\n\f\r',
		'\u007f\u2028',
		'\\ud800',
		'🧾',
	),
);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const count = fc.oneof(
	fc.constant(0),
	{ arbitrary: fc.integer({ min: 1 }), weight: 30 },
	fc.maxSafeInteger().map(Math.abs),
);
const list = fc.array(text, { maxLength: 3 });

/** Every instant `Date` can write in the usual form, 29 February included. */
export const instant = fc
	.oneof(
		{
			arbitrary: fc.date({
				min: new Date('0001-01-01T00:00:00.000Z'),
				max: new Date('9999-12-31T23:59:59.999Z'),
				noInvalidDate: true,
			}),
			weight: 20,
		},
		fc.constant(new Date('2028-02-29T12:00:00.000Z')),
	)
	.map((date) => date.toISOString());

/** Everything a caller may say, whether it makes sense or not. */
export const anyDraft: fc.Arbitrary<AuditDraft> = fc.record({
	action: fc.constantFrom(...auditActions),
	actor: fc.record({
		id: text,
		kind: fc.constantFrom('system', 'person', 'model'),
		via: optional(text),
	}),
	approval: optional(fc.record({ approver: text, at: instant, id: text, payloadSha256: sha256 })),
	change: optional(
		fc.record({ afterSha256: optional(sha256), beforeSha256: optional(sha256), fields: list }),
	),
	decision: optional(
		fc.record({
			action: optional(fc.constantFrom('write', 'approve', 'reject', 'reportOnly')),
			ampel: fc.constantFrom('green', 'yellow', 'red'),
			findings: list,
			reasons: list,
			ruleSetVersion: optional(text),
		}),
	),
	mode: optional(fc.constantFrom('readOnly', 'shadow', 'writeBack')),
	model: optional(
		fc.record({
			inputTokens: optional(count),
			name: text,
			outputTokens: optional(count),
			promptVersion: optional(text),
		}),
	),
	outcome: optional(
		fc.record({
			errorCode: optional(text),
			remoteId: optional(text),
			state: fc.constantFrom('intent', 'done', 'failed', 'unknown'),
		}),
	),
	reason: optional(text),
	recordType: optional(fc.constantFrom(...recordTypes)),
	run: optional(
		fc.record({
			executionId: optional(text),
			executionMode: optional(text),
			node: optional(text),
			workflowId: optional(text),
			workflowName: optional(text),
		}),
	),
	subject: optional(
		fc.record({
			documentSha256: optional(sha256),
			id: optional(text),
			system: optional(text),
			type: fc.constantFrom('document', 'postingBatch', 'ledger', 'payload', 'switch'),
		}),
	),
	write: optional(
		fc.record({
			attempt: count.map((value) => Math.max(1, value)),
			key: sha256,
			operation: text,
			requestSha256: sha256,
		}),
	),
});

/** Every place in a chain. */
export const anyPlace: fc.Arbitrary<EventPlace> = fc.record({
	chain: fc.constant(CHAIN),
	seq: count.map((value) => Math.max(1, value)),
	ts: instant,
	software: fc.record({ name: text, version: text }),
	payloadSha256: optional(sha256),
	prev: sha256,
});
