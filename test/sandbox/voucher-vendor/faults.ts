import { z } from 'zod/v4';

/*
 * What can be asked of the vendor's bad days. A fault may leave its details open; the plan then draws
 * them from its seed, so that a run can be repeated from the plan alone.
 */

/** What a write can meet. The order is the order in which the random rates are stacked. */
export const writeFaultKinds = [
	'answerLate',
	'slowBooking',
	'lateBooking',
	'errorAfterBooking',
	'errorBeforeBooking',
	'dropAfterBooking',
	'dropBeforeBooking',
	'halfAnswer',
	'html500',
	'redirect',
	'reject',
	'tooMany',
] as const;

/** What a lookup can meet, in the order of the random rates. */
export const lookupFaultKinds = ['late', 'error', 'drop', 'halfAnswer', 'tooMany'] as const;

export type WriteFaultKind = 'none' | (typeof writeFaultKinds)[number];
export type LookupFaultKind = 'none' | (typeof lookupFaultKinds)[number];

/** Longest wait that can be asked for: an hour, in milliseconds. */
const milliseconds = z.int().min(0).max(3_600_000);
const seconds = z.int().min(0).max(3_600);

const afterMs = milliseconds.optional();
const failure = {
	status: z.literal([500, 502, 503, 504]).optional(),
	body: z.enum(['html', 'json']).optional(),
};
/** `close` ends the connection in order, `reset` tears it down as a lost peer does */
const drop = { how: z.enum(['close', 'reset']).optional(), afterMs };
const retryAfterSeconds = seconds.optional();

const detailedWriteFault = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('none') }),
	z.strictObject({ kind: z.literal('answerLate'), afterMs }),
	z.strictObject({ kind: z.literal('slowBooking'), afterMs }),
	z.strictObject({ kind: z.literal('lateBooking'), afterMs }),
	z.strictObject({ kind: z.literal('errorAfterBooking'), ...failure }),
	z.strictObject({ kind: z.literal('errorBeforeBooking'), ...failure }),
	z.strictObject({ kind: z.literal('dropAfterBooking'), ...drop }),
	z.strictObject({ kind: z.literal('dropBeforeBooking'), ...drop }),
	z.strictObject({ kind: z.literal('halfAnswer') }),
	z.strictObject({ kind: z.literal('html500') }),
	z.strictObject({ kind: z.literal('redirect'), status: z.literal([302, 307]).optional() }),
	z.strictObject({ kind: z.literal('reject') }),
	z.strictObject({ kind: z.literal('tooMany'), retryAfterSeconds }),
]);

const detailedLookupFault = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('none') }),
	z.strictObject({ kind: z.literal('late'), afterMs }),
	z.strictObject({ kind: z.literal('error'), ...failure }),
	z.strictObject({ kind: z.literal('drop'), ...drop }),
	z.strictObject({ kind: z.literal('halfAnswer') }),
	z.strictObject({ kind: z.literal('tooMany'), retryAfterSeconds }),
]);

/** A fault of one write; details left open are drawn from the seed. */
export type WriteFault = z.infer<typeof detailedWriteFault>;
/** A fault of one lookup; details left open are drawn from the seed. */
export type LookupFault = z.infer<typeof detailedLookupFault>;

const writeFault = z.union([
	z.enum(['none', ...writeFaultKinds]).transform((kind): WriteFault => ({ kind })),
	detailedWriteFault,
]);
const lookupFault = z.union([
	z.enum(['none', ...lookupFaultKinds]).transform((kind): LookupFault => ({ kind })),
	detailedLookupFault,
]);

const rate = z.number().min(0).max(1);

/** Leaves room for the rounding of decimal rates; one fault per request means no more than 1 in all. */
function atMostOne(rates: Readonly<Record<string, number | undefined>>): boolean {
	return Object.values(rates).reduce<number>((sum, share) => sum + (share ?? 0), 0) <= 1 + 1e-9;
}
const tooMuch = 'the rates add up to more than 1';

/** The plan as JSON: what goes wrong, how often, and for how long. Everything is optional. */
export const faultPlanSchema = z.strictObject({
	/** decides which request meets which fault, and the details left open */
	seed: z.union([z.int(), z.string().min(1).max(200)]).default(0),
	/** share of the writes that meets each fault; the rest goes well */
	rates: z.partialRecord(z.enum(writeFaultKinds), rate).refine(atMostOne, tooMuch).default({}),
	/** share of the lookups that meets each fault */
	lookupRates: z
		.partialRecord(z.enum(lookupFaultKinds), rate)
		.refine(atMostOne, tooMuch)
		.default({}),
	/** faults chosen by hand; they come before the random ones */
	script: z
		.strictObject({
			/** for the first, second, … write since the plan was set */
			writes: z.array(writeFault).default([]),
			/** for the first, second, … write of one reference; stronger than `writes` */
			byReference: z.record(z.string(), z.array(writeFault)).default({}),
			/** for the first, second, … lookup since the plan was set */
			lookups: z.array(lookupFault).default([]),
		})
		.prefault({}),
	/** waits of faults that name none of their own */
	durations: z
		.strictObject({
			answerLateMs: milliseconds.default(250),
			slowBookingMs: milliseconds.default(250),
			lateBookingMs: milliseconds.default(250),
			dropMs: milliseconds.default(0),
			lookupLateMs: milliseconds.default(250),
			retryAfterSeconds: seconds.default(1),
		})
		.prefault({}),
	/** a booked voucher can be looked up only after this time, in milliseconds */
	visibleAfterMs: milliseconds.default(0),
});

/** The plan with every gap filled. */
export type FaultPlan = z.infer<typeof faultPlanSchema>;
/** The plan as a test writes it. */
export type FaultPlanInput = z.input<typeof faultPlanSchema>;
