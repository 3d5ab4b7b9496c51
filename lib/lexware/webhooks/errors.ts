import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what keeps events from coming in. */
export const lexwareWebhookErrorTexts = {
	LEXWARE_CALLBACK_NOT_HTTPS: {
		message: {
			en: 'Lexware Office sends events to public HTTPS addresses only, and the address of this node is {callbackUrl}.',
			de: 'Lexware Office sendet Ereignisse nur an öffentliche HTTPS-Adressen, und die Adresse dieses Nodes ist {callbackUrl}.',
		},
		remedy: {
			en: 'Set the environment variable WEBHOOK_URL of n8n to the address under which the internet reaches it, e.g. https://n8n.example.com/, restart n8n and publish the workflow again.',
			de: 'Setzen Sie die Umgebungsvariable WEBHOOK_URL von n8n auf die Adresse, unter der es aus dem Internet erreichbar ist, z. B. https://n8n.example.com/, starten Sie n8n neu und veröffentlichen Sie den Workflow erneut.',
		},
	},
	LEXWARE_SUBSCRIPTION_REFUSED: {
		message: {
			en: 'Lexware Office did not take the subscription to "{eventType}" at {callbackUrl}: {reason}.',
			de: 'Lexware Office hat das Abonnement von „{eventType}“ für {callbackUrl} nicht angenommen: {grund}.',
		},
		remedy: {
			en: 'Lexware Office checks the address with a HEAD request from the internet: n8n has to be reachable there over HTTPS, and a proxy before it must let HEAD and POST pass to /webhook/ and /webhook-test/. If it is reachable, take this event out of the selection: not every account offers every event.',
			de: 'Lexware Office prüft die Adresse mit einer HEAD-Anfrage aus dem Internet: n8n muss dort über HTTPS erreichbar sein, und ein Proxy davor muss HEAD und POST nach /webhook/ und /webhook-test/ durchlassen. Ist sie erreichbar, nehmen Sie dieses Ereignis aus der Auswahl: Nicht jedes Konto bietet jedes Ereignis.',
		},
	},
	LEXWARE_EVENT_TYPE_UNKNOWN: {
		message: {
			en: 'Lexware Office has no event "{eventType}".',
			de: 'Lexware Office kennt kein Ereignis „{eventType}“.',
		},
		remedy: {
			en: 'Select the events from the list again.',
			de: 'Wählen Sie die Ereignisse noch einmal aus der Liste.',
		},
	},
	LEXWARE_NO_EVENTS: {
		message: {
			en: 'No event is selected, so nothing would ever come in.',
			de: 'Es ist kein Ereignis ausgewählt, es käme also nie etwas an.',
		},
		remedy: {
			en: 'Select at least one event.',
			de: 'Wählen Sie mindestens ein Ereignis aus.',
		},
	},
	LEXWARE_WEBHOOK_KEY_INVALID: {
		message: {
			en: 'The field "Webhook Public Key" of the credential does not hold an RSA public key in PEM form.',
			de: 'Das Feld „Webhook Public Key“ der Zugangsdaten enthält keinen öffentlichen RSA-Schlüssel in PEM-Form.',
		},
		remedy: {
			en: 'Empty the field to use the key this package knows, or enter the whole key from "-----BEGIN PUBLIC KEY-----" to "-----END PUBLIC KEY-----".',
			de: 'Leeren Sie das Feld, dann gilt der Schlüssel, den dieses Paket kennt, oder tragen Sie den ganzen Schlüssel von „-----BEGIN PUBLIC KEY-----“ bis „-----END PUBLIC KEY-----“ ein.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const lexwareWebhookError = errorFactory(lexwareWebhookErrorTexts);
