import { z } from 'zod/v4';
import type { Ampel, DecisionAction, Phase } from '../../envelope/envelope';
import { ledgerError } from '../errors';

/*
 * The few values of an item the ledger looks at. Everything else of the envelope is neither read nor
 * checked here, so that a newer or foreign part never stands in the way of logging.
 */

const code = z.string().min(1).max(300);
const ampel = z.enum(['green', 'yellow', 'red'] satisfies Ampel[]);

const envelopeFactsSchema = z.looseObject({
	document: z
		.looseObject({
			sha256: z.string().regex(/^[0-9a-f]{64}$/),
			bytes: z.int().nonnegative().nullish(),
			mimeType: z.string().nullish(),
		})
		.nullish(),
	invoice: z.looseObject({ currency: z.unknown(), totals: z.unknown() }).nullish(),
	extraction: z
		.looseObject({
			method: z.string().nullish(),
			model: z.string().max(300).nullish(),
			usage: z
				.looseObject({
					inputTokens: z.int().nonnegative(),
					outputTokens: z.int().nonnegative(),
				})
				.nullish(),
		})
		.nullish(),
	plausibility: z
		.looseObject({
			ampel,
			findings: z.array(z.looseObject({ rule: code, severity: z.string() })),
			ruleSetVersion: code,
		})
		.nullish(),
	decision: z
		.looseObject({
			action: z.enum(['write', 'approve', 'reject', 'reportOnly'] satisfies DecisionAction[]),
			ampel,
			phase: z.enum(['readOnly', 'shadow', 'writeBack'] satisfies Phase[]),
			reasons: z.array(z.looseObject({ code })),
		})
		.nullish(),
	/** what DATEV Export says about a file, in place of the documents it holds */
	datev: z
		.looseObject({
			fileName: code,
			period: z.string().nullish(),
			postings: z.int().nonnegative(),
			documents: z.array(z.string()),
		})
		.nullish(),
	/** ours is an object with a code; other nodes leave a sentence */
	error: z.unknown(),
});

/** What the ledger reads from an item. */
export type EnvelopeFacts = z.infer<typeof envelopeFactsSchema>;

/**
 * @param json an item's data
 * @returns the values the ledger looks at
 * @throws BelegflussError LEDGER_ENVELOPE_INVALID naming the first field that has another form
 */
export function readEnvelopeFacts(json: unknown): EnvelopeFacts {
	const result = envelopeFactsSchema.safeParse(json);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw ledgerError('LEDGER_ENVELOPE_INVALID', {
		field: issue?.path.join('.') || '(whole item)',
		reason: issue?.message ?? 'unknown',
	});
}

/**
 * @param facts values of an item
 * @returns code of the error an earlier node left on the item, null when there is none
 */
export function errorCodeOf({ error }: EnvelopeFacts): string | null {
	if (error === undefined || error === null) return null;
	const parsed = z.looseObject({ code }).safeParse(error);
	return parsed.success ? parsed.data.code : 'UNEXPECTED';
}
