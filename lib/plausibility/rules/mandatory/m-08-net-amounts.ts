import { isMinimumProfile } from '../../facts/reading';
import { isSmallAmountInvoice, isSmallBusinessInvoice } from '../../facts/reduced-sets';
import { placedGroups } from '../../facts/vat-groups';
import type { Rule } from '../../rule';

/** M-08. Small amounts and small businesses may state one sum. */
export const netAmounts: Rule = {
	id: 'M-08',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 7 UStG; EN 16931 BR-13, BR-45, BR-CO-18',
	title: { de: 'Nettobetrag je Steuersatz vorhanden', en: 'Net amount of each rate present' },
	text: {
		de: 'Das nach Steuersätzen aufgeschlüsselte Entgelt (Nettobetrag) fehlt.',
		en: 'The net amount, split by VAT rate, is missing.',
	},
	check(invoice, { extraction }) {
		if (isSmallAmountInvoice(invoice) || isSmallBusinessInvoice(invoice)) return [];
		if (invoice.vatBreakdown.length > 0) {
			return placedGroups(invoice).flatMap(({ group, index }) =>
				group.net === null ? [{ path: `vatBreakdown[${index}].net` }] : [],
			);
		}
		if (isMinimumProfile(extraction)) {
			return invoice.totals.net === null ? [{ path: 'totals.net' }] : [];
		}
		return [{ path: 'vatBreakdown' }];
	},
};
