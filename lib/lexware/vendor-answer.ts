import { z } from 'zod/v4';
import { parseBoundedJson } from '../http/bounded-json';

/** One thing the vendor complains of. */
export interface Complaint {
	/** the vendor's key, e.g. `missing_entity` or `NOTNULL`; null when it gives none */
	readonly code: string | null;
	/** e.g. `lineItems[0].unitPrice.taxRatePercentage`; null when it names none */
	readonly field: string | null;
	/** the vendor's own sentence, usually German; null when it gives none */
	readonly text: string | null;
}

/** An error answer, whatever shape it had. */
export interface VendorAnswer {
	readonly complaints: readonly Complaint[];
	/** the sentence over all of them; null when there is none */
	readonly message: string | null;
	readonly traceId: string | null;
}

/** Longest text taken over from an answer: it may hold anything. */
const LONGEST = 200;
const MOST_COMPLAINTS = 20;

/** No error answer of use is larger, in bytes. */
const MOST_BYTES = 1_000_000;

const text = z
	.unknown()
	.transform((value) => (typeof value === 'string' ? oneLine(value) : null))
	.optional()
	.transform((value) => value ?? null);

/** Null where nothing can be read. */
function oneLine(value: string): string | null {
	const line = value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return line.slice(0, LONGEST) || null;
}

const list = <Item extends z.ZodType>(item: Item) =>
	z
		.array(z.unknown())
		.transform((items) => items.slice(0, MOST_COMPLAINTS))
		.pipe(z.array(item));

/** Contacts, files and vouchers. */
const issueList = z
	.object({ IssueList: list(z.object({ i18nKey: text, source: text, type: text })) })
	.transform(
		({ IssueList }): VendorAnswer => ({
			complaints: IssueList.map(({ i18nKey, source, type }) => ({
				code: i18nKey ?? type,
				field: source,
				text: null,
			})),
			message: null,
			traceId: null,
		}),
	);

/** Everything newer. */
const regular = z
	.object({
		message: text,
		error: text,
		traceId: text,
		details: list(z.object({ violation: text, field: text, message: text })).nullish(),
	})
	.refine(({ message, error, details }) => (message ?? error) !== null || details?.length)
	.transform(
		({ message, error, traceId, details }): VendorAnswer => ({
			complaints: (details ?? []).map((detail) => ({
				code: detail.violation,
				field: detail.field,
				text: detail.message,
			})),
			message: message ?? error,
			traceId,
		}),
	);

/** Faulty uploads. */
const single = z
	.object({ i18nKey: text, source: text })
	.refine(({ i18nKey }) => i18nKey !== null)
	.transform(
		({ i18nKey, source }): VendorAnswer => ({
			complaints: [{ code: i18nKey, field: null, text: source }],
			message: null,
			traceId: null,
		}),
	);

const anyShape = z.union([issueList, regular, single]);

const NOTHING: VendorAnswer = { complaints: [], message: null, traceId: null };

/**
 * Reads the body of an error answer. The vendor has four shapes for it, and gateways send HTML or nothing.
 *
 * @param body the bytes
 * @returns what could be read; never throws
 */
export function readVendorAnswer(body: Uint8Array): VendorAnswer {
	if (body.byteLength > MOST_BYTES) return NOTHING;
	let value: unknown;
	try {
		value = parseBoundedJson(body);
	} catch {
		return NOTHING;
	}
	const result = anyShape.safeParse(value);
	return result.success ? result.data : NOTHING;
}
