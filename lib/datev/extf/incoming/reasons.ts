import { type ErrorText, errorFactory } from '../../../errors/belegfluss-error';

/** What was exported, but deserves a look. */
export const datevNoteTexts = {
	DATEV_KEY_SECONDARY: {
		message: {
			en: 'Tax key {key} for {rate} % comes from secondary sources.',
			de: 'Steuerschlüssel {key} für {rate} % stammt aus Sekundärquellen.',
		},
		remedy: {
			en: 'Compare it with the tax keys of the client before the import.',
			de: 'Vor dem Import mit den Steuerschlüsseln des Mandanten vergleichen.',
		},
	},
	DATEV_ALREADY_PAID: {
		message: {
			en: 'The invoice says it is paid; it is posted in full as an open item.',
			de: 'Die Rechnung ist laut Beleg bezahlt; sie wird voll als offener Posten gebucht.',
		},
		remedy: {
			en: 'Do not pay it again; if prepayments were invoiced before, post it by hand.',
			de: 'Nicht noch einmal zahlen; bei vorausgegangenen Anzahlungsrechnungen von Hand buchen.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes notes on exported documents. */
export const note = errorFactory(datevNoteTexts);

const byHand = {
	en: 'Post this document by hand; the export takes only what is certain.',
	de: 'Diesen Beleg von Hand buchen; der Export übernimmt nur, was sicher ist.',
};

/** Why an incoming invoice does not become a posting. */
export const datevRefusalTexts = {
	DATEV_EARLIER_ERROR: {
		message: {
			en: 'An earlier node could not process the document.',
			de: 'Ein früherer Schritt konnte den Beleg nicht verarbeiten.',
		},
		remedy: { en: 'Look at that node’s error.', de: 'Den Fehler jenes Schritts ansehen.' },
	},
	DATEV_NO_INVOICE: {
		message: {
			en: 'The item carries no invoice data.',
			de: 'Das Element enthält keine Rechnungsdaten.',
		},
		remedy: {
			en: 'Place AI Invoice Extract before this node, or point "Invoice" to the data.',
			de: 'AI Invoice Extract vor diesen Schritt stellen oder „Invoice“ auf die Daten richten.',
		},
	},
	DATEV_INVOICE_INVALID: {
		message: {
			en: 'The invoice data do not have the expected form, first at "{path}".',
			de: 'Die Rechnungsdaten haben nicht die erwartete Form, zuerst bei „{path}“.',
		},
		remedy: {
			en: 'Hand over the invoice as AI Invoice Extract writes it; missing values are null.',
			de: 'Die Rechnung so übergeben, wie AI Invoice Extract sie schreibt; fehlende Werte sind null.',
		},
	},
	DATEV_AMPEL_RED: {
		message: { en: 'The document is red.', de: 'Der Beleg ist rot.' },
		remedy: {
			en: 'Clear the findings of the plausibility check first.',
			de: 'Zuerst die Befunde der Plausibilitätsprüfung klären.',
		},
	},
	DATEV_AMPEL_YELLOW: {
		message: {
			en: 'The document is yellow; only green ones are exported.',
			de: 'Der Beleg ist gelb; exportiert werden nur grüne.',
		},
		remedy: {
			en: 'Look at the findings, or change "Include".',
			de: 'Die Befunde ansehen oder „Include“ ändern.',
		},
	},
	DATEV_NOT_CHECKED: {
		message: {
			en: 'The document was not checked; only green ones are exported.',
			de: 'Der Beleg ist nicht geprüft; exportiert werden nur grüne.',
		},
		remedy: {
			en: 'Place Plausibility Check before this node, or change "Include".',
			de: 'Plausibility Check vor diesen Schritt stellen oder „Include“ ändern.',
		},
	},
	DATEV_NUMBER_MISSING: {
		message: {
			en: 'The invoice has no number (BT-1).',
			de: 'Die Rechnung hat keine Nummer (BT-1).',
		},
		remedy: {
			en: 'Add the number; it is the key of the open item.',
			de: 'Die Nummer ergänzen; sie ist der Schlüssel des offenen Postens.',
		},
	},
	DATEV_DATE_UNUSABLE: {
		message: {
			en: 'The issue date (BT-2) "{value}" is missing or not in this century.',
			de: 'Das Rechnungsdatum (BT-2) „{value}“ fehlt oder liegt nicht in diesem Jahrhundert.',
		},
		remedy: { en: 'Correct the issue date.', de: 'Das Rechnungsdatum berichtigen.' },
	},
	DATEV_OUTSIDE_GIVEN_YEAR: {
		message: {
			en: 'The issue date {value} lies outside the fiscal year that begins on {start}.',
			de: 'Das Rechnungsdatum {value} liegt nicht im Wirtschaftsjahr, das am {start} beginnt.',
		},
		remedy: {
			en: 'Change WJ-Beginn, or export the document with the settings of its own fiscal year.',
			de: 'WJ-Beginn ändern oder den Beleg mit den Einstellungen seines eigenen Wirtschaftsjahres exportieren.',
		},
	},
	DATEV_CURRENCY: {
		message: {
			en: 'The invoice currency is "{value}", not EUR.',
			de: 'Die Rechnungswährung ist „{value}“, nicht EUR.',
		},
		remedy: byHand,
	},
	DATEV_TYPE_CODE: {
		message: {
			en: 'Document type {value} (BT-3) is no plain incoming invoice or credit note, e.g. prepayment, partial or self-billed invoice.',
			de: 'Belegart {value} (BT-3) ist keine gewöhnliche Eingangsrechnung oder Gutschrift, z. B. Anzahlungs-, Abschlagsrechnung oder Gutschriftverfahren.',
		},
		remedy: byHand,
	},
	DATEV_CREDIT_NOTE_SIGN: {
		message: {
			en: 'A credit note (381) with the negative total {value}: it is unclear which way it is meant.',
			de: 'Eine Gutschrift (381) mit negativem Gesamtbetrag {value}: Die Richtung ist unklar.',
		},
		remedy: byHand,
	},
	DATEV_CORRECTED_INVOICE: {
		message: {
			en: 'A corrected invoice (384) with the positive total {value} replaces an earlier one, which would have to be reversed first.',
			de: 'Eine Rechnungskorrektur (384) mit positivem Gesamtbetrag {value} ersetzt eine frühere Rechnung, die zuerst zu stornieren wäre.',
		},
		remedy: byHand,
	},
	DATEV_GROSS_MISSING: {
		message: {
			en: 'The invoice has no gross total (BT-112).',
			de: 'Die Rechnung hat keinen Gesamtbetrag mit Umsatzsteuer (BT-112).',
		},
		remedy: {
			en: 'Add the total; every posting is checked against it.',
			de: 'Den Gesamtbetrag ergänzen; jede Buchung wird dagegen geprüft.',
		},
	},
	DATEV_AMOUNT_DUE: {
		message: {
			en: 'The amount due {payable} is neither the gross total {gross} nor nothing: prepayments, rounding or third-party amounts.',
			de: 'Der Zahlbetrag {payable} ist weder der Gesamtbetrag {gross} noch null: Anzahlungen, Rundung oder durchlaufende Posten.',
		},
		remedy: {
			en: 'Post the final invoice by hand, so that input tax of prepayments is not deducted twice.',
			de: 'Die Schlussrechnung von Hand buchen, damit Vorsteuer aus Anzahlungen nicht doppelt gezogen wird.',
		},
	},
	DATEV_VAT_MISSING: {
		message: {
			en: 'The invoice has no VAT breakdown (BG-23).',
			de: 'Die Rechnung hat keine Steueraufschlüsselung (BG-23).',
		},
		remedy: byHand,
	},
	DATEV_VAT_GROUP_INCOMPLETE: {
		message: {
			en: 'VAT group {group} lacks its net amount, tax amount or rate.',
			de: 'In Steuergruppe {group} fehlt Nettobetrag, Steuerbetrag oder Satz.',
		},
		remedy: byHand,
	},
	DATEV_VAT_CATEGORY: {
		message: {
			en: 'VAT group {group}: category "{category}" with rate "{rate}" has no certain posting.',
			de: 'Steuergruppe {group}: Kategorie „{category}“ mit Satz „{rate}“ lässt sich nicht sicher buchen.',
		},
		remedy: byHand,
	},
	DATEV_TAX_KEY_UNKNOWN: {
		message: {
			en: 'VAT group {group}: no certain tax key for {rate} % at {dates}.',
			de: 'Steuergruppe {group}: kein sicherer Steuerschlüssel für {rate} % am {dates}.',
		},
		remedy: byHand,
	},
	DATEV_TAX_DIFFERS: {
		message: {
			en: 'VAT group {group}: DATEV would compute {computed} of tax from {gross} at {rate} %, the invoice says {tax}.',
			de: 'Steuergruppe {group}: DATEV würde aus {gross} bei {rate} % {computed} Steuer errechnen, die Rechnung nennt {tax}.',
		},
		remedy: byHand,
	},
	DATEV_TAX_ON_EXEMPT: {
		message: {
			en: 'VAT group {group}: category {category} shows {tax} of tax.',
			de: 'Steuergruppe {group}: Kategorie {category} weist {tax} Steuer aus.',
		},
		remedy: byHand,
	},
	DATEV_FOREIGN_VAT: {
		message: {
			en: 'The supplier charges VAT of {country}, which is no German input tax.',
			de: 'Der Lieferant weist Umsatzsteuer von {country} aus, sie ist keine deutsche Vorsteuer.',
		},
		remedy: {
			en: 'Post by hand; foreign VAT is claimed back in the refund procedure.',
			de: 'Von Hand buchen; ausländische Umsatzsteuer wird im Vergütungsverfahren erstattet.',
		},
	},
	DATEV_FOREIGN_WITHOUT_VAT: {
		message: {
			en: 'The supplier is in {country} and charges no VAT (category {category}): § 13b UStG may apply.',
			de: 'Der Lieferant sitzt in {country} und weist keine Umsatzsteuer aus (Kategorie {category}): § 13b UStG kann gelten.',
		},
		remedy: byHand,
	},
	DATEV_REVERSE_CHARGE: {
		message: {
			en: 'Reverse charge (category AE, § 13b UStG), supplier: {origin}.',
			de: 'Steuerschuldnerschaft des Leistungsempfängers (Kategorie AE, § 13b UStG), Lieferant: {origin}.',
		},
		remedy: {
			en: 'Post by hand, or set the automatic account of this case under Options.',
			de: 'Von Hand buchen oder unter „Options“ das Automatikkonto dieses Falls angeben.',
		},
	},
	DATEV_INTRA_COMMUNITY: {
		message: {
			en: 'Intra-community supply (category K).',
			de: 'Innergemeinschaftlicher Erwerb (Kategorie K).',
		},
		remedy: {
			en: 'Post by hand, or set the automatic account of this case under Options.',
			de: 'Von Hand buchen oder unter „Options“ das Automatikkonto dieses Falls angeben.',
		},
	},
	DATEV_IMPORT: {
		message: {
			en: 'Supply from outside the EU (category G).',
			de: 'Lieferung aus dem Drittland (Kategorie G).',
		},
		remedy: {
			en: 'Post by hand, or set the account of this case under Options; import VAT is posted from the customs notice.',
			de: 'Von Hand buchen oder unter „Options“ das Konto dieses Falls angeben; Einfuhrumsatzsteuer wird nach dem Zollbescheid gebucht.',
		},
	},
	DATEV_NOTHING_TO_POST: {
		message: { en: 'The invoice amounts to 0.00.', de: 'Die Rechnung lautet auf 0,00.' },
		remedy: { en: 'There is nothing to post.', de: 'Es gibt nichts zu buchen.' },
	},
	DATEV_TOTAL_DIFFERS: {
		message: {
			en: 'The VAT groups add up to {postings}, the gross total (BT-112) is {gross}.',
			de: 'Die Steuergruppen ergeben {postings}, der Gesamtbetrag (BT-112) ist {gross}.',
		},
		remedy: byHand,
	},
	DATEV_DUPLICATE: {
		message: {
			en: 'Invoice {number} of this supplier is already in this run, as {first}.',
			de: 'Rechnung {number} dieses Lieferanten ist in diesem Lauf schon enthalten, als {first}.',
		},
		remedy: {
			en: 'Check whether the document came twice; post it once.',
			de: 'Prüfen, ob der Beleg doppelt eingegangen ist; nur einmal buchen.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the reasons why an invoice is refused. */
export const refusal = errorFactory(datevRefusalTexts);
