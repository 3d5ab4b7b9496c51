import type { Extraction } from '../../envelope/envelope';
import { toBig } from '../../invoice/money';
import type { AllowanceCharge, Invoice } from '../../invoice/schema';
import { sumOfEntries } from './amounts';
import { isZugferd1 } from './reading';

/**
 * Corrections in ZUGFeRD 1.0 state the single allowances without sign although their sum, like every other
 * amount of the document, is negative.
 *
 * @param invoice any invoice
 * @param field document allowances or charges
 * @param extraction how the invoice was read
 * @returns the entries with the sign they count with
 */
export function signedEntries(
	invoice: Invoice,
	field: 'allowances' | 'charges',
	extraction: Extraction | null,
): readonly AllowanceCharge[] {
	const entries: readonly AllowanceCharge[] = invoice[field];
	const total = toBig(invoice.totals[field]);
	const isUnsigned = total.lt(0) && sumOfEntries(entries).eq(total.neg());
	if (!isZugferd1(extraction) || !isUnsigned) return entries;
	return entries.map((entry) => ({ ...entry, amount: toBig(entry.amount).neg().toFixed() }));
}
