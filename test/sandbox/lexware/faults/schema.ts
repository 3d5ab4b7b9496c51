import { z } from 'zod/v4';

/*
 * What can be asked of the vendor's bad days. A fault may leave its details open; they are then drawn
 * from the seed, so that a run can be repeated from the plan alone.
 */

/** Longest wait that can be asked for: an hour, in milliseconds. */
const milliseconds = z.int().min(0).max(3_600_000);
const afterMs = milliseconds.default(250);
const errorStatus = z.int().min(400).max(599).optional();
const errorBody = z.enum(['json', 'html', 'empty']).optional();
/** `close` ends the connection in order, `reset` tears it down as a lost peer does */
const how = z.enum(['close', 'reset']).optional();

const detailed = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('none') }),
	/** does what was asked at once, answers late */
	z.strictObject({ kind: z.literal('answerLate'), afterMs }),
	/** waits, then does what was asked and answers */
	z.strictObject({ kind: z.literal('slowBooking'), afterMs }),
	/** answers 504 at once and does it later */
	z.strictObject({ kind: z.literal('lateBooking'), afterMs, body: errorBody }),
	z.strictObject({ kind: z.literal('errorBeforeBooking'), status: errorStatus, body: errorBody }),
	z.strictObject({ kind: z.literal('errorAfterBooking'), status: errorStatus, body: errorBody }),
	z.strictObject({ kind: z.literal('dropBeforeBooking'), how }),
	z.strictObject({ kind: z.literal('dropAfterBooking'), how }),
	z.strictObject({ kind: z.literal('halfAnswer') }),
	/** a page of the gateway instead of an answer; nothing is done */
	z.strictObject({ kind: z.literal('htmlError'), status: errorStatus }),
	/** with a status: nothing is done; without: all is done, and the answer lacks its body */
	z.strictObject({ kind: z.literal('emptyBody'), status: errorStatus }),
	/** the documented 500 that may be a rate limit; whether it was done is drawn if not said */
	z.strictObject({ kind: z.literal('ambiguous500'), booked: z.boolean().optional() }),
	z.strictObject({
		kind: z.literal('tooMany'),
		retryAfterSeconds: z.int().min(0).max(3_600).optional(),
		/** gives the time as HTTP date instead of seconds */
		asDate: z.boolean().default(false),
	}),
	z.strictObject({
		kind: z.literal('redirect'),
		status: z.literal([301, 302, 307, 308]).optional(),
		/** a page that says 200 without it */
		location: z.string().min(1).optional(),
	}),
	/** all is done; the answer is cut so that it is no JSON, at its full length */
	z.strictObject({ kind: z.literal('malformedJson') }),
	/** all is done; one value of the answer has another JSON type */
	z.strictObject({ kind: z.literal('wrongTypes'), path: z.string().min(1).optional() }),
]);

/** A fault with its details. */
export type Fault = z.infer<typeof detailed>;
export type FaultKind = Fault['kind'];

const names = z.enum(detailed.options.map((option) => option.shape.kind.value) as FaultKind[]);

const rule = z
	.strictObject({
		/** `POST /v1/vouchers`, `GET /v1/contacts/:id` (or `{id}`), `PUT *` or `*` */
		on: z
			.string()
			.regex(/^(?:\*|(?:GET|POST|PUT|DELETE) (?:\*|\/v1\/[\w\-/:{}]+))$/)
			.default('*'),
		/** the first request it hits, counted from 1 among those that match; all without it */
		nth: z.int().min(1).optional(),
		/** how many it hits from there on */
		count: z.int().min(1).optional(),
		/** share of those that is hit, drawn from the seed */
		share: z.number().min(0).max(1).default(1),
		fault: z.union([names.transform((kind) => detailed.parse({ kind })), detailed]),
	})
	.transform(({ nth, count, ...others }) => ({
		...others,
		from: nth ?? 1,
		count: count ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1),
	}));

const plan = z.strictObject({
	/** decides the shares and the details left open */
	seed: z.union([z.int(), z.string().min(1).max(200)]).default(0),
	/** the first rule that hits a request wins */
	rules: z.array(rule).default([]),
});

/** The plan as JSON: one rule, a list of rules, or rules with a seed. */
export const faultPlanSchema = z.union([
	plan,
	z.array(rule).transform((rules) => ({ seed: 0, rules })),
	rule.transform((only) => ({ seed: 0, rules: [only] })),
]);

/** The plan with every gap filled. */
export type FaultPlan = z.infer<typeof faultPlanSchema>;
export type FaultRule = FaultPlan['rules'][number];
/** The plan as a test writes it. */
export type FaultPlanInput = z.input<typeof faultPlanSchema>;
