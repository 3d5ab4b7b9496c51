import type { Rule } from '../../rule';

/** M-04. */
export const issueDateGiven: Rule = {
	id: 'M-04',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 3 UStG; EN 16931 BR-03',
	title: { de: 'Rechnungsdatum vorhanden', en: 'Issue date present' },
	text: { de: 'Das Rechnungsdatum fehlt.', en: 'The issue date is missing.' },
	check({ issueDate }) {
		return issueDate === null ? [{ path: 'issueDate' }] : [];
	},
};
