import { errorFactory, type ErrorText } from '../errors/belegfluss-error';

/** Wording of what goes wrong on the way to any vendor. `{system}` is its name as users know it. */
export const httpErrorTexts = {
	HTTP_UNREACHABLE: {
		message: {
			en: '{system} cannot be reached ({reason}); nothing was sent.',
			de: '{system} ist nicht erreichbar ({reason}); es wurde nichts gesendet.',
		},
		remedy: {
			en: 'Check the address in the credential and whether this server may reach it: proxy, firewall, DNS, certificate.',
			de: 'Prüfen Sie die Adresse in den Zugangsdaten und ob dieser Server sie erreichen darf: Proxy, Firewall, DNS, Zertifikat.',
		},
	},
	HTTP_NO_ANSWER: {
		message: {
			en: '{system} did not answer the request {request} ({reason}).',
			de: '{system} hat die Anfrage {request} nicht beantwortet ({reason}).',
		},
		remedy: {
			en: 'Try again later. Whether a writing request was carried out is looked up before anything is sent again.',
			de: 'Versuchen Sie es später noch einmal. Ob eine schreibende Anfrage ausgeführt wurde, wird nachgesehen, bevor etwas erneut gesendet wird.',
		},
	},
	HTTP_ANSWER_UNREADABLE: {
		message: {
			en: '{system} answered the request {request} with something else than expected: {reason}.',
			de: '{system} hat die Anfrage {request} anders beantwortet als erwartet: {reason}.',
		},
		remedy: {
			en: 'Check the address in the credential. If it is right, something between this server and {system} changed the answer, or {system} has changed: please report it.',
			de: 'Prüfen Sie die Adresse in den Zugangsdaten. Ist sie richtig, hat etwas zwischen diesem Server und {system} die Antwort verändert, oder {system} hat sich geändert: Bitte melden Sie es.',
		},
	},
	HTTP_ANSWER_TOO_LARGE: {
		message: {
			en: '{system} answered the request {request} with {megabytes} MB, which is more than is taken.',
			de: '{system} hat die Anfrage {request} mit {megabytes} MB beantwortet; so viel wird nicht angenommen.',
		},
		remedy: {
			en: 'Narrow the selection, for example by dates.',
			de: 'Schränken Sie die Auswahl ein, zum Beispiel auf einen Zeitraum.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const httpError = errorFactory(httpErrorTexts);
