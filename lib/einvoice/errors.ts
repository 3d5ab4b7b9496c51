import { errorFactory, type ErrorText } from '../errors/belegfluss-error';

const ASK_FOR_INVOICE = {
	en: 'Ask the sender for the invoice as XRechnung or ZUGFeRD.',
	de: 'Bitten Sie den Absender um die Rechnung als XRechnung oder ZUGFeRD.',
};

const SEND_AGAIN = {
	en: 'Ask the sender to send the file again; it was probably damaged on the way or by the program that made it.',
	de: 'Bitten Sie den Absender, die Datei erneut zu senden; sie wurde vermutlich beim Versand oder vom erzeugenden Programm beschädigt.',
};

/** Wording of every reason for which a file is refused. */
export const einvoiceErrorTexts = {
	EINVOICE_FILE_TOO_LARGE: {
		message: {
			en: 'The file "{file}" has {bytes} bytes; at most {limit} are read.',
			de: 'Die Datei „{file}“ hat {bytes} Bytes; gelesen werden höchstens {limit}.',
		},
		remedy: {
			en: 'Remove large attachments from the invoice or ask the sender for a smaller file.',
			de: 'Entfernen Sie große Anhänge aus der Rechnung oder bitten Sie den Absender um eine kleinere Datei.',
		},
	},
	EINVOICE_FILE_EMPTY: {
		message: { en: 'The file "{file}" is empty.', de: 'Die Datei „{file}“ ist leer.' },
		remedy: SEND_AGAIN,
	},
	EINVOICE_IS_HTML: {
		message: {
			en: 'The file "{file}" is a web page (HTML), not an invoice.',
			de: 'Die Datei „{file}“ ist eine Internetseite (HTML), keine Rechnung.',
		},
		remedy: {
			en: 'Probably a login or error page was saved in place of the invoice; download the invoice again.',
			de: 'Vermutlich wurde statt der Rechnung eine Anmelde- oder Fehlerseite gespeichert; laden Sie die Rechnung erneut herunter.',
		},
	},
	EINVOICE_IS_ZIP: {
		message: {
			en: 'The file "{file}" is a ZIP archive or an Office document, not an invoice.',
			de: 'Die Datei „{file}“ ist ein ZIP-Archiv oder ein Office-Dokument, keine Rechnung.',
		},
		remedy: {
			en: 'Unpack the archive before this step and pass on the files inside.',
			de: 'Entpacken Sie das Archiv vor diesem Schritt und geben Sie die enthaltenen Dateien weiter.',
		},
	},
	EINVOICE_IS_JSON: {
		message: {
			en: 'The file "{file}" is JSON data, not an invoice.',
			de: 'Die Datei „{file}“ enthält JSON-Daten, keine Rechnung.',
		},
		remedy: ASK_FOR_INVOICE,
	},
	EINVOICE_IS_TEXT: {
		message: {
			en: 'The file "{file}" is plain text, not an invoice.',
			de: 'Die Datei „{file}“ ist reiner Text, keine Rechnung.',
		},
		remedy: ASK_FOR_INVOICE,
	},
	EINVOICE_CONTENT_UNKNOWN: {
		message: {
			en: 'The file "{file}" is neither XML nor PDF nor an image.',
			de: 'Die Datei „{file}“ ist weder XML noch PDF noch ein Bild.',
		},
		remedy: ASK_FOR_INVOICE,
	},
	EINVOICE_NOT_XML: {
		message: {
			en: 'The file "{file}" is not XML; its content is "{content}".',
			de: 'Die Datei „{file}“ ist kein XML; ihr Inhalt ist „{content}“.',
		},
		remedy: {
			en: 'Pass the file to the step that reads PDF files and images as well.',
			de: 'Geben Sie die Datei an den Schritt, der auch PDF-Dateien und Bilder liest.',
		},
	},
	EINVOICE_ENCODING_UNKNOWN: {
		message: {
			en: 'The XML in "{file}" declares the unknown character encoding "{encoding}".',
			de: 'Das XML in „{file}“ nennt die unbekannte Zeichenkodierung „{encoding}“.',
		},
		remedy: {
			en: 'Ask the sender for the invoice in UTF-8.',
			de: 'Bitten Sie den Absender um die Rechnung in UTF-8.',
		},
	},
	EINVOICE_ENCODING_BROKEN: {
		message: {
			en: 'The XML in "{file}" contains bytes that are not valid {encoding}: line {line}, byte {byte}.',
			de: 'Das XML in „{file}“ enthält Bytes, die kein gültiges {encoding} sind: Zeile {line}, Byte {byte}.',
		},
		remedy: SEND_AGAIN,
	},
	EINVOICE_XML_MALFORMED: {
		message: {
			en: 'The XML in "{file}" is not well-formed: line {line}, column {column}: {detail}.',
			de: 'Das XML in „{file}“ ist nicht wohlgeformt: Zeile {line}, Spalte {column}: {detail}.',
		},
		remedy: SEND_AGAIN,
	},
	EINVOICE_XML_DOCTYPE: {
		message: {
			en: 'The XML in "{file}" carries a document type declaration (DOCTYPE); no invoice format allows one, and it can be used for attacks.',
			de: 'Das XML in „{file}“ enthält eine Dokumenttyp-Deklaration (DOCTYPE); kein Rechnungsformat erlaubt sie, und sie kann für Angriffe benutzt werden.',
		},
		remedy: {
			en: 'Do not open the file elsewhere; clarify its origin with the sender.',
			de: 'Öffnen Sie die Datei nicht anderweitig; klären Sie ihre Herkunft mit dem Absender.',
		},
	},
	EINVOICE_XML_TOO_COMPLEX: {
		message: {
			en: 'The XML in "{file}" exceeds the limit of {limit} for {what}.',
			de: 'Das XML in „{file}“ überschreitet die Grenze von {limit} für {what}.',
		},
		remedy: {
			en: 'No real invoice is built like this; clarify the origin of the file with the sender.',
			de: 'Keine echte Rechnung ist so aufgebaut; klären Sie die Herkunft der Datei mit dem Absender.',
		},
	},
	EINVOICE_IS_ORDER_X: {
		message: {
			en: 'The file "{file}" is an order (Order-X), not an invoice.',
			de: 'Die Datei „{file}“ ist eine Bestellung (Order-X), keine Rechnung.',
		},
		remedy: {
			en: 'Route orders to order processing; nothing is to be booked.',
			de: 'Leiten Sie Bestellungen an die Auftragsbearbeitung; zu buchen ist nichts.',
		},
	},
	EINVOICE_IS_FATTURAPA: {
		message: {
			en: 'The file "{file}" is an Italian e-invoice (FatturaPA), which is not read.',
			de: 'Die Datei „{file}“ ist eine italienische E-Rechnung (FatturaPA); dieses Format wird nicht gelesen.',
		},
		remedy: {
			en: 'Ask the sender for the invoice in EN 16931 form (Peppol, XRechnung or ZUGFeRD).',
			de: 'Bitten Sie den Absender um die Rechnung nach EN 16931 (Peppol, XRechnung oder ZUGFeRD).',
		},
	},
	EINVOICE_IS_ZUGFERD_DRAFT: {
		message: {
			en: 'The file "{file}" follows the 2013 draft of ZUGFeRD, which was never released.',
			de: 'Die Datei „{file}“ folgt dem ZUGFeRD-Entwurf von 2013, der nie freigegeben wurde.',
		},
		remedy: ASK_FOR_INVOICE,
	},
	EINVOICE_ROOT_UNKNOWN: {
		message: {
			en: 'The XML in "{file}" is no invoice format that is known here: root element "{root}", namespace "{namespace}".',
			de: 'Das XML in „{file}“ ist kein hier bekanntes Rechnungsformat: Wurzelelement „{root}“, Namensraum „{namespace}“.',
		},
		remedy: ASK_FOR_INVOICE,
	},
	EINVOICE_VALUE_OUT_OF_FORM: {
		message: {
			en: 'The invoice in "{file}" cannot be represented: {field}.',
			de: 'Die Rechnung in „{file}“ lässt sich nicht darstellen: {field}.',
		},
		remedy: {
			en: 'Please report the file to the maintainers; this is a fault of the program.',
			de: 'Bitte melden Sie die Datei den Betreuern des Programms; dies ist ein Programmfehler.',
		},
	},
	EINVOICE_PDF_DAMAGED: {
		message: {
			en: 'The PDF "{file}" is damaged or cut off and cannot be opened.',
			de: 'Das PDF „{file}“ ist beschädigt oder abgeschnitten und lässt sich nicht öffnen.',
		},
		remedy: SEND_AGAIN,
	},
	EINVOICE_PDF_PASSWORD: {
		message: {
			en: 'The PDF "{file}" is protected by a password.',
			de: 'Das PDF „{file}“ ist mit einem Kennwort geschützt.',
		},
		remedy: {
			en: 'Remove the password protection or ask the sender for an unprotected invoice.',
			de: 'Entfernen Sie den Kennwortschutz oder bitten Sie den Absender um eine ungeschützte Rechnung.',
		},
	},
	EINVOICE_PDF_ENCRYPTION_UNKNOWN: {
		message: {
			en: 'The PDF "{file}" is encrypted in a way that is not supported.',
			de: 'Das PDF „{file}“ ist auf eine Art verschlüsselt, die nicht unterstützt wird.',
		},
		remedy: {
			en: 'Ask the sender for an unprotected invoice.',
			de: 'Bitten Sie den Absender um eine ungeschützte Rechnung.',
		},
	},
	EINVOICE_PDF_TOO_COMPLEX: {
		message: {
			en: 'The PDF "{file}" unpacks to more data than an invoice can have; reading was stopped.',
			de: 'Das PDF „{file}“ entpackt sich zu mehr Daten, als eine Rechnung haben kann; das Lesen wurde abgebrochen.',
		},
		remedy: {
			en: 'No real invoice is built like this; clarify the origin of the file with the sender.',
			de: 'Keine echte Rechnung ist so aufgebaut; klären Sie die Herkunft der Datei mit dem Absender.',
		},
	},
	EINVOICE_PDF_ATTACHMENT_BROKEN: {
		message: {
			en: 'The invoice "{attachment}" inside the PDF "{file}" is damaged and cannot be unpacked.',
			de: 'Die Rechnung „{attachment}“ im PDF „{file}“ ist beschädigt und lässt sich nicht entpacken.',
		},
		remedy: SEND_AGAIN,
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const einvoiceError = errorFactory(einvoiceErrorTexts);

/** Codes of the errors of this room. */
export type EInvoiceErrorCode = keyof typeof einvoiceErrorTexts;
