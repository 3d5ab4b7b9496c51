import { isDateIssue } from '../../facts/extraction-issues';
import type { Rule } from '../../rule';

/** D-01. The reader sets a date it cannot read to null and reports it. */
export const readableDates: Rule = {
	id: 'D-01',
	severity: 'error',
	legalClass: 'content',
	source: '§ 14 (4) no. 3, 6 UStG',
	title: { de: 'Datum lesbar und möglich', en: 'Date readable and possible' },
	text: {
		de: 'Das Datum {found} ({path}) gibt es nicht oder es ist nicht lesbar.',
		en: 'The date {found} ({path}) does not exist or cannot be read.',
	},
	milderWhenGuessed: true,
	check(_invoice, { extraction }) {
		return (extraction?.issues ?? [])
			.filter(isDateIssue)
			.map(({ path, value }) => ({ path: path ?? '', found: value }));
	},
};
