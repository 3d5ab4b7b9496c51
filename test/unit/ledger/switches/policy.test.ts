import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize } from '../../../../lib/ledger/event/canonical-json';
import { placeEvent, emptyDraft } from '../../../../lib/ledger/event/event';
import { NO_PREDECESSOR, sha256Hex } from '../../../../lib/ledger/event/hash';
import { seal } from '../../../../lib/ledger/event/seal';
import type { RecordedSwitch } from '../../../../lib/ledger/store/records';
import { policyFor } from '../../../../lib/ledger/switches/policy';
import {
	centsOf,
	defaultLimits,
	switchStatementText,
	type SwitchKind,
	type SwitchScope,
} from '../../../../lib/ledger/switches/settings';
import { CHAIN } from '../helpers';

const GLOBAL: SwitchScope = { type: 'global', id: '' };
const WORKFLOW: SwitchScope = { type: 'workflow', id: 'wf-1' };
const SYSTEM: SwitchScope = { type: 'system', id: 'lexoffice' };
const subject = { workflowId: 'wf-1', system: 'lexoffice' };

/** A switch with the event that set it. */
function recorded(kind: SwitchKind, scope: SwitchScope, value: unknown): RecordedSwitch {
	const text = canonicalize(value);
	const event = placeEvent(
		{
			...emptyDraft,
			action: 'switched',
			actor: { id: 'Gerda', kind: 'person', via: null },
			change: {
				afterSha256: sha256Hex(switchStatementText(kind, scope, text)),
				beforeSha256: null,
				fields: [kind],
			},
		},
		{
			chain: CHAIN,
			seq: 2,
			ts: '2026-03-02T08:00:00.000Z',
			software: { name: 'test', version: '1' },
			payloadSha256: null,
			prev: NO_PREDECESSOR,
		},
	);
	return {
		kind,
		scopeType: scope.type,
		scope: scope.id,
		value: text,
		setAt: '2026-03-02T08:00:00.000Z',
		setBy: 'Gerda',
		reason: 'Test',
		sequence: 2,
		event: seal(event).canonical,
	};
}

const kill = (scope: SwitchScope, engaged: boolean) => recorded('kill', scope, { engaged });
const phase = (scope: SwitchScope, value: string) => recorded('phase', scope, { phase: value });

describe('the policy', () => {
	it('is read-only with strict limits where nothing was set', () => {
		expect(policyFor([], subject)).toEqual({
			killed: null,
			phase: 'readOnly',
			limits: defaultLimits,
		});
	});

	it('takes phase and limits of the workflow before the global ones, each by itself', () => {
		const none = { ...defaultLimits, maxCountPerDay: null };
		const switches = [
			phase(GLOBAL, 'shadow'),
			recorded('limits', GLOBAL, none),
			phase(WORKFLOW, 'writeBack'),
		];
		expect(policyFor(switches, subject)).toEqual({
			killed: null,
			phase: 'writeBack',
			limits: none,
		});
		expect(policyFor(switches, { workflowId: 'wf-2' })).toMatchObject({ phase: 'shadow' });
	});

	it.each([
		['everything', GLOBAL, true, true],
		['the workflow', WORKFLOW, true, true],
		['the system', SYSTEM, true, false],
	])(
		'is killed by the switch of %s, however the others stand',
		(_, scope, withSystem, withoutSystem) => {
			const others = [GLOBAL, WORKFLOW, SYSTEM].filter((other) => other !== scope);
			const switches = [...others.map((other) => kill(other, false)), kill(scope, true)];
			const killed = {
				scope,
				setBy: 'Gerda',
				setAt: '2026-03-02T08:00:00.000Z',
				reason: 'Test',
			};

			expect(policyFor(switches, subject).killed).toEqual(withSystem ? killed : null);
			expect(policyFor(switches, { workflowId: 'wf-1' }).killed).toEqual(
				withoutSystem ? killed : null,
			);
			expect(
				policyFor([kill(scope, true)], { workflowId: 'wf-2', system: 'sevdesk' }).killed,
			).toEqual(scope === GLOBAL ? killed : null);
		},
	);

	it('does not take the workflow for the system of the same name', () => {
		const switches = [kill({ type: 'system', id: 'wf-1' }, true)];
		expect(policyFor(switches, subject).killed).toBeNull();
	});

	it('is not worked out when a switch that matters is not what its event says', () => {
		const released = kill(SYSTEM, false);
		const forgeries: RecordedSwitch[] = [
			{ ...released, value: '{"engaged":true}' },
			{ ...released, value: '{"engaged": false}' },
			{ ...released, value: '{' },
			{ ...released, value: '{}' },
			{ ...released, event: null },
			{ ...released, event: '{' },
			{ ...released, event: phase(GLOBAL, 'shadow').event },
			{ ...released, event: kill(GLOBAL, false).event },
			{ ...released, event: kill(SYSTEM, true).event },
			{ ...released, event: released.event!.replace('"switched"', '"noted"') },
		];
		for (const forgery of forgeries) {
			expect(() => policyFor([forgery], subject)).toThrow(
				expect.objectContaining({
					code: 'SWITCH_NOT_RECORDED',
					params: { kind: 'kill', scope: 'lexoffice' },
				}),
			);
			// It does not matter to others.
			expect(policyFor([forgery], { workflowId: 'wf-1' }).killed).toBeNull();
		}
		expect(policyFor([released], subject).killed).toBeNull();
	});

	it('is not worked out for the sake of a value that would be right by another switch', () => {
		const forged = { ...phase(GLOBAL, 'writeBack'), event: phase(WORKFLOW, 'writeBack').event };
		expect(() => policyFor([forged], subject)).toThrow('past the ledger');
	});

	it('never opens more than was set, in whatever order the rows come', () => {
		const scopes = fc.constantFrom(GLOBAL, WORKFLOW, SYSTEM, {
			type: 'workflow',
			id: 'wf-2',
		} as const);
		const row = fc.oneof(
			fc.tuple(scopes, fc.boolean()).map(([scope, engaged]) => kill(scope, engaged)),
			fc
				.tuple(
					scopes.filter(({ type }) => type !== 'system'),
					fc.constantFrom('readOnly', 'shadow', 'writeBack'),
				)
				.map(([scope, value]) => phase(scope, value)),
		);
		const rows = fc.uniqueArray(row, {
			selector: ({ kind, scopeType, scope }) => `${kind} ${scopeType} ${scope}`,
		});
		fc.assert(
			fc.property(rows, fc.boolean(), (switches, reversed) => {
				const { killed, phase: holds } = policyFor(
					reversed ? switches.toReversed() : switches,
					subject,
				);
				const concerns = switches.filter(({ scope }) => scope !== 'wf-2');
				const find = (type: string) =>
					concerns.find((entry) => entry.kind === 'phase' && entry.scopeType === type)?.value;
				expect(killed !== null).toBe(concerns.some(({ value }) => value === '{"engaged":true}'));
				expect(canonicalize({ phase: holds })).toBe(
					find('workflow') ?? find('global') ?? '{"phase":"readOnly"}',
				);
			}),
		);
	});
});

describe('cents', () => {
	it.each([
		['0', 0],
		['0.01', 1],
		['1000', 100_000],
		['-12.5', -1_250],
		['0.005', 1],
		['-0.005', -1],
		['0.0049', 0],
		['999999999999.99', 99_999_999_999_999],
	])('of %s are %d', (amount, cents) => {
		expect(centsOf(amount)).toBe(cents);
	});
});
