import type { ErrorText } from '../../../errors/belegfluss-error';

/** Wording of the rules behind the columns; record and column are put in front. */
export const extfViolationTexts = {
	DATEV_COLUMN_EMPTY: {
		message: { en: 'empty, but mandatory', de: 'leer, ist aber Pflicht' },
		remedy: { en: 'Fill the column.', de: 'Die Spalte füllen.' },
	},
	DATEV_COLUMN_TOO_LONG: {
		message: {
			en: '"{value}" has more than {max} characters',
			de: '„{value}“ hat mehr als {max} Zeichen',
		},
		remedy: {
			en: 'Shorten the value; DATEV would cut it.',
			de: 'Den Wert kürzen; DATEV würde ihn abschneiden.',
		},
	},
	DATEV_COLUMN_PATTERN: {
		message: {
			en: '"{value}" does not have the form {pattern}',
			de: '„{value}“ hat nicht die Form {pattern}',
		},
		remedy: {
			en: 'Amounts: positive, comma, two decimals. Dates: TTMM for Belegdatum, else TTMMJJJJ. Belegfeld: letters without umlauts, digits and $ & % * + - /.',
			de: 'Beträge: positiv, Komma, zwei Nachkommastellen. Daten: TTMM beim Belegdatum, sonst TTMMJJJJ. Belegfeld: Buchstaben ohne Umlaute, Ziffern und $ & % * + - /.',
		},
	},
	DATEV_ACCOUNT_LENGTH: {
		message: {
			en: 'account {value} does not fit accounts with {length} digits',
			de: 'Konto {value} passt nicht zur Sachkontenlänge {length}',
		},
		remedy: {
			en: 'G/L accounts have at most {length} digits; personal accounts exactly one more and no leading zero.',
			de: 'Sachkonten haben höchstens {length} Stellen, Personenkonten genau eine mehr und keine führende Null.',
		},
	},
	DATEV_SAME_ACCOUNT: {
		message: {
			en: '{value} is Konto and Gegenkonto at once',
			de: '{value} ist zugleich Konto und Gegenkonto',
		},
		remedy: { en: 'Use two different accounts.', de: 'Zwei verschiedene Konten verwenden.' },
	},
	DATEV_KEY_ON_AUTOMATIC: {
		message: {
			en: 'tax key {value} on the automatic account {account}',
			de: 'Steuerschlüssel {value} auf dem Automatikkonto {account}',
		},
		remedy: {
			en: 'Leave the key empty; the account computes the tax (REW00305, REW00306).',
			de: 'Den Schlüssel weglassen; das Konto errechnet die Steuer selbst (REW00305, REW00306).',
		},
	},
	DATEV_OUTSIDE_FISCAL_YEAR: {
		message: {
			en: '{value} is no day of the fiscal year {from} to {to}',
			de: '{value} ist kein Tag des Wirtschaftsjahres {from} bis {to}',
		},
		remedy: {
			en: 'Check the date and WJ-Beginn; a file holds one fiscal year.',
			de: 'Datum und WJ-Beginn prüfen; eine Datei enthält ein Wirtschaftsjahr.',
		},
	},
	DATEV_OUTSIDE_PERIOD: {
		message: {
			en: '{value} lies outside the period {from} to {to} of the file',
			de: '{value} liegt außerhalb des Zeitraums {from} bis {to} der Datei',
		},
		remedy: {
			en: 'Put the posting into the file of its month.',
			de: 'Die Buchung in die Datei ihres Monats stellen.',
		},
	},
	DATEV_NO_SUCH_DAY: {
		message: { en: '{value} is no day of the calendar', de: '{value} ist kein Tag des Kalenders' },
		remedy: { en: 'Check the date.', de: 'Das Datum prüfen.' },
	},
	DATEV_PERSONAL_ACCOUNT_NEEDED: {
		message: {
			en: 'filled, but neither Konto nor Gegenkonto is a personal account',
			de: 'gefüllt, aber weder Konto noch Gegenkonto ist ein Personenkonto',
		},
		remedy: {
			en: 'Post to a debtor or creditor, or leave the column empty; DATEV drops it otherwise.',
			de: 'Auf ein Debitoren- oder Kreditorenkonto buchen oder die Spalte leer lassen; DATEV verwirft sie sonst.',
		},
	},
	DATEV_PARTNER_COLUMN_EMPTY: {
		message: { en: 'filled without "{partner}"', de: 'gefüllt ohne „{partner}“' },
		remedy: { en: 'Fill both columns or none.', de: 'Beide Spalten füllen oder keine.' },
	},
	DATEV_FESTSCHREIBUNG_DIFFERS: {
		message: {
			en: '"{value}", but the header says {expected}',
			de: '„{value}“, der Vorlauf sagt aber {expected}',
		},
		remedy: {
			en: 'Write the value of the header in every record; an empty value locks the whole batch.',
			de: 'In jeden Satz den Wert des Vorlaufs schreiben; ein leerer Wert schreibt den ganzen Stapel fest.',
		},
	},
} as const satisfies Record<string, ErrorText>;
