import type { DecisionReason } from '../envelope/envelope';
import { fillTemplate, type Language, type LocalizedText } from '../errors/belegfluss-error';
import { toReadableText, type FindingValue } from '../plausibility/values';

/** Wording of every reason a decision may carry, besides the rule ids of findings. */
export const reasonTexts = {
	KILL_SWITCH_ENGAGED: {
		en: 'The kill switch is engaged: the document is only reported and can be decided later.',
		de: 'Der Notschalter ist eingeschaltet: Der Beleg wird nur gemeldet und kann später entschieden werden.',
	},
	KILL_SWITCH_BY: {
		en: 'It was engaged by {setBy} on {setAt} ({why}).',
		de: 'Eingeschaltet hat ihn {setBy} am {setAt} ({why}).',
	},
	PHASE_READ_ONLY: {
		en: 'Read-only phase: every document is only reported.',
		de: 'Nur-Lesen-Phase: Jeder Beleg wird nur gemeldet.',
	},
	PHASE_SHADOW: {
		en: 'Shadow phase: nothing is written without the approval of a person.',
		de: 'Schattenphase: Ohne die Freigabe eines Menschen wird nichts geschrieben.',
	},
	WITHIN_LIMITS: {
		en: 'All checks passed and the document is within the limits.',
		de: 'Alle Prüfungen sind bestanden und der Beleg liegt innerhalb der Grenzen.',
	},
	NOT_CHECKED: {
		en: 'The document was not checked for plausibility, so it never counts as green.',
		de: 'Der Beleg wurde nicht auf Plausibilität geprüft und gilt deshalb nie als grün.',
	},
	NO_INVOICE: {
		en: 'There is no invoice data that could be written.',
		de: 'Es gibt keine Rechnungsdaten, die geschrieben werden könnten.',
	},
	LIMIT_AMOUNT_EXCEEDED: {
		en: 'The amount {amount} EUR is above the limit of {limit} EUR.',
		de: 'Der Betrag {amount} EUR liegt über der Grenze von {limit} EUR.',
	},
	LIMIT_AMOUNT_UNKNOWN: {
		en: 'The invoice states no total, so the limit of {limit} EUR cannot be applied.',
		de: 'Die Rechnung nennt keine Bruttosumme, die Grenze von {limit} EUR lässt sich nicht anwenden.',
	},
	LIMIT_CURRENCY_NOT_EURO: {
		en: 'The invoice is in {currency}, so the limit of {limit} EUR cannot be applied.',
		de: 'Die Rechnung lautet auf {currency}, die Grenze von {limit} EUR lässt sich nicht anwenden.',
	},
	SUPPLIER_NOT_KNOWN: {
		en: 'The supplier is not on the list of known suppliers.',
		de: 'Der Lieferant steht nicht auf der Liste der bekannten Lieferanten.',
	},
	CASE_TYPE: {
		en: 'No standard case: document type {value} instead of 380 (invoice).',
		de: 'Kein Standardfall: Belegart {value} statt 380 (Rechnung).',
	},
	CASE_CURRENCY: {
		en: 'No standard case: currency {value} instead of EUR.',
		de: 'Kein Standardfall: Währung {value} statt EUR.',
	},
	CASE_AMOUNT: {
		en: 'No standard case: the amount due is not above zero.',
		de: 'Kein Standardfall: Der Zahlbetrag ist nicht größer als null.',
	},
	CASE_VAT: {
		en: 'No standard case: VAT is not simply the German standard or reduced rate.',
		de: 'Kein Standardfall: Die Umsatzsteuer ist nicht einfach der deutsche Regel- oder ermäßigte Satz.',
	},
	CASE_SELLER_ABROAD: {
		en: 'No standard case: the seller is not taxed in Germany ({value}).',
		de: 'Kein Standardfall: Der Verkäufer wird nicht in Deutschland besteuert ({value}).',
	},
	CASE_PREPAID: {
		en: 'No standard case: prepayments or amounts of third parties are settled.',
		de: 'Kein Standardfall: Anzahlungen oder Beträge Dritter werden verrechnet.',
	},
	CASE_REFERS_TO_INVOICE: {
		en: 'No standard case: the document refers to an earlier invoice.',
		de: 'Kein Standardfall: Der Beleg bezieht sich auf eine frühere Rechnung.',
	},
	CASE_OTHER_PAYEE: {
		en: 'No standard case: somebody else than the seller is to be paid.',
		de: 'Kein Standardfall: Zahlungsempfänger ist ein anderer als der Verkäufer.',
	},
	CASE_SEVERAL_ACCOUNTS: {
		en: 'No standard case: the invoice names several bank accounts.',
		de: 'Kein Standardfall: Die Rechnung nennt mehrere Bankkonten.',
	},
} as const satisfies Record<string, LocalizedText>;

/** Stable code of a reason. */
export type ReasonCode = keyof typeof reasonTexts;

/** A reason before it is put into words. */
export interface Reason {
	readonly code: ReasonCode;
	readonly params?: Readonly<Record<string, FindingValue>>;
}

/**
 * @param reason code and values
 * @param language wording wanted
 * @returns the reason as it stands in the decision
 */
export function wordReason({ code, params = {} }: Reason, language: Language): DecisionReason {
	const readable = Object.entries(params).map(([name, value]) => [
		name,
		toReadableText(value, language),
	]);
	return {
		code,
		message: fillTemplate(reasonTexts[code][language], Object.fromEntries(readable)),
	};
}
