import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what keeps the voucher list of Lexware Office from being read. */
export const lexwareVoucherlistErrorTexts = {
	LEXWARE_LIST_OVERDUE_ALONE: {
		message: {
			en: 'The status "overdue" can only be asked for alone, not together with others.',
			de: 'Der Status „überfällig“ lässt sich nur allein abfragen, nicht zusammen mit anderen.',
		},
		remedy: {
			en: 'Overdue documents are open ones past their due date. Choose "Overdue" alone, or "Open" and compare the due date.',
			de: 'Überfällig sind offene Belege nach ihrer Fälligkeit. Wählen Sie nur „Overdue“, oder „Open“ und vergleichen Sie die Fälligkeit.',
		},
	},
	LEXWARE_LIST_DAY_INVALID: {
		message: {
			en: '"{value}" is no day for the filter on {field}.',
			de: '„{value}“ ist kein Tag für den Filter auf {field}.',
		},
		remedy: {
			en: 'Give a day that exists as YYYY-MM-DD, e.g. 2026-01-31.',
			de: 'Geben Sie einen Tag, den es gibt, als JJJJ-MM-TT an, z. B. 2026-01-31.',
		},
	},
	LEXWARE_LIST_RANGE_EMPTY: {
		message: {
			en: 'The filter on {field} begins on {from} and ends before that, on {to}.',
			de: 'Der Filter auf {field} beginnt am {from} und endet davor, am {to}.',
		},
		remedy: {
			en: 'Exchange the two days.',
			de: 'Vertauschen Sie die beiden Tage.',
		},
	},
	LEXWARE_LIST_DAY_TOO_LARGE: {
		message: {
			en: 'On {day} there are {window} documents or more; the search of Lexware Office shows no more of one day.',
			de: 'Am {day} gibt es {window} oder mehr Belege; mehr zeigt die Suche von Lexware Office von einem Tag nicht.',
		},
		remedy: {
			en: 'Narrow the selection, for example by voucher type, status or contact, and read it in parts.',
			de: 'Schränken Sie die Auswahl ein, zum Beispiel nach Belegart, Status oder Kontakt, und lesen Sie sie in Teilen.',
		},
	},
	LEXWARE_LIST_UNDATED: {
		message: {
			en: 'The selection has more than {window} documents and has to be read by voucher date, but {count} of them have none or appeared just now; they would be missing.',
			de: 'Die Auswahl hat mehr als {window} Belege und muss nach Belegdatum gelesen werden, aber {count} davon haben keines oder kamen gerade hinzu; sie würden fehlen.',
		},
		remedy: {
			en: 'Set Voucher Date From or To if documents without a date do not matter, or narrow the selection, for example by status "unchecked" and the rest.',
			de: 'Setzen Sie Voucher Date From oder To, wenn Belege ohne Datum keine Rolle spielen, oder schränken Sie die Auswahl ein, zum Beispiel auf den Status „unchecked“ und auf die übrigen.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const voucherlistError = errorFactory(lexwareVoucherlistErrorTexts);
