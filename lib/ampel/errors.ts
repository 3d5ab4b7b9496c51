import { errorFactory, type ErrorText } from '../errors/belegfluss-error';

/** Wording of what keeps the router from deciding. */
export const ampelErrorTexts = {
	AMPEL_PHASE_UNKNOWN: {
		message: {
			en: 'There is no phase "{value}".',
			de: 'Eine Phase „{value}“ gibt es nicht.',
		},
		remedy: {
			en: 'Set Phase to readOnly, shadow or writeBack. Until then nothing is written.',
			de: 'Die Phase auf readOnly, shadow oder writeBack stellen. Bis dahin wird nichts geschrieben.',
		},
	},
	AMPEL_SWITCH_UNREADABLE: {
		message: {
			en: 'The switch "{field}" is neither on nor off ({value}).',
			de: 'Der Schalter „{field}“ ist weder ein- noch ausgeschaltet ({value}).',
		},
		remedy: {
			en: 'Set it to true or false; if it comes from an expression, check what the expression gives.',
			de: 'Auf true oder false stellen; wenn der Wert aus einem Ausdruck kommt, dessen Ergebnis prüfen.',
		},
	},
	AMPEL_AMOUNT_UNREADABLE: {
		message: {
			en: 'The maximum gross amount "{value}" is no amount in EUR.',
			de: 'Der höchste Bruttobetrag „{value}“ ist kein Betrag in EUR.',
		},
		remedy: {
			en: 'Enter a number with a decimal point and without thousands separators, e.g. 1500.00.',
			de: 'Eine Zahl mit Dezimalpunkt und ohne Tausenderzeichen angeben, z. B. 1500.00.',
		},
	},
	AMPEL_INPUT_INVALID: {
		message: {
			en: 'The field "{field}" of the item does not hold what the router needs ({problem}).',
			de: 'Das Feld „{field}“ des Datensatzes enthält nicht, was der Ampel-Router braucht ({problem}).',
		},
		remedy: {
			en: 'Point the node to the part an earlier node wrote, e.g. {{ $json.plausibility }}.',
			de: 'Den Knoten auf den Teil zeigen lassen, den ein Knoten davor geschrieben hat, z. B. {{ $json.plausibility }}.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes errors of this room. */
export const ampelError = errorFactory(ampelErrorTexts);
