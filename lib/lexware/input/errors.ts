import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of values that cannot be sent to Lexware Office as they are. */
export const lexwareInputErrorTexts = {
	LEXWARE_NUMBER_INVALID: {
		message: {
			en: '{field}: "{value}" is no number with at most {digits} digits after the point.',
			de: '{field}: „{value}“ ist keine Zahl mit höchstens {digits} Nachkommastellen.',
		},
		remedy: {
			en: 'Give a plain decimal number with a point, e.g. 1234.56; no thousands separator, no currency.',
			de: 'Geben Sie eine einfache Dezimalzahl mit Punkt an, z. B. 1234.56; ohne Tausenderpunkt, ohne Währung.',
		},
	},
	LEXWARE_NUMBER_RANGE: {
		message: {
			en: '{field}: {value} is out of range; allowed is {least} to {most}.',
			de: '{field}: {value} liegt außerhalb des Bereichs {least} bis {most}.',
		},
		remedy: {
			en: 'Correct the value.',
			de: 'Berichtigen Sie den Wert.',
		},
	},
	LEXWARE_DAY_INVALID: {
		message: {
			en: '{field}: "{value}" is no day.',
			de: '{field}: „{value}“ ist kein Tag.',
		},
		remedy: {
			en: 'Give a day that exists as YYYY-MM-DD, e.g. 2026-01-31, or a date of n8n.',
			de: 'Geben Sie einen Tag, den es gibt, als JJJJ-MM-TT an, z. B. 2026-01-31, oder ein Datum aus n8n.',
		},
	},
	LEXWARE_SELLER_INVALID: {
		message: {
			en: 'The item holds no seller of an invoice to make a contact of.',
			de: 'Das Element enthält keinen Verkäufer einer Rechnung, aus dem sich ein Kontakt machen ließe.',
		},
		remedy: {
			en: 'Put AI Invoice Extract in front, point Seller to the part invoice.seller, or set Source to "Fields Below".',
			de: 'Setzen Sie AI Invoice Extract davor, richten Sie Seller auf den Teil invoice.seller, oder stellen Sie Source auf „Fields Below“.',
		},
	},
	LEXWARE_RAW_JSON: {
		message: {
			en: '{field} holds no JSON object.',
			de: '{field} enthält kein JSON-Objekt.',
		},
		remedy: {
			en: 'Enter an object in braces with the fields of the Public API, e.g. { "remark": "…" }, or leave it empty.',
			de: 'Geben Sie ein Objekt in geschweiften Klammern mit den Feldern der Public API an, z. B. { "remark": "…" }, oder lassen Sie es leer.',
		},
	},
	LEXWARE_RAW_JSON_SHAPE: {
		message: {
			en: 'With the Raw JSON Override the field {field} has a form Lexware Office does not take.',
			de: 'Mit dem Raw JSON Override hat das Feld {field} eine Form, die Lexware Office nicht annimmt.',
		},
		remedy: {
			en: 'Compare it with the documentation of the Public API, or remove it.',
			de: 'Vergleichen Sie es mit der Dokumentation der Public API, oder entfernen Sie es.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const inputError = errorFactory(lexwareInputErrorTexts);
