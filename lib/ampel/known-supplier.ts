import type { Invoice } from '../invoice/schema';
import { matchCompanyNames, normaliseCompanyName } from '../plausibility/facts/company-names';
import { compactId } from '../plausibility/facts/identifiers';

/**
 * A supplier is known by its VAT id, by its name (spelling aside), or by its bank account
 * when every account of the invoice is on the list: one foreign account among known ones is how fraud
 * looks.
 *
 * @param invoice any invoice
 * @param known VAT ids, IBANs or names, as a person writes them
 * @returns whether the seller is among them
 */
export function isKnownSupplier(invoice: Invoice, known: readonly string[]): boolean {
	const ids = new Set(known.map(compactId).filter((id) => id !== ''));
	const names = known.filter((name) => normaliseCompanyName(name) !== '');
	const { seller, payment } = invoice;
	if (seller.vatId !== null && ids.has(compactId(seller.vatId))) return true;
	if (payment.ibans.length > 0 && payment.ibans.every((iban) => ids.has(compactId(iban))))
		return true;
	return [seller.name, seller.tradingName].some(
		(name) => name !== null && names.some((listed) => matchCompanyNames(name, listed) === 'same'),
	);
}
