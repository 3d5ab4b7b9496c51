import type { Party } from '../../invoice/schema';
import { voucherError } from './errors';

/** What is looked at of a contact to recognise a supplier. */
export interface SupplierCandidate {
	readonly id: string;
	readonly name: string;
	readonly vatId: string | null;
	readonly isVendor: boolean;
	readonly archived: boolean;
}

/**
 * Recognises the seller of an invoice among contacts. The VAT ID decides where both have one; a name alone
 * is enough only where no VAT ID speaks against it, because that is how forged invoices look: a known name
 * with another company behind it.
 *
 * @param seller of the invoice
 * @param candidates contacts with a similar name
 * @returns the one contact, null when none is it
 * @throws BelegflussError LEXWARE_SUPPLIER_SEVERAL, LEXWARE_SUPPLIER_OTHER_VAT_ID or
 * LEXWARE_SUPPLIER_IS_CUSTOMER
 */
export function recognizeSupplier(
	seller: Party,
	candidates: readonly SupplierCandidate[],
): SupplierCandidate | null {
	const inUse = candidates.filter(({ archived }) => !archived);
	const vatId = compact(seller.vatId);
	const name = plainName(seller.name);
	const byVatId =
		vatId === '' ? [] : inUse.filter((candidate) => compact(candidate.vatId) === vatId);
	if (byVatId.length > 0) return vendor(single(byVatId));
	const byName = name === '' ? [] : inUse.filter((candidate) => plainName(candidate.name) === name);
	const others = byName.filter((candidate) => vatId !== '' && compact(candidate.vatId) !== '');
	if (others.length > 0) {
		const ids = listed(others);
		throw voucherError('LEXWARE_SUPPLIER_OTHER_VAT_ID', { name: seller.name ?? '', ids });
	}
	return byName.length === 0 ? null : vendor(single(byName));
}

/**
 * @param seller of an invoice
 * @returns what makes it the same supplier at every call, for the idempotency key of its contact
 */
export function supplierIdentity(seller: Party): string {
	const vatId = compact(seller.vatId);
	if (vatId !== '') return `vatId ${vatId}`;
	return `name ${plainName(seller.name)} ${seller.address.postCode ?? ''}`;
}

function single(candidates: readonly SupplierCandidate[]): SupplierCandidate {
	const [first] = candidates;
	if (first && candidates.length === 1) return first;
	throw voucherError('LEXWARE_SUPPLIER_SEVERAL', {
		count: candidates.length,
		name: first?.name ?? '',
		ids: listed(candidates),
	});
}

function vendor(candidate: SupplierCandidate): SupplierCandidate {
	if (candidate.isVendor) return candidate;
	const { id, name } = candidate;
	throw voucherError('LEXWARE_SUPPLIER_IS_CUSTOMER', { id, name });
}

function listed(candidates: readonly SupplierCandidate[]): string {
	return candidates
		.slice(0, 5)
		.map(({ id }) => id)
		.join(', ');
}

function compact(vatId: string | null): string {
	return (vatId ?? '').replace(/[\s.-]/g, '').toUpperCase();
}

function plainName(name: string | null): string {
	return (name ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
