import { z } from 'zod/v4';
import type { Phase, Plausibility } from '../envelope/envelope';
import { parseDecimal, toBig, type DecimalString } from '../invoice/money';
import { invoiceSchema, type Invoice } from '../invoice/schema';
import { ampelError } from './errors';

const plausibilitySchema: z.ZodType<Pick<Plausibility, 'ampel' | 'findings'>> = z.object({
	ampel: z.enum(['green', 'yellow', 'red']),
	findings: z.array(
		z.object({
			rule: z.string(),
			severity: z.enum(['error', 'warning', 'notChecked', 'info']),
			legalClass: z.enum(['format', 'businessRule', 'content', 'none']),
			message: z.string(),
			path: z.string(),
			source: z.string(),
			found: z.string().nullable(),
			expected: z.string().nullable(),
		}),
	),
});

const PHASES: readonly Phase[] = ['readOnly', 'shadow', 'writeBack'];

/**
 * @param value value of the item's `plausibility` field
 * @returns light and findings, or null when the document was not checked
 * @throws BelegflussError AMPEL_INPUT_INVALID when it is something else
 */
export function readPlausibility(value: unknown): Pick<Plausibility, 'ampel' | 'findings'> | null {
	return readPart(plausibilitySchema, value, 'plausibility');
}

/**
 * @param value value of the item's `invoice` field
 * @returns the invoice, or null when there is none
 * @throws BelegflussError AMPEL_INPUT_INVALID when it is something else
 */
export function readInvoice(value: unknown): Invoice | null {
	return readPart(invoiceSchema, value, 'invoice');
}

/**
 * @param value stored value of the phase, often from an expression
 * @returns the phase
 * @throws BelegflussError AMPEL_PHASE_UNKNOWN for anything else
 */
export function readPhase(value: unknown): Phase {
	const phase = PHASES.find((known) => known === value);
	if (phase === undefined) throw ampelError('AMPEL_PHASE_UNKNOWN', { value: String(value) });
	return phase;
}

/**
 * A broken expression must not read as "off", so everything but a plain yes or no is refused.
 *
 * @param value stored value of a switch, often from an expression
 * @param field name of the switch for the message
 * @returns whether it is on
 * @throws BelegflussError AMPEL_SWITCH_UNREADABLE
 */
export function readSwitch(value: unknown, field: string): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw ampelError('AMPEL_SWITCH_UNREADABLE', { field, value: String(value) });
}

/**
 * @param value maximum gross amount as text or number; empty = no limit
 * @returns amount in EUR, or null without a limit
 * @throws BelegflussError AMPEL_AMOUNT_UNREADABLE when it is no amount or below zero
 */
export function readMaximum(value: unknown): DecimalString | null {
	if (typeof value === 'string' && value.trim() === '') return null;
	const isReadable = typeof value === 'string' || typeof value === 'number';
	const amount = isReadable ? parseDecimal(String(value)) : undefined;
	if (amount === undefined || toBig(amount).lt(0)) {
		throw ampelError('AMPEL_AMOUNT_UNREADABLE', { value: String(value) });
	}
	return amount;
}

/**
 * Commas do not separate: they are part of company names, and half a name would make strangers known.
 *
 * @param value list, or text with one entry in a line or separated by semicolons
 * @returns its entries, trimmed, without empty ones
 */
export function readList(value: unknown): readonly string[] {
	const entries: readonly unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(/[\n;]/)
			: [];
	return entries
		.filter((entry) => typeof entry === 'string')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function readPart<Part>(schema: z.ZodType<Part>, value: unknown, field: string): Part | null {
	if (value === null || value === undefined) return null;
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw ampelError('AMPEL_INPUT_INVALID', {
		field: [field, ...(issue?.path ?? [])].join('.'),
		problem: issue?.message ?? '',
	});
}
