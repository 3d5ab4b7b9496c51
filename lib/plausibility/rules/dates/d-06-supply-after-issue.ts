import { hasRemark } from '../../facts/notes';
import type { Rule } from '../../rule';

/** UNTDID 1001: prepayment, partial and final construction invoices are issued before the supply ends. */
const BEFORE_SUPPLY = new Set(['326', '386', '875', '876', '877']);

/** D-06. */
export const supplyAfterIssue: Rule = {
	id: 'D-06',
	severity: 'info',
	legalClass: 'none',
	source: '§ 14 (5) UStG',
	title: { de: 'Leistung vor Rechnungsdatum', en: 'Supply before issue date' },
	text: {
		de: 'Die Leistung vom {found} liegt nach dem Rechnungsdatum {expected}, ein Hinweis auf eine Anzahlung fehlt.',
		en: 'The supply of {found} is after the issue date {expected}, and nothing says it is a prepayment.',
	},
	check(invoice) {
		const { delivery, issueDate, typeCode } = invoice;
		const supply = delivery.date ?? delivery.from;
		if (supply === null || issueDate === null || supply <= issueDate) return [];
		if (BEFORE_SUPPLY.has(typeCode ?? '') || hasRemark(invoice, 'prepayment')) return [];
		const path = delivery.date === null ? 'delivery.from' : 'delivery.date';
		return [{ path, found: { date: supply }, expected: { date: issueDate } }];
	},
};
