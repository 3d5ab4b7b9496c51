import type { Rule } from '../../rule';

/** D-04. */
export const dueBeforeIssue: Rule = {
	id: 'D-04',
	severity: 'warning',
	legalClass: 'none',
	source: 'EN 16931-1 BT-9',
	title: { de: 'Fälligkeit nicht vor Rechnungsdatum', en: 'Due date not before issue date' },
	text: {
		de: 'Die Rechnung ist am {found} fällig, also vor dem Rechnungsdatum {expected}.',
		en: 'The invoice is due on {found}, before its issue date {expected}.',
	},
	check({ dueDate, issueDate }) {
		if (dueDate === null || issueDate === null || dueDate >= issueDate) return [];
		return [{ path: 'dueDate', found: { date: dueDate }, expected: { date: issueDate } }];
	},
};
