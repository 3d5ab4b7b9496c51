import { isOtherIssue, issueText, severityOfOther } from '../../facts/extraction-issues';
import type { DocumentRule } from '../../rule';

/** */
export const readingRemarks: DocumentRule = {
	id: 'X-04',
	severity: 'warning',
	legalClass: 'format',
	source: 'EN 16931 syntax binding',
	title: { de: 'Auffälligkeiten beim Lesen', en: 'Remarks from reading the document' },
	text: { de: '{what}', en: '{what}' },
	checkDocument({ extraction }) {
		return (extraction?.issues ?? []).filter(isOtherIssue).map((issue) => ({
			path: issue.path ?? '',
			found: issue.value,
			severity: severityOfOther(issue),
			params: { what: issueText(issue) },
		}));
	},
};
