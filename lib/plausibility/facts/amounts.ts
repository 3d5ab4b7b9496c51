import type Big from 'big.js';
import { roundToCents, sum, toAmount, toBig, type DecimalString } from '../../invoice/money';
import type { AllowanceCharge } from '../../invoice/schema';
import type { RuleFinding } from '../rule';

/**
 * Compares without tolerance, after rounding the computed side to cents.
 *
 * @param path place of the stated amount
 * @param stated amount in the document, null when it is missing
 * @param computed what it should be
 * @returns a finding when they differ; a missing amount counts as zero
 */
export function differs(
	path: string,
	stated: DecimalString | null,
	computed: Big,
): readonly RuleFinding[] {
	const expected = roundToCents(computed);
	if (toBig(stated).eq(expected)) return [];
	return [
		{
			path,
			found: stated === null ? null : { amount: stated },
			expected: { amount: toAmount(expected) },
			params: { difference: { amount: toAmount(toBig(stated).minus(expected).abs()) } },
		},
	];
}

/**
 * @param entries allowances or charges
 * @returns their exact sum
 */
export function sumOfEntries(entries: readonly AllowanceCharge[]): Big {
	return sum(entries.map(({ amount }) => amount));
}
