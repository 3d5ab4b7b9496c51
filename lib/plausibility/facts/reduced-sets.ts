import { toBig } from '../../invoice/money';
import type { Invoice } from '../../invoice/schema';
import { isGermanSeller } from './identifiers';
import { hasRemark } from './notes';
import { hasCategory, showsVat } from './vat-groups';

/** § 33 UStDV, since 2017 (Second Bureaucracy Relief Act); before that 150 EUR. */
const SMALL_AMOUNT = '250.00';
const SMALL_AMOUNT_UNTIL_2016 = '150.00';

/**
 * Small-amount invoice of § 33 UStDV: recipient, number, tax ids, day of supply and VAT amount may be
 * missing. Not for intra-community supplies (§ 6a) and reverse charge (§ 13b).
 *
 * @param invoice any invoice
 * @returns whether the reduced set of mandatory fields is enough
 */
export function isSmallAmountInvoice(invoice: Invoice): boolean {
	const { gross } = invoice.totals;
	if (gross === null || (invoice.currency ?? 'EUR') !== 'EUR' || !isGermanSeller(invoice))
		return false;
	if (hasCategory(invoice, 'K') || hasCategory(invoice, 'AE')) return false;
	if (hasRemark(invoice, 'reverseCharge') || hasRemark(invoice, 'intraCommunity')) return false;
	const limit =
		(invoice.issueDate ?? '9999') < '2017-01-01' ? SMALL_AMOUNT_UNTIL_2016 : SMALL_AMOUNT;
	return toBig(gross).abs().lte(limit);
}

/**
 * Invoice of a small business, § 19 UStG and § 34a UStDV: one sum with a remark on the exemption.
 *
 * @param invoice any invoice
 * @returns whether it carries the remark and shows no VAT
 */
export function isSmallBusinessInvoice(invoice: Invoice): boolean {
	return hasRemark(invoice, 'smallBusiness') && !showsVat(invoice);
}
