import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	faultPlanSchema,
	writeFaultKinds,
	type FaultPlanInput,
	type WriteFaultKind,
} from '../../sandbox/voucher-vendor/faults';
import { planLookup, planWrite } from '../../sandbox/voucher-vendor/plan';

const someOfEach: FaultPlanInput = {
	seed: 7,
	rates: Object.fromEntries(writeFaultKinds.map((kind) => [kind, 0.05])),
	lookupRates: { error: 0.2, drop: 0.2, late: 0.2 },
};

function writesOf(input: FaultPlanInput, count: number) {
	const plan = faultPlanSchema.parse(input);
	return Array.from({ length: count }, (_, position) =>
		planWrite(plan, { position, reference: `RE-${position}`, attempt: 0 }),
	);
}

describe("the vendor's plan", () => {
	it('is the same today and tomorrow for the same seed', () => {
		expect(writesOf(someOfEach, 12).map(({ fault }) => fault)).toMatchInlineSnapshot(`
			[
			  "none",
			  "none",
			  "none",
			  "dropAfterBooking",
			  "none",
			  "none",
			  "none",
			  "none",
			  "none",
			  "redirect",
			  "dropBeforeBooking",
			  "reject",
			]
		`);
		expect(writesOf({ ...someOfEach, seed: 8 }, 12)).not.toEqual(writesOf(someOfEach, 12));
	});

	it('depends on seed and position alone, in whatever order it is asked', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.integer(), fc.string({ minLength: 1, maxLength: 20 })),
				fc.array(fc.nat(5_000), { minLength: 1, maxLength: 20 }),
				(seed, positions) => {
					const plan = faultPlanSchema.parse({ ...someOfEach, seed });
					const at = (position: number, reference: string) => [
						planWrite(plan, { position, reference, attempt: position }),
						planLookup(plan, position),
					];
					const once = positions.map((position) => at(position, 'RE-1'));
					const again = [...positions].reverse().map((position) => at(position, 'RE-2'));
					expect(again.reverse()).toEqual(once);
				},
			),
		);
	});

	it('does not depend on the order of the rates in the JSON', () => {
		const reversed = Object.fromEntries(Object.entries(someOfEach.rates ?? {}).reverse());
		expect(writesOf({ ...someOfEach, rates: reversed }, 500)).toEqual(writesOf(someOfEach, 500));
	});

	it('meets about the share asked for, and never a fault with no share', () => {
		const met = new Map<WriteFaultKind, number>();
		for (const { fault } of writesOf({ rates: { reject: 0.25, redirect: 0.1 } }, 10_000)) {
			met.set(fault, (met.get(fault) ?? 0) + 1);
		}
		expect([...met.keys()].sort()).toEqual(['none', 'redirect', 'reject']);
		expect(met.get('reject')! / 10_000).toBeCloseTo(0.25, 1);
		expect(met.get('redirect')! / 10_000).toBeCloseTo(0.1, 1);
	});

	it('knows no fault at rate 0 and nothing else at rate 1', () => {
		const only = (input: FaultPlanInput) => [
			...new Set(writesOf(input, 200).map(({ fault }) => fault)),
		];
		expect(only({})).toEqual(['none']);
		expect(only({ rates: { tooMany: 1 } })).toEqual(['tooMany']);
	});

	it('draws the details a script leaves open, and keeps those it names', () => {
		const open = writesOf({ seed: 1, rates: { errorAfterBooking: 1 } }, 200);
		const answers = open.map(({ course }) => JSON.stringify(course[1]));
		expect(new Set(answers).size).toBe(8);

		const named = { kind: 'errorAfterBooking', status: 502, body: 'html' } as const;
		const scripted = writesOf({ seed: 1, script: { writes: [named, named, named] } }, 3);
		const course = [
			{ do: 'book' },
			{ do: 'answer', answer: { kind: 'failure', status: 502, body: 'html' } },
		];
		expect(scripted).toEqual(Array(3).fill({ fault: 'errorAfterBooking', course }));
	});

	it.each<[name: string, plan: unknown]>([
		['rates above 1 in all', { rates: { reject: 0.6, tooMany: 0.5 } }],
		['lookup rates above 1 in all', { lookupRates: { error: 0.6, drop: 0.5 } }],
		['a negative rate', { rates: { reject: -0.1 } }],
		['an unknown fault', { rates: { explode: 0.1 } }],
		['a lookup fault for writes', { script: { writes: ['late'] } }],
		['an unknown scripted fault', { script: { writes: [{ kind: 'explode' }] } }],
		['a detail the fault does not have', { script: { writes: [{ kind: 'reject', afterMs: 1 }] } }],
		[
			'a status that is no failure',
			{ script: { writes: [{ kind: 'errorAfterBooking', status: 200 }] } },
		],
		['a wait below 0', { durations: { lateBookingMs: -1 } }],
		['a wait above an hour', { visibleAfterMs: 3_600_001 }],
		['an unknown setting', { chaos: true }],
	])('refuses %s', (_name, plan) => {
		expect(faultPlanSchema.safeParse(plan).success).toBe(false);
	});

	it('takes decimal rates that add up to exactly 1', () => {
		const rates = Object.fromEntries(writeFaultKinds.slice(0, 10).map((kind) => [kind, 0.1]));
		expect(faultPlanSchema.safeParse({ rates }).success).toBe(true);
	});
});
