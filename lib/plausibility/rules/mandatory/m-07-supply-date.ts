import { hasRemark } from '../../facts/notes';
import { isMinimumProfile } from '../../facts/reading';
import { isSmallAmountInvoice, isSmallBusinessInvoice } from '../../facts/reduced-sets';
import { statedSupplyDate } from '../../facts/supply-date';
import type { Rule } from '../../rule';

/** Credit notes and corrections refer to the day of the original; prepayments have none yet. */
const WITHOUT_SUPPLY_DATE = new Set(['381', '384', '386']);

/** M-07. The month is enough, and a sentence in the notes too (§ 31 (4) UStDV). */
export const supplyDateGiven: Rule = {
	id: 'M-07',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 14 (4) no. 6 UStG; § 31 (4) UStDV; BR-DE-TMP-32',
	title: { de: 'Leistungsdatum oder -zeitraum', en: 'Date or period of supply' },
	text: {
		de: 'Zeitpunkt oder Zeitraum der Lieferung oder Leistung fehlt.',
		en: 'The date or period of supply is missing.',
	},
	check(invoice, { extraction }) {
		if (isMinimumProfile(extraction)) return [];
		if (statedSupplyDate(invoice) !== null || invoice.taxPointDate !== null) return [];
		if (WITHOUT_SUPPLY_DATE.has(invoice.typeCode ?? '')) return [];
		if (isSmallAmountInvoice(invoice) || isSmallBusinessInvoice(invoice)) return [];
		if (hasRemark(invoice, 'supplyDate') || hasRemark(invoice, 'prepayment')) return [];
		return [{ path: 'delivery.date' }];
	},
};
