import type { LocalizedText } from '../../errors/belegfluss-error';
import type { Invoice } from '../../invoice/schema';

/** A VAT id of the document. */
export interface StatedVatId {
	readonly path: string;
	/** as written */
	readonly vatId: string;
	readonly whose: LocalizedText;
}

/**
 * @param invoice any invoice
 * @returns VAT ids of seller, buyer and tax representative as far as they are stated
 */
export function statedVatIds(invoice: Invoice): readonly StatedVatId[] {
	const all: readonly { path: string; vatId: string | null; whose: LocalizedText }[] = [
		{
			path: 'seller.vatId',
			vatId: invoice.seller.vatId,
			whose: { de: 'Verkäufer', en: 'Seller' },
		},
		{ path: 'buyer.vatId', vatId: invoice.buyer.vatId, whose: { de: 'Käufer', en: 'Buyer' } },
		{
			path: 'taxRepresentative.vatId',
			vatId: invoice.taxRepresentative?.vatId ?? null,
			whose: { de: 'Steuervertreter', en: 'Tax representative' },
		},
	];
	return all.flatMap(({ path, vatId, whose }) => (vatId === null ? [] : [{ path, vatId, whose }]));
}
