import { isSmallAmountInvoice } from '../../facts/reduced-sets';
import type { Rule } from '../../rule';

const PLACEHOLDER =
	/^(?:(?:rechnungs?|beleg|invoice)[\s-]*(?:nummer|nr\.?|number|no\.?)?|nummer|number|123|1234|12345|x{2,}|0+|-+|\?+|n\/?a|tbd|test)$/i;

/** M-05. */
export const invoiceNumber: Rule = {
	id: 'M-05',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 4 UStG; EN 16931 BR-02',
	title: { de: 'Rechnungsnummer vorhanden', en: 'Invoice number present' },
	text: {
		de: 'Die Rechnungsnummer fehlt oder ist ein Platzhalter ({found}).',
		en: 'The invoice number is missing or a placeholder ({found}).',
	},
	check(invoice) {
		const { number } = invoice;
		if (number === null) return isSmallAmountInvoice(invoice) ? [] : [{ path: 'number' }];
		return PLACEHOLDER.test(number.trim())
			? [{ path: 'number', found: number, severity: 'warning' }]
			: [];
	},
};
