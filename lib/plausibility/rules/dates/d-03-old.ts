import { addYears, daysBetween } from '../../../calendar/day';
import type { Rule } from '../../rule';

/** D-03. Four years: assessment period of § 169 AO. */
export const issueDateOld: Rule = {
	id: 'D-03',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 15 UStG; § 169 (2) AO; § 195 BGB',
	title: { de: 'Rechnungsdatum nicht zu alt', en: 'Issue date not too old' },
	text: {
		de: 'Das Rechnungsdatum {found} liegt {days} Tage zurück. Bitte auf Verjährung und den richtigen Zeitraum der Vorsteuer prüfen.',
		en: 'The issue date {found} is {days} days ago. Check limitation and the period of the input VAT.',
	},
	check({ issueDate }, { today }) {
		const days = issueDate === null ? 0 : daysBetween(issueDate, today);
		if (issueDate === null || days <= 90) return [];
		return [
			{
				path: 'issueDate',
				found: { date: issueDate },
				params: { days },
				severity: issueDate < addYears(today, -4) ? 'error' : 'warning',
			},
		];
	},
};
