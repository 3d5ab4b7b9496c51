import { errorFactory, type ErrorText } from '../errors/belegfluss-error';

/** Wording of what Lexware Office refuses, and of what is not even sent to it. */
export const lexwareErrorTexts = {
	LEXWARE_ID_INVALID: {
		message: {
			en: '"{value}" is not an ID of Lexware Office.',
			de: '„{value}“ ist keine ID aus Lexware Office.',
		},
		remedy: {
			en: 'An ID looks like e9066f04-8cc7-4616-93f8-ac9ecc8479c8; it is the last part of the address when the record is open in the app.',
			de: 'Eine ID sieht aus wie e9066f04-8cc7-4616-93f8-ac9ecc8479c8; sie ist der letzte Teil der Adresse, wenn der Datensatz in der App geöffnet ist.',
		},
	},
	LEXWARE_UNAUTHORIZED: {
		message: {
			en: 'Lexware Office does not accept the API key (status {status}).',
			de: 'Lexware Office nimmt den API-Schlüssel nicht an (Status {status}).',
		},
		remedy: {
			en: 'The key has expired, was revoked or was copied incompletely. Make a new one in Lexware Office under Extensions, Public API, and enter it in the credential.',
			de: 'Der Schlüssel ist abgelaufen, widerrufen oder unvollständig kopiert. Erzeugen Sie in Lexware Office unter Erweiterungen, Public API, einen neuen und tragen Sie ihn in die Zugangsdaten ein.',
		},
	},
	LEXWARE_PLAN: {
		message: {
			en: 'The contract of this Lexware Office account does not allow {request} (status 402).',
			de: 'Der Vertrag dieses Kontos bei Lexware Office erlaubt {request} nicht (Status 402).',
		},
		remedy: {
			en: 'The Public API belongs to the larger plans. Check the plan, and whether the test period or the payment has run out.',
			de: 'Die Public API gehört zu den größeren Tarifen. Prüfen Sie den Tarif und ob die Testzeit oder die Zahlung abgelaufen ist.',
		},
	},
	LEXWARE_FORBIDDEN: {
		message: {
			en: 'The API key may not do this in Lexware Office: {request} (status 403).',
			de: 'Der API-Schlüssel darf das in Lexware Office nicht: {request} (Status 403).',
		},
		remedy: {
			en: 'Ask the owner of the account which features the organisation has, and for a key that includes them.',
			de: 'Fragen Sie den Inhaber des Kontos, welche Funktionen die Organisation hat, und nach einem Schlüssel, der sie einschließt.',
		},
	},
	LEXWARE_NOT_FOUND: {
		message: {
			en: 'Lexware Office has no such record: {request}.',
			de: 'Lexware Office kennt diesen Datensatz nicht: {request}.',
		},
		remedy: {
			en: 'Check the ID and the kind of document: a quotation asked for as an invoice is not found either.',
			de: 'Prüfen Sie die ID und die Belegart: Auch ein Angebot, das als Rechnung abgefragt wird, ist nicht zu finden.',
		},
	},
	LEXWARE_VERSION_CONFLICT: {
		message: {
			en: 'Somebody changed the record in Lexware Office in the meantime: version {sent} was to be replaced, it has version {found} now.',
			de: 'Der Datensatz wurde in Lexware Office inzwischen geändert: Version {sent} sollte ersetzt werden, er hat jetzt Version {found}.',
		},
		remedy: {
			en: 'Nothing was written. Run the item again: it is then merged with the new version.',
			de: 'Es wurde nichts geschrieben. Führen Sie das Element noch einmal aus: Es wird dann mit der neuen Version zusammengeführt.',
		},
	},
	LEXWARE_NO_FILE_YET: {
		message: {
			en: 'The document has no file yet: it is still a draft ({request}).',
			de: 'Der Beleg hat noch keine Datei: Er ist noch ein Entwurf ({request}).',
		},
		remedy: {
			en: 'Finish the draft in Lexware Office; then the file can be fetched.',
			de: 'Schließen Sie den Entwurf in Lexware Office ab; dann lässt sich die Datei holen.',
		},
	},
	LEXWARE_CONFLICT: {
		message: {
			en: 'Lexware Office refused {request}, because it does not fit what is there already: {reason}.',
			de: 'Lexware Office hat {request} abgelehnt, weil es nicht zum Bestand passt: {grund}.',
		},
		remedy: {
			en: 'Look at the record in Lexware Office. Trace ID for its support: {traceId}.',
			de: 'Sehen Sie sich den Datensatz in Lexware Office an. Trace-ID für deren Support: {traceId}.',
		},
	},
	LEXWARE_INVALID: {
		message: {
			en: 'Lexware Office refused {request}: {reason}.',
			de: 'Lexware Office hat {request} abgelehnt: {grund}.',
		},
		remedy: {
			en: 'Correct the values named. Nothing was written. Trace ID for the support of Lexware Office: {traceId}.',
			de: 'Berichtigen Sie die genannten Werte. Es wurde nichts geschrieben. Trace-ID für den Support von Lexware Office: {traceId}.',
		},
	},
	LEXWARE_RATE_LIMITED: {
		message: {
			en: 'Lexware Office still answers "too many requests" after several waits: {request}.',
			de: 'Lexware Office antwortet auch nach mehreren Pausen „zu viele Anfragen“: {request}.',
		},
		remedy: {
			en: 'Other programs use the same API key or the same account. Give this one a key of its own, and run fewer workflows at the same time.',
			de: 'Andere Programme nutzen denselben API-Schlüssel oder dasselbe Konto. Geben Sie diesem einen eigenen Schlüssel und lassen Sie weniger Workflows gleichzeitig laufen.',
		},
	},
	LEXWARE_UNAVAILABLE: {
		message: {
			en: 'Lexware Office answered {request} with an error of its own (status {status}): {reason}.',
			de: 'Lexware Office hat {request} mit einem eigenen Fehler beantwortet (Status {status}): {grund}.',
		},
		remedy: {
			en: 'Try again later. Whether a writing request was carried out is looked up before anything is sent again. Trace ID: {traceId}.',
			de: 'Versuchen Sie es später noch einmal. Ob eine schreibende Anfrage ausgeführt wurde, wird nachgesehen, bevor etwas erneut gesendet wird. Trace-ID: {traceId}.',
		},
	},
	LEXWARE_WINDOW: {
		message: {
			en: 'The list {path} has more than {window} entries; the search of Lexware Office shows no more.',
			de: 'Die Liste {path} hat mehr als {window} Einträge; mehr zeigt die Suche von Lexware Office nicht.',
		},
		remedy: {
			en: 'Narrow the selection, for example by dates or by contact.',
			de: 'Schränken Sie die Auswahl ein, zum Beispiel auf einen Zeitraum oder einen Kontakt.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const lexwareError = errorFactory(lexwareErrorTexts);
