import { daysBetween } from '../../../calendar/day';
import type { Rule } from '../../rule';

const LONGEST_USUAL_TERM_IN_DAYS = 60;

/** D-05. */
export const longTerm: Rule = {
	id: 'D-05',
	severity: 'info',
	legalClass: 'none',
	source: '§ 271a BGB',
	title: { de: 'Zahlungsziel über 60 Tage', en: 'Payment term above 60 days' },
	text: {
		de: 'Das Zahlungsziel {found} liegt {days} Tage nach dem Rechnungsdatum.',
		en: 'The due date {found} is {days} days after the issue date.',
	},
	check({ dueDate, issueDate }) {
		if (dueDate === null || issueDate === null) return [];
		const days = daysBetween(issueDate, dueDate);
		if (days <= LONGEST_USUAL_TERM_IN_DAYS) return [];
		return [{ path: 'dueDate', found: { date: dueDate }, params: { days } }];
	},
};
