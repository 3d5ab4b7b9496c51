import { z } from 'zod/v4';

/** What is wrong with one place of a body. */
export interface Flaw {
	/** as the vendor writes it: `lineItems[0].unitPrice.netAmount`; empty for the body itself */
	readonly path: string;
	/** `unreadable`: not even of the right JSON type */
	readonly kind: 'missing' | 'empty' | 'invalid' | 'unreadable';
	/** machine word of the rule, where there is one of its own */
	readonly code?: string;
}

/** The outcome of a check. */
export type Checked<T> = { readonly data: T } | { readonly flaws: readonly Flaw[] };

/**
 * @param schema what the body must be; unknown fields are ignored as the vendor does
 * @param input parsed JSON
 * @returns the data, or everything that is wrong with it
 */
export function check<T>(schema: z.ZodType<T>, input: unknown): Checked<T> {
	const result = schema.safeParse(input);
	if (result.success) return { data: result.data };
	const flaws = result.error.issues.map((issue) => flawOf(issue, input));
	// What is wrong in itself is not also missing: rules over several fields do not see it any more.
	const first = new Map(flaws.toReversed().map((flaw) => [flaw.path, flaw]));
	return { flaws: flaws.filter((flaw) => first.get(flaw.path) === flaw) };
}

/**
 * Reports a broken rule from within a schema.
 *
 * @param context of the refinement
 * @param path where; keys and indexes
 * @param code machine word of the rule; `missing` for a value that had to be there
 */
export function addFlaw(
	context: z.RefinementCtx,
	path: ReadonlyArray<string | number>,
	code: string,
): void {
	context.addIssue({ code: 'custom', path: [...path], params: { code } });
}

/** Code for a value that is not there and had to be. */
export const MISSING = 'missing';

/** Code for a text that cannot be turned into what it stands for, such as a date. */
export const UNREADABLE = 'unreadable';

function flawOf(issue: z.core.$ZodIssue, input: unknown): Flaw {
	const path = pathText(issue.path);
	if (issue.code === 'custom') {
		const code = String(issue.params?.['code'] ?? 'invalid');
		if (code === MISSING || code === UNREADABLE) return { path, kind: code };
		return { path, kind: 'invalid', code };
	}
	if (issue.code === 'invalid_type') {
		const value = valueAt(input, issue.path);
		return { path, kind: value === undefined || value === null ? 'missing' : 'unreadable' };
	}
	if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) {
		return { path, kind: 'empty' };
	}
	if (issue.code === 'invalid_value') {
		const value = valueAt(input, issue.path);
		if (value === undefined || value === null) return { path, kind: 'missing' };
	}
	if (issue.code === 'too_small' || issue.code === 'too_big') {
		const isLength = issue.origin === 'string' || issue.origin === 'array';
		const code = isLength ? 'SIZE' : issue.code === 'too_small' ? 'MIN' : 'MAX';
		return { path, kind: 'invalid', code };
	}
	return { path, kind: 'invalid' };
}

function pathText(path: readonly PropertyKey[]): string {
	return path
		.map((key, index) =>
			typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`,
		)
		.join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null
				? (value as Record<PropertyKey, unknown>)[key]
				: undefined,
		input,
	);
}
