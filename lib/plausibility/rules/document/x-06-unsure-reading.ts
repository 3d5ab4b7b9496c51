import { isGuessed } from '../../facts/reading';
import type { DocumentRule } from '../../rule';

/** Below this a reader is not sure of a value. */
const SURE_FROM = 0.8;

/** Silent for structured data, where every value is exact. */
export const unsureReading: DocumentRule = {
	id: 'X-06',
	severity: 'warning',
	legalClass: 'none',
	source: 'GoBD no. 100 ff. (internal control)',
	title: { de: 'Werte sicher gelesen', en: 'Values read with certainty' },
	text: {
		de: 'Der Wert in {path} wurde nur mit {found} % Sicherheit gelesen. Bitte mit dem Beleg vergleichen.',
		en: 'The value in {path} was read with only {found} % certainty. Compare it with the document.',
	},
	checkDocument({ extraction }, invoice) {
		if (extraction === null || invoice === null || !isGuessed(extraction)) return [];
		return Object.entries(extraction.fields)
			.filter(([, { confidence }]) => !(confidence >= SURE_FROM))
			.map(([path, { confidence }]) => ({
				path,
				found: String(Math.round(confidence * 100)),
			}));
	},
};
