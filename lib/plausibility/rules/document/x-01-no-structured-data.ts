import type { DocumentRule } from '../../rule';

/** A plain PDF or an image is no fault of the sender yet, but nothing was judged. */
export const noStructuredData: DocumentRule = {
	id: 'X-01',
	severity: 'warning',
	legalClass: 'format',
	source: '§ 14 (1) UStG',
	title: { de: 'Rechnungsdaten vorhanden', en: 'Invoice data present' },
	text: {
		de: 'Die Datei enthält keine strukturierten Rechnungsdaten. Ein Mensch oder die KI-Auslesung muss sie lesen; geprüft wurde nichts.',
		en: 'The file has no structured invoice data. A person or the AI extraction has to read it; nothing was checked.',
	},
	checkDocument({ error }, invoice) {
		return invoice === null && error === null ? [{ path: '' }] : [];
	},
};
