import { wordError } from '../../facts/error-wording';
import type { DocumentRule } from '../../rule';

/** */
export const documentNotProcessed: DocumentRule = {
	id: 'X-02',
	severity: 'error',
	legalClass: 'format',
	source: 'GoBD no. 125: documents must be readable',
	title: { de: 'Beleg wurde gelesen', en: 'Document was read' },
	text: {
		de: 'Der Beleg konnte nicht gelesen oder verarbeitet werden ({found}): {message} {remedy}',
		en: 'The document could not be read or processed ({found}): {message} {remedy}',
	},
	checkDocument({ error }) {
		if (error === null) return [];
		return [{ path: '', found: error.code, params: wordError(error) }];
	},
};
