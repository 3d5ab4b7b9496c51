import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type DecisionInput } from '../../../lib/ampel/decide';
import { exceededLimits, type WriteLimits } from '../../../lib/ampel/limits';
import { reasonTexts } from '../../../lib/ampel/reasons';
import type { Ampel, DecisionAction, Phase } from '../../../lib/envelope/envelope';
import { plausibilityOf, standardInvoice, SUPPLIER, WIDE } from './inputs';

const NARROW: WriteLimits = { ...WIDE, maxGross: '1189.99' };
const LIGHTS: readonly Ampel[] = ['green', 'yellow', 'red'];
const PHASES: readonly Phase[] = ['readOnly', 'shadow', 'writeBack'];

function input(changes: Partial<DecisionInput> = {}): DecisionInput {
	return {
		plausibility: plausibilityOf('green'),
		invoice: standardInvoice(),
		phase: 'writeBack',
		killSwitch: false,
		limits: WIDE,
		...changes,
	};
}

const codes = (changes: Partial<DecisionInput>) =>
	decide(input(changes), 'en').reasons.map(({ code }) => code);

/** Section 6 of the design, written out: phase, light, within the limits → action. */
const TABLE: readonly (readonly [Phase, Ampel, boolean, DecisionAction])[] = [
	['readOnly', 'green', true, 'reportOnly'],
	['readOnly', 'green', false, 'reportOnly'],
	['readOnly', 'yellow', true, 'reportOnly'],
	['readOnly', 'yellow', false, 'reportOnly'],
	['readOnly', 'red', true, 'reportOnly'],
	['readOnly', 'red', false, 'reportOnly'],
	['shadow', 'green', true, 'approve'],
	['shadow', 'green', false, 'approve'],
	['shadow', 'yellow', true, 'approve'],
	['shadow', 'yellow', false, 'approve'],
	['shadow', 'red', true, 'reject'],
	['shadow', 'red', false, 'reject'],
	['writeBack', 'green', true, 'write'],
	['writeBack', 'green', false, 'approve'],
	['writeBack', 'yellow', true, 'approve'],
	['writeBack', 'yellow', false, 'approve'],
	['writeBack', 'red', true, 'reject'],
	['writeBack', 'red', false, 'reject'],
];

describe('decision', () => {
	it('has a row for every phase, light and limit', () => {
		const rows = new Set(TABLE.map(([phase, ampel, within]) => `${phase} ${ampel} ${within}`));
		expect(rows.size).toBe(PHASES.length * LIGHTS.length * 2);
	});

	it.each(TABLE)('%s, %s, within limits %s: %s', (phase, ampel, within, action) => {
		const given = { phase, plausibility: plausibilityOf(ampel), limits: within ? WIDE : NARROW };
		expect(decide(input(given), 'de')).toMatchObject({ action, ampel, phase });
	});

	it.each(TABLE)('%s, %s, within limits %s, kill switch: only reported', (phase, ampel, within) => {
		const given = { phase, plausibility: plausibilityOf(ampel), limits: within ? WIDE : NARROW };
		const decision = decide(input({ ...given, killSwitch: true }), 'de');
		expect(decision).toMatchObject({ action: 'reportOnly', ampel, phase });
		expect(decision.reasons[0]?.code).toBe('KILL_SWITCH_ENGAGED');
	});

	it.each(PHASES)('never counts an unchecked document as green (%s)', (phase) => {
		const decision = decide(input({ phase, plausibility: null }), 'en');
		expect(decision.ampel).toBe('yellow');
		expect(decision.action).toBe(phase === 'readOnly' ? 'reportOnly' : 'approve');
		expect(decision.reasons.map(({ code }) => code)).toContain('NOT_CHECKED');
	});

	it('does not believe a light that is milder than its findings', () => {
		const forged = { ...plausibilityOf('red'), ampel: 'green' as const };
		expect(decide(input({ plausibility: forged }), 'en')).toMatchObject({
			ampel: 'red',
			action: 'reject',
		});
	});

	it('does not write without invoice data', () => {
		expect(decide(input({ invoice: null }), 'en').action).toBe('approve');
		expect(codes({ invoice: null })).toEqual(['NO_INVOICE']);
	});

	it('names the findings that decided, and only those', () => {
		expect(codes({ plausibility: plausibilityOf('red') })).toEqual(['A-05']);
		expect(codes({ plausibility: plausibilityOf('yellow') })).toEqual(['I-05', 'I-01']);
		expect(codes({})).toEqual(['WITHIN_LIMITS']);
	});

	it('names phase and switch', () => {
		expect(codes({ phase: 'readOnly' })).toEqual(['PHASE_READ_ONLY']);
		expect(codes({ phase: 'shadow' })).toEqual(['PHASE_SHADOW']);
		expect(codes({ phase: 'shadow', killSwitch: true })).toEqual(['KILL_SWITCH_ENGAGED']);
	});

	it('words every reason in both languages with the same values', () => {
		const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
		for (const { de, en } of Object.values(reasonTexts)) {
			expect(de).not.toBe(en);
			expect(placeholders(de)).toEqual(placeholders(en));
		}
		const [german] = decide(input({ limits: NARROW }), 'de').reasons;
		expect(german?.message).toBe('Der Betrag 1.190,00 EUR liegt über der Grenze von 1.189,99 EUR.');
	});
});

