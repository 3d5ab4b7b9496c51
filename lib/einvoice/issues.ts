import type { LocalizedText } from '../errors/belegfluss-error';

/** Wording of everything that may be noticed while an e-invoice is read; `{value}` is the value complained of. */
export const einvoiceIssueTexts = {
	NO_STRUCTURED_DATA: {
		en: 'The file carries no structured invoice data; it can only be read from its text or its image.',
		de: 'Die Datei enthält keine strukturierten Rechnungsdaten; sie kann nur aus Text oder Bild gelesen werden.',
	},
	PROFILE_NOT_AN_EINVOICE: {
		en: 'The profile {value} is only a booking aid, not an e-invoice in the sense of § 14 UStG; lines and other mandatory data are only in the visible document.',
		de: 'Das Profil {value} ist nur eine Buchungshilfe und keine E-Rechnung im Sinne des § 14 UStG; Positionen und weitere Pflichtangaben stehen nur im sichtbaren Dokument.',
	},
	GUIDELINE_UNKNOWN: {
		en: 'The specification "{value}" (BT-24) is not known; the invoice was read by the rules of its syntax.',
		de: 'Die Spezifikation „{value}“ (BT-24) ist nicht bekannt; die Rechnung wurde nach den Regeln ihrer Syntax gelesen.',
	},
	GUIDELINE_MISSING: {
		en: 'The invoice does not say which specification it follows (BT-24 is missing).',
		de: 'Die Rechnung nennt nicht, welcher Spezifikation sie folgt (BT-24 fehlt).',
	},
	ENCODING_CONTRADICTION: {
		en: 'The XML declares the character encoding "{value}", but its bytes are in another one; the bytes were believed.',
		de: 'Das XML nennt die Zeichenkodierung „{value}“, ist aber in einer anderen geschrieben; maßgeblich waren die Bytes.',
	},
	LEADING_WHITE_SPACE: {
		en: 'There is white space before the XML declaration, which the XML standard forbids.',
		de: 'Vor der XML-Deklaration stehen Leerzeichen; der XML-Standard verbietet das.',
	},
	AMOUNT_UNREADABLE: {
		en: '"{value}" is not an amount in the form the standard prescribes; it was left out.',
		de: '„{value}“ ist kein Betrag in der vorgeschriebenen Form; der Wert wurde weggelassen.',
	},
	DATE_UNREADABLE: {
		en: '"{value}" is not a date in the form the standard prescribes; it was left out.',
		de: '„{value}“ ist kein Datum in der vorgeschriebenen Form; der Wert wurde weggelassen.',
	},
	INDICATOR_UNREADABLE: {
		en: '"{value}" does not say whether this is an allowance or a charge; the entry was left out.',
		de: '„{value}“ sagt nicht, ob es sich um einen Abschlag oder einen Zuschlag handelt; der Eintrag wurde weggelassen.',
	},
	SKONTO_UNREADABLE: {
		en: 'The cash discount "{value}" is not in the prescribed form; it was left out.',
		de: 'Die Skontoangabe „{value}“ hat nicht die vorgeschriebene Form; sie wurde weggelassen.',
	},
	SKONTO_UNCLEAR: {
		en: 'The payment terms mention a cash discount that cannot be read without doubt: "{value}".',
		de: 'Die Zahlungsbedingungen nennen ein Skonto, das nicht zweifelsfrei lesbar ist: „{value}“.',
	},
	CURRENCY_DIFFERS: {
		en: 'The amount is given in {value}, not in the invoice currency.',
		de: 'Der Betrag ist in {value} angegeben, nicht in der Rechnungswährung.',
	},
	TAX_TOTAL_AMBIGUOUS: {
		en: 'Several VAT totals are given and none can be assigned to the invoice currency: {value}.',
		de: 'Mehrere Steuergesamtbeträge sind angegeben, keiner lässt sich der Rechnungswährung zuordnen: {value}.',
	},
	DUE_DATES_SEVERAL: {
		en: 'Several due dates are given ({value}); the first one was taken.',
		de: 'Mehrere Fälligkeiten sind angegeben ({value}); die erste wurde übernommen.',
	},
	LINE_STATUS_UNKNOWN: {
		en: 'The line status "{value}" is not known; the line was read as one that counts.',
		de: 'Der Positionsstatus „{value}“ ist nicht bekannt; die Position wurde als zählende Position gelesen.',
	},
	SUB_LINES_DO_NOT_ADD_UP: {
		en: 'The sub lines of line {value} do not add up to its amount; the amount of the line counts, its sub lines are information.',
		de: 'Die Unterpositionen der Position {value} ergeben nicht deren Betrag; es zählt der Betrag der Position, die Unterpositionen sind nur Information.',
	},
	PDF_SEVERAL_INVOICES: {
		en: 'The PDF carries several structured invoices ({value}); the newest format was read.',
		de: 'Das PDF enthält mehrere strukturierte Rechnungen ({value}); gelesen wurde das neueste Format.',
	},
	ISSUES_CUT: {
		en: 'There are more issues than are listed here.',
		de: 'Es gibt mehr Auffälligkeiten, als hier aufgeführt sind.',
	},
} as const satisfies Record<string, LocalizedText>;

/** Stable code of an issue. */
export type EInvoiceIssueCode = keyof typeof einvoiceIssueTexts;
