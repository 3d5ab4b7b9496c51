import { isModelReading } from '../../facts/reading';
import type { DocumentRule } from '../../rule';

/** A reading by a model is never green by the sums alone; supplier, IBAN and duplicates count too. */
export const readByModel: DocumentRule = {
	id: 'X-05',
	severity: 'warning',
	legalClass: 'none',
	source: 'GoBD no. 100 ff. (internal control)',
	title: { de: 'Von einem Sprachmodell gelesen', en: 'Read by a language model' },
	text: {
		de: 'Die Rechnungsdaten hat ein Sprachmodell gelesen ({found}). Bitte mit dem Beleg vergleichen.',
		en: 'The invoice data was read by a language model ({found}). Compare it with the document.',
	},
	checkDocument({ extraction }, invoice) {
		if (invoice === null || !isModelReading(extraction)) return [];
		return [{ path: '', found: extraction?.model ?? extraction?.method ?? null }];
	},
};
