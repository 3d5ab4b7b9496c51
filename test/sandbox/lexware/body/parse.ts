import type { z } from 'zod/v4';
import { FamilyProblem, LegacyProblem, RegularProblem } from '../wire/problems';
import { check, type Flaw } from './flaws';

/**
 * @param body bytes of the request
 * @returns the parsed JSON
 * @throws Problem 400 when it is not JSON in UTF-8
 */
export function readJson(body: Buffer): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
	} catch {
		throw new FamilyProblem(400, 'JSON parse error: the request body is not readable.');
	}
}

/**
 * @param schema what contacts and vouchers must be
 * @param body bytes of the request
 * @returns the data
 * @throws LegacyProblem 406 with an issue for every flaw; 400 for what is not of the right type
 */
export function parseLegacy<T>(schema: z.ZodType<T>, body: Buffer): T {
	const checked = check(schema, readJson(body));
	if ('data' in checked) return checked.data;
	throw new LegacyProblem(
		statusFor(checked.flaws),
		checked.flaws.map(({ path, kind, code }) => {
			if (kind === 'missing' || kind === 'empty')
				return { i18nKey: 'missing_entity', source: path };
			// Rules with a key of their own name it together with the place the vendor gives for it.
			const [i18nKey, source] = code?.split('@') ?? [];
			return i18nKey !== undefined && source !== undefined
				? { i18nKey, source }
				: { i18nKey: 'invalid_value', source: path };
		}),
	);
}

/**
 * @param schema what articles, sales documents and event subscriptions must be
 * @param body bytes of the request
 * @returns the data
 * @throws RegularProblem 406 with a detail for every flaw; 400 for what is not of the right type
 */
export function parseRegular<T>(schema: z.ZodType<T>, body: Buffer): T {
	const checked = check(schema, readJson(body));
	if ('data' in checked) return checked.data;
	const unreadable = checked.flaws.find(({ kind }) => kind === 'unreadable');
	if (unreadable) {
		throw new RegularProblem(
			400,
			`JSON parse error: cannot read the value of '${unreadable.path}'.`,
		);
	}
	throw new RegularProblem(
		406,
		'Validation failed for request, please see details list for specific causes.',
		checked.flaws.map(({ path, kind, code }) => ({
			violation: violation(kind, code),
			field: path,
		})),
	);
}

function statusFor(flaws: readonly Flaw[]): number {
	return flaws.some(({ kind }) => kind === 'unreadable') ? 400 : 406;
}

function violation(kind: Flaw['kind'], code: string | undefined): string {
	if (kind === 'missing') return 'NOTNULL';
	if (kind === 'empty') return 'NOTEMPTY';
	return code ?? 'INVALID';
}
