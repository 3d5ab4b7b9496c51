import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what keeps a sales document from being written to or fetched from Lexware Office. */
export const lexwareSalesErrorTexts = {
	LEXWARE_SALES_MISSING: {
		message: {
			en: 'The document has no {field}.',
			de: 'Beim Beleg fehlt: {field}.',
		},
		remedy: {
			en: 'Fill in that field; Lexware Office asks for it in documents of this kind.',
			de: 'Füllen Sie dieses Feld aus; Lexware Office verlangt es bei Belegen dieser Art.',
		},
	},
	LEXWARE_SALES_ADDRESS: {
		message: {
			en: 'The one-time address needs a name and the two letters of its country ("{value}" is none).',
			de: 'Die einmalige Adresse braucht einen Namen und ihr Länderkürzel aus zwei Buchstaben („{value}“ ist keines).',
		},
		remedy: {
			en: 'Complete the address, or choose a contact.',
			de: 'Vervollständigen Sie die Adresse, oder wählen Sie einen Kontakt.',
		},
	},
	LEXWARE_SALES_ONE_TIME_ADDRESS: {
		message: {
			en: 'Documents with the tax type {taxType} cannot go to a one-time address.',
			de: 'Belege mit der Steuerart {taxType} können nicht an eine einmalige Adresse gehen.',
		},
		remedy: {
			en: 'Create the customer as a contact with country and VAT ID, and choose it as the recipient.',
			de: 'Legen Sie den Kunden als Kontakt mit Land und USt-IdNr. an und wählen Sie ihn als Empfänger.',
		},
	},
	LEXWARE_SALES_ITEM_COUNT: {
		message: {
			en: 'The document has {count} line items; Lexware Office takes 1 to {most}.',
			de: 'Der Beleg hat {count} Positionen; Lexware Office nimmt 1 bis {most}.',
		},
		remedy: {
			en: 'Combine line items, or write several documents.',
			de: 'Fassen Sie Positionen zusammen, oder schreiben Sie mehrere Belege.',
		},
	},
	LEXWARE_SALES_ITEM: {
		message: {
			en: 'Line item {position} has no {field}.',
			de: 'Bei Position {position} fehlt: {field}.',
		},
		remedy: {
			en: 'A line item needs a name, quantity, unit and price; an article line the article; a text line only the name.',
			de: 'Eine Position braucht Name, Menge, Einheit und Preis; eine Artikelposition den Artikel; eine Textposition nur den Namen.',
		},
	},
	LEXWARE_SALES_TWO_DISCOUNTS: {
		message: {
			en: 'The document has a total discount in per cent and one as an amount.',
			de: 'Der Beleg hat einen Gesamtrabatt in Prozent und einen als Betrag.',
		},
		remedy: {
			en: 'Give one of the two.',
			de: 'Geben Sie nur eines von beiden an.',
		},
	},
	LEXWARE_SALES_DAYS: {
		message: {
			en: '{field} ({later}) lies before {other} ({earlier}).',
			de: '{field} ({later}) liegt vor {other} ({earlier}).',
		},
		remedy: {
			en: 'Correct one of the two days.',
			de: 'Berichtigen Sie einen der beiden Tage.',
		},
	},
	LEXWARE_SALES_PAYMENT_LABEL: {
		message: {
			en: 'The wording of the payment condition {id} cannot be completed here.',
			de: 'Der Wortlaut der Zahlungsbedingung {id} lässt sich hier nicht vervollständigen.',
		},
		remedy: {
			en: 'Set Payment Terms to "Own Wording" and enter text and days.',
			de: 'Stellen Sie Payment Terms auf „Own Wording“ und geben Sie Text und Tage an.',
		},
	},
	LEXWARE_SALES_PRECEDING_DRAFT: {
		message: {
			en: 'The preceding document {id} is still a draft; no document can follow from it.',
			de: 'Der vorangehende Beleg {id} ist noch ein Entwurf; aus ihm kann kein Beleg folgen.',
		},
		remedy: {
			en: 'Finish it in Lexware Office first.',
			de: 'Schließen Sie ihn zuerst in Lexware Office ab.',
		},
	},
	LEXWARE_SALES_EXISTS: {
		message: {
			en: 'Lexware Office has a document of this kind with the same recipient, date and line items already: {ids}.',
			de: 'In Lexware Office gibt es schon einen Beleg dieser Art mit demselben Empfänger, Datum und denselben Positionen: {ids}.',
		},
		remedy: {
			en: 'If a second one is really wanted, switch on "Create Even If Identical".',
			de: 'Soll es wirklich einen zweiten geben, schalten Sie „Create Even If Identical“ ein.',
		},
	},
	LEXWARE_SALES_TOO_MANY_ALIKE: {
		message: {
			en: 'More than {most} documents of this kind have the same recipient, date and total; they cannot be told apart.',
			de: 'Mehr als {most} Belege dieser Art haben denselben Empfänger, dasselbe Datum und denselben Betrag; sie lassen sich nicht auseinanderhalten.',
		},
		remedy: {
			en: 'Look them through in Lexware Office.',
			de: 'Sehen Sie sie in Lexware Office durch.',
		},
	},
	LEXWARE_SALES_NO_XML: {
		message: {
			en: 'The document {id} has no XML: it is no XRechnung.',
			de: 'Der Beleg {id} hat kein XML: Er ist keine XRechnung.',
		},
		remedy: {
			en: 'Choose "As Issued" or "PDF". A ZUGFeRD invoice carries its XML inside the PDF.',
			de: 'Wählen Sie „As Issued“ oder „PDF“. Eine ZUGFeRD-Rechnung trägt ihr XML in der PDF-Datei.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const salesError = errorFactory(lexwareSalesErrorTexts);
