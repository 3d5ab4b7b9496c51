import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what keeps an invoice from becoming a voucher. */
export const lexwareVoucherErrorTexts = {
	LEXWARE_VOUCHER_INCOMPLETE: {
		message: {
			en: 'The invoice cannot become a voucher: it has no {term} (field {field}).',
			de: 'Aus der Rechnung lässt sich kein Beleg machen: Es fehlt {term} (Feld {field}).',
		},
		remedy: {
			en: 'Let only green documents pass, or enter the voucher by hand.',
			de: 'Lassen Sie nur grüne Belege durch, oder erfassen Sie den Beleg von Hand.',
		},
	},
	LEXWARE_VOUCHER_KIND: {
		message: {
			en: 'The document is of type {typeCode} (UNTDID 1001) with a total of sign {sign}; it is not written as an incoming invoice or credit note.',
			de: 'Das Dokument hat die Art {typeCode} (UNTDID 1001) und einen Gesamtbetrag mit dem Vorzeichen {sign}; es wird nicht als Eingangsrechnung oder -gutschrift geschrieben.',
		},
		remedy: {
			en: 'Enter it by hand: prepayments, self-billed invoices and credit notes with a negative total need a look.',
			de: 'Erfassen Sie es von Hand: Anzahlungen, Abrechnungsgutschriften und Gutschriften mit negativem Betrag brauchen einen Blick.',
		},
	},
	LEXWARE_VOUCHER_CURRENCY: {
		message: {
			en: 'The invoice is in {currency}; vouchers are written in EUR only.',
			de: 'Die Rechnung lautet auf {currency}; Belege werden nur in EUR geschrieben.',
		},
		remedy: {
			en: 'Enter it by hand, with the rate your bookkeeping uses.',
			de: 'Erfassen Sie sie von Hand, mit dem Kurs Ihrer Buchhaltung.',
		},
	},
	LEXWARE_VOUCHER_SUMS: {
		message: {
			en: 'The total of the invoice is {gross}, its VAT groups add up to {added}; Lexware Office would refuse it.',
			de: 'Der Gesamtbetrag der Rechnung ist {gross}, ihre Steuergruppen ergeben {added}; Lexware Office würde sie ablehnen.',
		},
		remedy: {
			en: 'Check the invoice with the Plausibility Check and have the supplier correct it, or enter it by hand.',
			de: 'Prüfen Sie die Rechnung mit dem Plausibility Check und lassen Sie sie vom Lieferanten berichtigen, oder erfassen Sie sie von Hand.',
		},
	},
	LEXWARE_VOUCHER_NEGATIVE: {
		message: {
			en: 'The VAT group of {rate} % is negative ({net}); Lexware Office takes positive amounts only.',
			de: 'Die Steuergruppe zu {rate} % ist negativ ({net}); Lexware Office nimmt nur positive Beträge.',
		},
		remedy: {
			en: 'Enter the invoice by hand, for example a returned deposit as a credit note of its own.',
			de: 'Erfassen Sie die Rechnung von Hand, zum Beispiel zurückgegebenes Pfand als eigene Gutschrift.',
		},
	},
	LEXWARE_VOUCHER_REVERSE_CHARGE: {
		message: {
			en: 'For a VAT group of category {vatCategory} you owe the VAT yourself, and no category rule names a posting category for it.',
			de: 'Bei einer Steuergruppe der Kategorie {vatCategory} schulden Sie die Umsatzsteuer selbst, und keine Kategorieregel nennt dafür eine Buchungskategorie.',
		},
		remedy: {
			en: 'Add a category rule with VAT Category {vatCategory} and the posting category for it (§ 13b, intra-community acquisition, import), or enter the invoice by hand.',
			de: 'Legen Sie eine Kategorieregel mit VAT Category {vatCategory} und der passenden Buchungskategorie an (§ 13b, innergemeinschaftlicher Erwerb, Einfuhr), oder erfassen Sie die Rechnung von Hand.',
		},
	},
	LEXWARE_VOUCHER_CHECKED: {
		message: {
			en: 'The voucher {id} was not filled: it has the status "{status}", so somebody has entered or checked it already.',
			de: 'Der Beleg {id} wurde nicht ausgefüllt: Er hat den Status „{status}“, es hat ihn also schon jemand erfasst oder geprüft.',
		},
		remedy: {
			en: 'Nothing is left to do as a rule. To overwrite it all the same, switch "Only If Unchecked" off.',
			de: 'In der Regel ist nichts mehr zu tun. Soll er trotzdem überschrieben werden, schalten Sie „Only If Unchecked“ aus.',
		},
	},
	LEXWARE_VOUCHER_EXISTS: {
		message: {
			en: 'Lexware Office has voucher {voucherNumber} of this contact already ({id}); nothing was written.',
			de: 'In Lexware Office gibt es den Beleg {voucherNumber} dieses Kontakts schon ({id}); es wurde nichts geschrieben.',
		},
		remedy: {
			en: 'Compare the two. If it is the same document, nothing is left to do; if it is another one, ask the supplier why the number occurs twice.',
			de: 'Vergleichen Sie beide. Ist es derselbe Beleg, ist nichts mehr zu tun; ist es ein anderer, fragen Sie den Lieferanten, warum die Nummer zweimal vorkommt.',
		},
	},
	LEXWARE_SUPPLIER_SEVERAL: {
		message: {
			en: 'Lexware Office has {count} contacts that may be the supplier "{name}": {ids}.',
			de: 'In Lexware Office gibt es {count} Kontakte, die der Lieferant „{name}“ sein können: {ids}.',
		},
		remedy: {
			en: 'Merge or archive the duplicates there, then run the item again.',
			de: 'Führen Sie die doppelten Kontakte dort zusammen oder archivieren Sie sie, und führen Sie das Element dann noch einmal aus.',
		},
	},
	LEXWARE_SUPPLIER_OTHER_VAT_ID: {
		message: {
			en: 'Lexware Office knows a contact named "{name}", but with another VAT ID than the invoice has: {ids}.',
			de: 'Lexware Office kennt einen Kontakt namens „{name}“, aber mit einer anderen USt-IdNr. als auf der Rechnung: {ids}.',
		},
		remedy: {
			en: 'Find out who sent the invoice before anything is booked or paid. If the VAT ID has changed, correct the contact in Lexware Office.',
			de: 'Klären Sie vor Buchung und Zahlung, wer die Rechnung geschickt hat. Hat sich die USt-IdNr. geändert, berichtigen Sie den Kontakt in Lexware Office.',
		},
	},
	LEXWARE_SUPPLIER_IS_CUSTOMER: {
		message: {
			en: 'The contact "{name}" ({id}) is a customer in Lexware Office and not a supplier.',
			de: 'Der Kontakt „{name}“ ({id}) ist in Lexware Office Kunde und nicht Lieferant.',
		},
		remedy: {
			en: 'Tick "supplier" at the contact in Lexware Office, then run the item again: a second contact for the same company would only cause trouble.',
			de: 'Kreuzen Sie beim Kontakt in Lexware Office „Lieferant“ an und führen Sie das Element dann noch einmal aus: Ein zweiter Kontakt für dieselbe Firma macht nur Ärger.',
		},
	},
	LEXWARE_SUPPLIER_UNKNOWN: {
		message: {
			en: 'Lexware Office has no contact for the supplier "{name}".',
			de: 'In Lexware Office gibt es keinen Kontakt für den Lieferanten „{name}“.',
		},
		remedy: {
			en: 'Create the contact there, or set "If Supplier Is Unknown" to create it or to use the collective supplier.',
			de: 'Legen Sie den Kontakt dort an, oder stellen Sie „If Supplier Is Unknown“ auf Anlegen oder auf den Sammellieferanten.',
		},
	},
	LEXWARE_CATEGORY_UNKNOWN: {
		message: {
			en: 'Lexware Office has no posting category with the ID "{id}".',
			de: 'In Lexware Office gibt es keine Buchungskategorie mit der ID „{id}“.',
		},
		remedy: {
			en: 'Select the category from the list again; Lexware Office changes IDs now and then.',
			de: 'Wählen Sie die Kategorie noch einmal aus der Liste; Lexware Office ändert IDs hin und wieder.',
		},
	},
	LEXWARE_CATEGORY_DIRECTION: {
		message: {
			en: 'The posting category "{name}" is not for vouchers of type {voucherType}.',
			de: 'Die Buchungskategorie „{name}“ ist nicht für Belege der Art {voucherType}.',
		},
		remedy: {
			en: 'Select an expense category for purchases and an income category for sales.',
			de: 'Wählen Sie für Eingangsbelege eine Ausgaben- und für Ausgangsbelege eine Einnahmenkategorie.',
		},
	},
	LEXWARE_CATEGORY_SPLIT: {
		message: {
			en: 'The posting category "{name}" cannot share a voucher with others, but the voucher has several categories.',
			de: 'Die Buchungskategorie „{name}“ kann keinen Beleg mit anderen teilen, der Beleg hat aber mehrere Kategorien.',
		},
		remedy: {
			en: 'Choose other categories for this voucher, or enter it by hand.',
			de: 'Wählen Sie für diesen Beleg andere Kategorien, oder erfassen Sie ihn von Hand.',
		},
	},
	LEXWARE_CATEGORY_CONTACT: {
		message: {
			en: 'The posting category "{name}" needs a contact of its own; the collective one is not taken.',
			de: 'Die Buchungskategorie „{name}“ braucht einen eigenen Kontakt; der Sammelkontakt wird nicht angenommen.',
		},
		remedy: {
			en: 'Let the supplier be created, or choose another category.',
			de: 'Lassen Sie den Lieferanten anlegen, oder wählen Sie eine andere Kategorie.',
		},
	},
	LEXWARE_VOUCHER_FIELD: {
		message: {
			en: 'The field "{field}" holds "{value}"; expected is {expected}.',
			de: 'Im Feld „{field}“ steht „{value}“; erwartet wird {expected}.',
		},
		remedy: {
			en: 'Correct the field in the node, or the expression it is filled by. Nothing was sent.',
			de: 'Berichtigen Sie das Feld im Node oder den Ausdruck, der es füllt. Es wurde nichts gesendet.',
		},
	},
	LEXWARE_NO_INVOICE: {
		message: {
			en: 'The item carries no invoice a voucher could be made of (field {field}).',
			de: 'Das Element trägt keine Rechnung, aus der sich ein Beleg machen ließe (Feld {field}).',
		},
		remedy: {
			en: 'Put the node behind AI Invoice Extract, or point "Invoice" to where the invoice is.',
			de: 'Setzen Sie den Node hinter AI Invoice Extract, oder verweisen Sie mit „Invoice“ auf die Rechnung.',
		},
	},
	LEXWARE_FILE_MISSING: {
		message: {
			en: 'There is no file to attach: the item has no binary field "{field}", and the ledger keeps no original of the document.',
			de: 'Es gibt keine Datei zum Anhängen: Das Element hat kein Binärfeld „{field}“, und das Protokoll verwahrt kein Original des Belegs.',
		},
		remedy: {
			en: 'Let the file travel with the item up to this node, or log it with "Keep the Original", or switch "Attach Original" off.',
			de: 'Lassen Sie die Datei bis zu diesem Node mitlaufen, verwahren Sie sie beim Protokollieren („Keep the Original“), oder schalten Sie „Attach Original“ aus.',
		},
	},
	LEXWARE_FILE_OTHER: {
		message: {
			en: 'The binary field "{field}" holds another file than the one the invoice was read from.',
			de: 'Im Binärfeld „{field}“ liegt eine andere Datei als die, aus der die Rechnung gelesen wurde.',
		},
		remedy: {
			en: 'Point to the field with the original; a voucher gets the receipt it was made of and no other.',
			de: 'Verweisen Sie auf das Feld mit dem Original; ein Beleg bekommt die Quittung, aus der er entstand, und keine andere.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const voucherError = errorFactory(lexwareVoucherErrorTexts);
