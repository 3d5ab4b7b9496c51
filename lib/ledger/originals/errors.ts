import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of everything that can go wrong with the received files the ledger keeps. */
export const originalErrorTexts = {
	ORIGINAL_HASH_MISMATCH: {
		message: {
			en: 'The file does not have the hash it was announced with: {expected} announced, {actual} found.',
			de: 'Die Datei hat nicht den angekündigten Hash: angekündigt {expected}, gefunden {actual}.',
		},
		remedy: {
			en: 'Pass the file on exactly as it was received; a node in between changed it or exchanged it.',
			de: 'Reichen Sie die Datei genau so weiter, wie sie ankam; ein Node dazwischen hat sie verändert oder ausgetauscht.',
		},
	},
	ORIGINAL_TOO_LARGE: {
		message: {
			en: 'The file has {bytes} bytes; at most {limit} are kept.',
			de: 'Die Datei hat {bytes} Bytes; aufbewahrt werden höchstens {limit}.',
		},
		remedy: {
			en: 'Archive this file by hand, or ask the sender for a smaller one.',
			de: 'Archivieren Sie diese Datei von Hand oder bitten Sie den Absender um eine kleinere.',
		},
	},
	ORIGINAL_FACTS_INVALID: {
		message: {
			en: 'The file cannot be kept: field "{field}" ({reason}).',
			de: 'Die Datei lässt sich nicht aufbewahren: Feld „{field}“ ({reason}).',
		},
		remedy: {
			en: 'Correct this value in the "document" part of the item, or let AI Invoice Extract write that part.',
			de: 'Berichtigen Sie diesen Wert im Teil „document“ des Elements oder lassen Sie AI Invoice Extract diesen Teil schreiben.',
		},
	},
	ORIGINAL_NEVER_KEPT: {
		message: {
			en: 'The ledger never kept a file with the hash {sha256}.',
			de: 'Das Protokoll hat nie eine Datei mit dem Hash {sha256} aufbewahrt.',
		},
		remedy: {
			en: 'Check the hash. If the document was logged without its file, look for the file where it was received.',
			de: 'Prüfen Sie den Hash. Wurde der Beleg ohne seine Datei protokolliert, suchen Sie die Datei dort, wo sie einging.',
		},
	},
	ORIGINAL_ERASED: {
		message: {
			en: 'The file {sha256} was erased on {erasedAt}.',
			de: 'Die Datei {sha256} wurde am {erasedAt} gelöscht.',
		},
		remedy: {
			en: 'The audit trail of the document says who erased it and why.',
			de: 'Wer sie warum gelöscht hat, steht im Protokoll des Belegs.',
		},
	},
	ORIGINAL_CONTENT_MISSING: {
		message: {
			en: 'The ledger keeps the file {sha256}, but its content is gone.',
			de: 'Das Protokoll bewahrt die Datei {sha256} auf, aber ihr Inhalt ist verschwunden.',
		},
		remedy: {
			en: 'Restore the content from the backup, or receive the same file again; document the gap.',
			de: 'Stellen Sie den Inhalt aus der Sicherung wieder her oder nehmen Sie dieselbe Datei erneut entgegen; dokumentieren Sie die Lücke.',
		},
	},
	ORIGINAL_CONTENT_CHANGED: {
		message: {
			en: 'What is kept as the file {sha256} is not that file any more: its hash is now {actual}.',
			de: 'Was als Datei {sha256} aufbewahrt ist, ist nicht mehr diese Datei: Ihr Hash ist jetzt {actual}.',
		},
		remedy: {
			en: 'Keep the changed content as evidence, find out who changed it, and restore the file from the backup.',
			de: 'Sichern Sie den veränderten Inhalt als Beweis, stellen Sie fest, wer ihn geändert hat, und spielen Sie die Datei aus der Sicherung ein.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const originalError = errorFactory(originalErrorTexts);