describe('decision on arbitrary input', () => {
	const limits = fc.record<WriteLimits>({
		maxGross: fc.constantFrom(null, '0', '1189.99', '1190', '5000.00'),
		knownSuppliers: fc.constantFrom([], [SUPPLIER.party.name!], ['Andere Firma GmbH']),
		requireKnownSupplier: fc.boolean(),
		standardCasesOnly: fc.boolean(),
	});
	const typeCode = fc.constantFrom('380', '381', '384', null);
	const given = fc
		.record({
			phase: fc.constantFrom(...PHASES),
			light: fc.option(fc.constantFrom(...LIGHTS)),
			killSwitch: fc.boolean(),
			limits,
			invoice: fc.option(typeCode.map((code) => ({ ...standardInvoice(), typeCode: code }))),
		})
		.map(({ light, ...rest }) => ({
			...rest,
			plausibility: light === null ? null : plausibilityOf(light),
		}));

	it('writes exactly when every rail is open', () => {
		fc.assert(
			fc.property(given, (facts) => {
				const mayWrite =
					facts.phase === 'writeBack' &&
					!facts.killSwitch &&
					facts.plausibility?.ampel === 'green' &&
					facts.invoice !== null &&
					exceededLimits(facts.invoice, facts.limits).length === 0;
				expect(decide(facts, 'en').action === 'write').toBe(mayWrite);
			}),
			{ numRuns: 1000 },
		);
	});

	it('never does more for a worse light, an earlier phase or an engaged switch', () => {
		const strength: Record<DecisionAction, number> = {
			reportOnly: 0,
			reject: 0,
			approve: 1,
			write: 2,
		};
		const of = (facts: DecisionInput) => strength[decide(facts, 'en').action];
		fc.assert(
			fc.property(given, (facts) => {
				const byLight = LIGHTS.map((light) =>
					of({ ...facts, plausibility: plausibilityOf(light) }),
				);
				expect([...byLight].sort((a, b) => b - a)).toEqual(byLight);
				const byPhase = PHASES.map((phase) => of({ ...facts, phase }));
				expect([...byPhase].sort((a, b) => a - b)).toEqual(byPhase);
				expect(of({ ...facts, killSwitch: true })).toBe(0);
			}),
		);
	});

	it('always gives a reason', () => {
		fc.assert(
			fc.property(given, (facts) => {
				expect(decide(facts, 'de').reasons.length).toBeGreaterThan(0);
			}),
		);
	});
});
