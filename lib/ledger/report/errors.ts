import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of everything that keeps a report from being made. */
export const reportErrorTexts = {
	REPORT_DAY_INVALID: {
		message: {
			en: '"{value}" is no day.',
			de: '„{value}“ ist kein Tag.',
		},
		remedy: {
			en: 'Give the day as YYYY-MM-DD.',
			de: 'Geben Sie den Tag als JJJJ-MM-TT an.',
		},
	},
	REPORT_RANGE_INVALID: {
		message: {
			en: 'A report from {from} to {to} cannot be made.',
			de: 'Ein Bericht von {from} bis {to} lässt sich nicht erstellen.',
		},
		remedy: {
			en: 'Give the first day before the last one, at most {limit} days in all.',
			de: 'Geben Sie den ersten Tag vor dem letzten an, zusammen höchstens {limit} Tage.',
		},
	},
	REPORT_PRICE_INVALID: {
		message: {
			en: 'The price "{value}" of the model "{model}" is no amount.',
			de: 'Der Preis „{value}“ des Modells „{model}“ ist kein Betrag.',
		},
		remedy: {
			en: 'Give the price of a million tokens with a decimal point, e.g. 2.50.',
			de: 'Geben Sie den Preis für eine Million Token mit Dezimalpunkt an, z. B. 2.50.',
		},
	},
	REPORT_HOURS_INVALID: {
		message: {
			en: '{value} is no number of hours.',
			de: '{value} ist keine Zahl von Stunden.',
		},
		remedy: {
			en: 'Give the hours after which a document counts as overdue, 0 or more.',
			de: 'Geben Sie an, nach wie vielen Stunden ein Beleg als überfällig gilt, 0 oder mehr.',
		},
	},
	REPORT_WEEKS_INVALID: {
		message: {
			en: 'A day cannot be compared with {value} weeks.',
			de: 'Ein Tag lässt sich nicht mit {value} Wochen vergleichen.',
		},
		remedy: {
			en: 'Give a whole number of weeks from {least} to {most}.',
			de: 'Geben Sie eine ganze Zahl von Wochen zwischen {least} und {most} an.',
		},
	},
	REPORT_TOO_MANY_DOCUMENTS: {
		message: {
			en: 'The trail of {count} documents was asked for at once; at most {limit} are read together.',
			de: 'Es wurde der Verlauf von {count} Belegen auf einmal verlangt; zusammen gelesen werden höchstens {limit}.',
		},
		remedy: {
			en: 'Ask for them in several steps.',
			de: 'Fragen Sie sie in mehreren Schritten ab.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const reportError = errorFactory(reportErrorTexts);
