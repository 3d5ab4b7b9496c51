import { errorFactory, type ErrorText } from '../errors/belegfluss-error';

/** Wording of what keeps the plausibility check from starting. */
export const plausibilityErrorTexts = {
	PLAUSIBILITY_RULE_UNKNOWN: {
		message: {
			en: 'There is no plausibility rule "{rule}" to switch off or to weigh differently.',
			de: 'Es gibt keine Prüfregel „{rule}“, die abgeschaltet oder anders gewichtet werden könnte.',
		},
		remedy: {
			en: 'Use a rule id of the list, e.g. A-05, or remove "{rule}" from the options.',
			de: 'Eine Kennung aus der Regelliste verwenden, z. B. A-05, oder „{rule}“ aus den Optionen entfernen.',
		},
	},
	PLAUSIBILITY_SEVERITY_UNKNOWN: {
		message: {
			en: 'Rule {rule} cannot weigh "{severity}".',
			de: 'Die Regel {rule} kann nicht das Gewicht „{severity}“ haben.',
		},
		remedy: {
			en: 'Choose error, warning or info.',
			de: 'error (rot), warning (gelb) oder info (Hinweis) wählen.',
		},
	},
	PLAUSIBILITY_DATE_INVALID: {
		message: {
			en: 'The checking date "{value}" is no date.',
			de: 'Das Prüfdatum „{value}“ ist kein Datum.',
		},
		remedy: {
			en: 'Enter a day as YYYY-MM-DD, e.g. 2026-11-02, or leave the field empty for today.',
			de: 'Einen Tag als JJJJ-MM-TT angeben, z. B. 2026-11-02, oder das Feld für heute leer lassen.',
		},
	},
	PLAUSIBILITY_INPUT_INVALID: {
		message: {
			en: 'The field "{field}" of the item does not hold what the check needs ({problem}).',
			de: 'Das Feld „{field}“ des Datensatzes enthält nicht, was die Prüfung braucht ({problem}).',
		},
		remedy: {
			en: 'Point the node to the part AI Invoice Extract wrote, e.g. {{ $json.invoice }}.',
			de: 'Den Knoten auf den Teil zeigen lassen, den AI Invoice Extract geschrieben hat, z. B. {{ $json.invoice }}.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes errors of this room. */
export const plausibilityError = errorFactory(plausibilityErrorTexts);
