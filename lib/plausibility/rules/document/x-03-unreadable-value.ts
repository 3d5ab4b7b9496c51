import { isUnreadableValue, severityOfUnreadable } from '../../facts/extraction-issues';
import type { DocumentRule } from '../../rule';

/** Dates are D-01. */
export const unreadableValue: DocumentRule = {
	id: 'X-03',
	severity: 'error',
	legalClass: 'format',
	source: 'EN 16931 BR-DEC, BR-CL; syntax rules',
	title: { de: 'Werte im Beleg lesbar', en: 'Values in the document readable' },
	text: {
		de: 'Der Wert „{found}“ ({path}) ist nicht lesbar und fehlt deshalb in den Rechnungsdaten.',
		en: 'The value "{found}" ({path}) cannot be read and is therefore missing in the invoice data.',
	},
	checkDocument({ extraction }) {
		return (extraction?.issues ?? []).filter(isUnreadableValue).map((issue) => ({
			path: issue.path ?? '',
			found: issue.value,
			severity: severityOfUnreadable(issue),
		}));
	},
};
