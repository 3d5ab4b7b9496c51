import { isSmallAmountInvoice } from '../../facts/reduced-sets';
import type { Rule } from '../../rule';

/** M-03. */
export const sellerTaxId: Rule = {
	id: 'M-03',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 2 UStG; EN 16931 BR-CO-26; BR-DE-16',
	title: {
		de: 'Steuernummer oder USt-IdNr. des Verkäufers',
		en: 'Tax number or VAT id of the seller',
	},
	text: {
		de: 'Die Rechnung nennt weder Steuernummer noch USt-IdNr. des Verkäufers.',
		en: 'The invoice names neither tax number nor VAT id of the seller.',
	},
	check(invoice) {
		const { seller, taxRepresentative } = invoice;
		const known = seller.vatId ?? seller.taxNumber ?? taxRepresentative?.vatId ?? null;
		return known !== null || isSmallAmountInvoice(invoice) ? [] : [{ path: 'seller.vatId' }];
	},
};
