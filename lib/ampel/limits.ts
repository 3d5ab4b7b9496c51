import { toAmount, toBig, type DecimalString } from '../invoice/money';
import type { Invoice } from '../invoice/schema';
import { isKnownSupplier } from './known-supplier';
import type { Reason } from './reasons';
import { deviationsFromStandardCase } from './standard-case';

/** What may be written without a person. */
export interface WriteLimits {
	/** EUR; null = no limit */
	readonly maxGross: DecimalString | null;
	/** VAT ids, IBANs or names */
	readonly knownSuppliers: readonly string[];
	readonly requireKnownSupplier: boolean;
	readonly standardCasesOnly: boolean;
}

/**
 * @param invoice invoice that would be written
 * @param limits what the company allows
 * @returns every limit it does not keep; empty when it may be written
 */
export function exceededLimits(invoice: Invoice, limits: WriteLimits): readonly Reason[] {
	return [
		...amountReasons(invoice, limits.maxGross),
		...(limits.requireKnownSupplier && !isKnownSupplier(invoice, limits.knownSuppliers)
			? [{ code: 'SUPPLIER_NOT_KNOWN' } as const]
			: []),
		...(limits.standardCasesOnly ? deviationsFromStandardCase(invoice) : []),
	];
}

/** Gross total and amount due both count, and a credit moves as much money as an invoice. */
function amountReasons(invoice: Invoice, maxGross: DecimalString | null): readonly Reason[] {
	if (maxGross === null) return [];
	const limit = { amount: toAmount(toBig(maxGross)) };
	const { gross, payable } = invoice.totals;
	if (gross === null) return [{ code: 'LIMIT_AMOUNT_UNKNOWN', params: { limit } }];
	if (invoice.currency !== 'EUR') {
		const currency = invoice.currency ?? '–';
		return [{ code: 'LIMIT_CURRENCY_NOT_EURO', params: { limit, currency } }];
	}
	const [total, due] = [toBig(gross).abs(), toBig(payable).abs()];
	const highest = total.gte(due) ? total : due;
	if (highest.lte(toBig(maxGross))) return [];
	return [
		{ code: 'LIMIT_AMOUNT_EXCEEDED', params: { limit, amount: { amount: toAmount(highest) } } },
	];
}
