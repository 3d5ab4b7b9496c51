import { z } from 'zod/v4';
import { refusal } from '../support/wire';

export const voucherRequestSchema = z.strictObject({
	reference: z.string().min(1).max(64),
	documentSha256: z.string().regex(/^[0-9a-f]{64}$/i),
	gross: z.string().regex(/^-?(0|[1-9]\d{0,11})\.\d{2}$/),
	currency: z.literal('EUR'),
	supplier: z.string().min(1).max(200),
});

/** What a writer sends. */
export type VoucherRequest = Readonly<z.infer<typeof voucherRequestSchema>>;

const wholeNumber = z
	.string()
	.regex(/^\d{1,9}$/)
	.transform(Number);

function pageSchema(maxPageSize: number) {
	return z.strictObject({
		reference: z.string().min(1).max(64).optional(),
		limit: wholeNumber.pipe(z.int().min(1).max(maxPageSize)).default(Math.min(25, maxPageSize)),
		offset: wholeNumber.default(0),
	});
}

const voucherProblems: Readonly<Record<string, string>> = {
	reference: 'must be a text of 1 to 64 characters',
	documentSha256: 'must be 64 hexadecimal digits',
	gross: 'must be a decimal text with two places, such as "119.00"',
	currency: 'must be "EUR"',
	supplier: 'must be a text of 1 to 200 characters',
};

/**
 * @param body parsed JSON
 * @returns the voucher asked for
 * @throws Refusal 422 that names every field that is wrong, missing or unknown
 */
export function parseVoucherRequest(body: unknown): VoucherRequest {
	return parse(voucherRequestSchema, body, voucherProblems);
}

/**
 * @param query the query of the address
 * @param maxPageSize largest page the vendor gives
 * @returns which vouchers and which page of them
 * @throws Refusal 422 that names every parameter that is wrong, unknown or given twice
 */
export function parsePageQuery(query: URLSearchParams, maxPageSize: number) {
	refuseTwice(query);
	return parse(pageSchema(maxPageSize), Object.fromEntries(query), {
		reference: 'must be a text of 1 to 64 characters',
		limit: `must be a whole number from 1 to ${maxPageSize}`,
		offset: 'must be a whole number from 0',
	});
}

/**
 * @param query the query of an address that takes none
 * @throws Refusal 422 that names every parameter
 */
export function refuseQuery(query: URLSearchParams): void {
	parse(z.strictObject({}), Object.fromEntries(query), {});
}

function refuseTwice(query: URLSearchParams): void {
	const names = [...query.keys()];
	const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
	if (twice.size === 0) return;
	throw invalid([...twice].map((field) => ({ field, problem: 'is given more than once' })));
}

function parse<T>(
	schema: z.ZodType<T>,
	input: unknown,
	problems: Readonly<Record<string, string>>,
): T {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	if (typeof input !== 'object' || input === null || Array.isArray(input)) {
		throw invalid([{ field: '', problem: 'must be an object' }]);
	}
	const found = new Map<string, string>();
	for (const issue of result.error.issues) {
		if (issue.code === 'unrecognized_keys') {
			for (const key of issue.keys) found.set(key, 'is unknown');
			continue;
		}
		const field = String(issue.path[0]);
		const missing = !Object.hasOwn(input, field);
		found.set(field, missing ? 'is missing' : (problems[field] ?? issue.message));
	}
	throw invalid([...found].map(([field, problem]) => ({ field, problem })));
}

/** One field and what is wrong with it. */
export interface FieldProblem {
	readonly field: string;
	readonly problem: string;
}

/**
 * @param errors what is wrong
 * @returns the refusal 422 that says so
 */
export function invalid(errors: readonly FieldProblem[]) {
	return refusal(422, { errors });
}
