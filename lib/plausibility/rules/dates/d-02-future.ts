import { daysBetween } from '../../../calendar/day';
import type { Rule } from '../../rule';

/** D-02. One day is left for time zones. */
export const issueDateInFuture: Rule = {
	id: 'D-02',
	severity: 'warning',
	legalClass: 'content',
	source: '§ 14 (4) no. 3 UStG',
	title: { de: 'Rechnungsdatum nicht in der Zukunft', en: 'Issue date not in the future' },
	text: {
		de: 'Das Rechnungsdatum {found} liegt {days} Tage in der Zukunft.',
		en: 'The issue date {found} is {days} days in the future.',
	},
	check({ issueDate }, { today }) {
		const days = issueDate === null ? 0 : daysBetween(today, issueDate);
		if (issueDate === null || days <= 1) return [];
		return [
			{
				path: 'issueDate',
				found: { date: issueDate },
				params: { days },
				severity: days > 30 ? 'error' : 'warning',
			},
		];
	},
};
