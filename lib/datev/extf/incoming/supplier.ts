import type { Invoice } from '../../../invoice/schema';

/**
 * The ways a supplier can be recognised, surest first. Two documents may carry different ones (a VAT id
 * here, only the name there), so a match on any is a match.
 *
 * @param invoice the invoice
 * @returns keys such as `vat:DE123456789`
 */
export function supplierKeys({ seller }: Invoice): readonly string[] {
	const entries = [
		['vat', compact(seller.vatId)],
		['tax', compact(seller.taxNumber)],
		['name', compact(seller.name ?? seller.tradingName)],
	] as const;
	const keys = entries.filter(([, value]) => value !== '').map((entry) => entry.join(':'));
	return keys.length > 0 ? keys : ['unknown'];
}

function compact(text: string | null): string {
	return (text ?? '')
		.normalize('NFKC')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toUpperCase();
}
