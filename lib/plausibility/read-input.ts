import { z } from 'zod/v4';
import type { DocumentInfo, Extraction } from '../envelope/envelope';
import type { ErrorData } from '../errors/belegfluss-error';
import { invoiceSchema } from '../invoice/schema';
import type { PlausibilityInput } from './check';
import { plausibilityError } from './errors';

const issueSchema = z.object({
	code: z.string(),
	path: z.string().nullable(),
	value: z.string().nullable(),
});

const extractionSchema: z.ZodType<Extraction> = z.object({
	method: z.enum(['none', 'eInvoice', 'textRules', 'llmText', 'llmVision']),
	format: z.string().nullable().default(null),
	syntax: z.enum(['CII', 'UBL-Invoice', 'UBL-CreditNote', 'ZF1']).nullable().default(null),
	profile: z.string().nullable().default(null),
	guideline: z.string().nullable().default(null),
	attachment: z.string().nullable().default(null),
	fields: z
		.record(
			z.string(),
			z.object({
				confidence: z.number(),
				evidence: z
					.object({ page: z.number().optional(), text: z.string().optional() })
					.nullable()
					.default(null),
			}),
		)
		.default({}),
	issues: z.array(issueSchema).default([]),
	model: z.string().nullable().default(null),
	usage: z.object({ inputTokens: z.number(), outputTokens: z.number() }).nullable().default(null),
	redacted: z.array(z.string()).default([]),
});

const documentSchema: z.ZodType<DocumentInfo> = z.object({
	sha256: z.string(),
	fileName: z.string(),
	mimeType: z.string(),
	bytes: z.number(),
	receivedAt: z.string(),
});

const errorSchema: z.ZodType<ErrorData> = z.object({
	code: z.string().default('UNEXPECTED'),
	message: z.string(),
	remedy: z.string().default(''),
	params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/**
 * Takes the parts of an item as they come, from our own nodes or typed by a user.
 *
 * @param parts values of the item's fields; null or undefined where the item has none
 * @returns what the check judges
 * @throws BelegflussError PLAUSIBILITY_INPUT_INVALID naming the field that is of another shape
 */
export function readPlausibilityInput(parts: {
	readonly invoice: unknown;
	readonly extraction: unknown;
	readonly document: unknown;
	readonly error: unknown;
}): PlausibilityInput {
	return {
		invoice: readPart(invoiceSchema, parts.invoice, 'invoice'),
		extraction: readPart(extractionSchema, parts.extraction, 'extraction'),
		document: readPart(documentSchema, parts.document, 'document'),
		error: readError(parts.error),
	};
}

function readPart<Part>(schema: z.ZodType<Part>, value: unknown, field: string): Part | null {
	if (value === null || value === undefined) return null;
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw plausibilityError('PLAUSIBILITY_INPUT_INVALID', {
		field: [field, ...(issue?.path ?? [])].join('.'),
		problem: issue?.message ?? '',
	});
}

/** Another node's `error` may be any text or object; that it is there is what counts. */
function readError(value: unknown): ErrorData | null {
	if (value === null || value === undefined) return null;
	const result = errorSchema.safeParse(value);
	if (result.success) return result.data;
	return { code: 'UNEXPECTED', message: typeof value === 'string' ? value : '', remedy: '' };
}
