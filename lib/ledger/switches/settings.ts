import { z } from 'zod/v4';
import type { Phase } from '../../envelope/envelope';
import { toBig, type DecimalString } from '../../invoice/money';
import { canonicalize } from '../event/canonical-json';
import type { switchScopes } from '../store/records';
import { switchError } from './errors';

/** An amount in EUR, not negative, with at most two decimals. */
const euro = z
	.string()
	.refine((text) => /^\d{1,12}(\.\d{1,2})?$/.test(text), 'an amount in EUR, e.g. 1000.00');
const number = z.int().nonnegative().max(1_000_000);

/** What may be written; null = no limit. */
export const writeLimitsSchema = z.strictObject({
	/** EUR with VAT of one document that no person approved */
	maxGrossPerDocument: euro.nullable(),
	maxCountPerRun: number.nullable(),
	/** EUR */
	maxSumPerRun: euro.nullable(),
	maxCountPerDay: number.nullable(),
	/** EUR */
	maxSumPerDay: euro.nullable(),
});

export type GuardLimits = z.infer<typeof writeLimitsSchema>;

/** Strict where nobody has said otherwise, so that a forgotten limit cannot open the books. */
export const defaultLimits: GuardLimits = {
	maxGrossPerDocument: '1000.00',
	maxCountPerRun: 100,
	maxSumPerRun: '25000.00',
	maxCountPerDay: 500,
	maxSumPerDay: '100000.00',
};

const values = {
	kill: z.strictObject({ engaged: z.boolean() }),
	phase: z.strictObject({ phase: z.enum(['readOnly', 'shadow', 'writeBack'] satisfies Phase[]) }),
	limits: writeLimitsSchema,
};

/** Which scopes a switch knows. A phase for a whole system or a kill switch's absence makes no sense. */
export const scopesOf = {
	kill: ['global', 'workflow', 'system'],
	phase: ['global', 'workflow'],
	limits: ['global', 'workflow'],
} as const satisfies Record<SwitchKind, readonly (typeof switchScopes)[number][]>;

export type SwitchKind = keyof typeof values;
export type SwitchValue<Kind extends SwitchKind = SwitchKind> = z.infer<(typeof values)[Kind]>;

/** What a switch applies to. */
export interface SwitchScope {
	readonly type: (typeof switchScopes)[number];
	/** workflow id or name of the system; empty for the global scope */
	readonly id: string;
}

/**
 * @param kind which switch
 * @param value what it shall say, from outside
 * @returns the value, checked
 * @throws BelegflussError SWITCH_VALUE_INVALID naming the first field that is wrong
 */
export function parseSwitchValue<Kind extends SwitchKind>(
	kind: Kind,
	value: unknown,
): SwitchValue<Kind> {
	const result = values[kind].safeParse(value);
	if (result.success) return result.data as SwitchValue<Kind>;
	const [issue] = result.error.issues;
	throw switchError('SWITCH_VALUE_INVALID', {
		kind,
		field: issue?.path.join('.') || '(whole value)',
		reason: issue?.message ?? 'unknown',
	});
}

/**
 * @param kind which switch
 * @param text stored canonical text
 * @returns the value, null when it is none
 */
export function readSwitchValue<Kind extends SwitchKind>(
	kind: Kind,
	text: string,
): SwitchValue<Kind> | null {
	try {
		const result = values[kind].safeParse(JSON.parse(text));
		return result.success ? (result.data as SwitchValue<Kind>) : null;
	} catch {
		return null;
	}
}

/**
 * What an audit event commits to when a switch is set, and what a switch is held against when it is read.
 *
 * @param kind which switch
 * @param scope what it applies to
 * @param value canonical text of the setting
 * @returns canonical text of the whole
 */
export function switchStatementText(kind: SwitchKind, scope: SwitchScope, value: string): string {
	return canonicalize({ kind, scopeType: scope.type, scope: scope.id, value });
}

/**
 * @param amount a decimal in EUR
 * @returns cents, rounded half away from zero
 * @throws Error when the text is no decimal
 */
export function centsOf(amount: DecimalString): number {
	return toBig(amount).times(100).round(0).toNumber();
}
