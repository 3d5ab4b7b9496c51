import type { BelegflussError } from '../../../errors/belegfluss-error';
import { toBig } from '../../../invoice/money';
import type { Invoice } from '../../../invoice/schema';
import { refusal } from './reasons';

const CREDIT_NOTE = '381';
const CORRECTED_INVOICE = '384';

/** UNTDID 1001: invoice, debit note, insurer's invoice, credit note, corrected invoice. */
const POSTABLE_TYPES = new Set(['380', '383', '575', CREDIT_NOTE, CORRECTED_INVOICE]);

/**
 * A credit note (381) carries positive amounts that reduce the debt; an invoice or correction with
 * negative amounts reduces it by its sign. A type that is not given counts as an invoice.
 *
 * @param invoice the invoice
 * @returns 1 when the amounts raise the debt as they stand, -1 when they reduce it
 */
export function directionOf(invoice: Invoice): 1 | -1 {
	return invoice.typeCode === CREDIT_NOTE ? -1 : 1;
}

/**
 * @param invoice invoice with a gross total
 * @returns why its type or the sign of its total allows no certain posting, or undefined
 */
export function directionError(invoice: Invoice): BelegflussError | undefined {
	const type = invoice.typeCode ?? '380';
	const value = invoice.totals.gross ?? '';
	const gross = toBig(invoice.totals.gross);
	if (!POSTABLE_TYPES.has(type)) return refusal('DATEV_TYPE_CODE', { value: type });
	if (type === CREDIT_NOTE && gross.lt(0)) return refusal('DATEV_CREDIT_NOTE_SIGN', { value });
	if (type === CORRECTED_INVOICE && gross.gt(0)) {
		return refusal('DATEV_CORRECTED_INVOICE', { value });
	}
	return undefined;
}
