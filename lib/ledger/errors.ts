import { BelegflussError, errorFactory, type ErrorText } from '../errors/belegfluss-error';

/** Wording of everything that can stop the ledger. */
export const ledgerErrorTexts = {
	LEDGER_NOT_CANONICAL: {
		message: {
			en: 'The value at "{path}" cannot be logged: it is {found}.',
			de: 'Der Wert an der Stelle „{path}“ lässt sich nicht protokollieren: {found}.',
		},
		remedy: {
			en: 'Log text, whole numbers, true/false, lists and plain objects; write amounts as text, e.g. "119.00".',
			de: 'Protokollieren Sie Text, ganze Zahlen, Wahrheitswerte, Listen und einfache Objekte; Beträge als Text, z. B. „119.00“.',
		},
	},
	LEDGER_EVENT_INVALID: {
		message: {
			en: 'The audit event is incomplete: field "{field}" ({reason}).',
			de: 'Das Protokollereignis ist unvollständig: Feld „{field}“ ({reason}).',
		},
		remedy: {
			en: 'Correct this value in the item before it reaches the Audit Logger.',
			de: 'Berichtigen Sie diesen Wert im Element, bevor es den Audit Logger erreicht.',
		},
	},
	LEDGER_ENVELOPE_INVALID: {
		message: {
			en: 'The item cannot be logged: "{field}" does not have the form the nodes of this package write ({reason}).',
			de: 'Das Element lässt sich nicht protokollieren: „{field}“ hat nicht die Form, die die Nodes dieses Pakets schreiben ({reason}).',
		},
		remedy: {
			en: 'Pass the item on as it came from the previous Belegfluss node, or remove "{field}" from it.',
			de: 'Reichen Sie das Element so weiter, wie es vom vorherigen Belegfluss-Node kam, oder entfernen Sie „{field}“ daraus.',
		},
	},
	LEDGER_SQLITE_MISSING: {
		message: {
			en: 'This Node.js ({version}) has no built-in SQLite, so the ledger cannot be kept.',
			de: 'Dieses Node.js ({version}) enthält kein SQLite, deshalb kann kein Protokoll geführt werden.',
		},
		remedy: {
			en: 'Run n8n on Node.js 24 (n8n 2.37 or newer, or the official Docker image); Node.js 22.16 is the oldest that works.',
			de: 'Betreiben Sie n8n mit Node.js 24 (n8n ab 2.37 oder das offizielle Docker-Image); mindestens Node.js 22.16.',
		},
	},
	LEDGER_ROW_UNREADABLE: {
		message: {
			en: 'A row of the table "{table}" of the ledger is not what this package writes (column "{field}").',
			de: 'Eine Zeile der Tabelle „{table}“ des Protokolls ist nicht das, was dieses Paket schreibt (Spalte „{field}“).',
		},
		remedy: {
			en: 'Nothing is written until this is cleared up: find out who changed the database, and restore the last backup.',
			de: 'Bis das geklärt ist, wird nichts geschrieben: Stellen Sie fest, wer die Datenbank geändert hat, und spielen Sie die letzte Sicherung ein.',
		},
	},
	LEDGER_PATH_RELATIVE: {
		message: {
			en: 'The ledger path "{path}" is not absolute.',
			de: 'Der Pfad des Protokolls „{path}“ ist nicht absolut.',
		},
		remedy: {
			en: 'Enter the whole path including the file name, e.g. /home/node/.n8n/belegfluss/ledger.sqlite, or leave the field empty.',
			de: 'Geben Sie den vollständigen Pfad mit Dateinamen an, z. B. /home/node/.n8n/belegfluss/ledger.sqlite, oder lassen Sie das Feld leer.',
		},
	},
	LEDGER_PATH_BLOCKED: {
		message: {
			en: 'n8n does not allow access to the ledger path "{path}".',
			de: 'n8n erlaubt keinen Zugriff auf den Pfad des Protokolls „{path}“.',
		},
		remedy: {
			en: 'Leave "File Path" of the credential empty for the default place, or have the administrator allow the folder in N8N_RESTRICT_FILE_ACCESS_TO.',
			de: 'Lassen Sie „File Path“ in den Zugangsdaten leer (Standardort) oder lassen Sie den Ordner in N8N_RESTRICT_FILE_ACCESS_TO freigeben.',
		},
	},
	LEDGER_FOLDER_MISSING: {
		message: {
			en: 'The folder "{folder}" for the ledger does not exist.',
			de: 'Den Ordner „{folder}“ für das Protokoll gibt es nicht.',
		},
		remedy: {
			en: 'Create the folder and give the user n8n runs as write access; in Docker, mount it as a volume.',
			de: 'Legen Sie den Ordner an und geben Sie dem Benutzer, unter dem n8n läuft, Schreibrecht; in Docker: als Volume einbinden.',
		},
	},
	LEDGER_FILE_MISSING: {
		message: {
			en: 'There is no ledger at "{path}".',
			de: 'Unter „{path}“ liegt kein Protokoll.',
		},
		remedy: {
			en: 'It is created when the first event is logged. If events were logged before, the file was moved or deleted: restore it from the backup.',
			de: 'Es entsteht mit dem ersten Ereignis. Wurden schon Ereignisse protokolliert, ist die Datei verschoben oder gelöscht: aus der Sicherung wiederherstellen.',
		},
	},
	LEDGER_FILE_REPLACED: {
		message: {
			en: 'The ledger file "{path}" was moved, deleted or replaced while n8n was running.',
			de: 'Die Protokolldatei „{path}“ wurde im laufenden Betrieb verschoben, gelöscht oder ersetzt.',
		},
		remedy: {
			en: 'Stop n8n, put the original file back (or a backup, and document that), then start n8n again.',
			de: 'Beenden Sie n8n, legen Sie die ursprüngliche Datei zurück (oder eine Sicherung, und dokumentieren Sie das), dann starten Sie n8n neu.',
		},
	},
	LEDGER_NOT_WRITABLE: {
		message: {
			en: 'The ledger "{path}" cannot be written ({reason}).',
			de: 'In das Protokoll „{path}“ kann nicht geschrieben werden ({reason}).',
		},
		remedy: {
			en: 'Give the user n8n runs as write access to this folder and file; in Docker, mount the folder as a volume.',
			de: 'Geben Sie dem Benutzer, unter dem n8n läuft, Schreibrecht auf Ordner und Datei; in Docker: Ordner als Volume einbinden.',
		},
	},
	LEDGER_DISK_FULL: {
		message: {
			en: 'The disk that holds the ledger "{path}" is full.',
			de: 'Der Datenträger mit dem Protokoll „{path}“ ist voll.',
		},
		remedy: {
			en: 'Free some space, then run the workflow again.',
			de: 'Schaffen Sie Platz und starten Sie den Workflow erneut.',
		},
	},
	LEDGER_BUSY: {
		message: {
			en: 'The ledger "{path}" is locked by another program.',
			de: 'Das Protokoll „{path}“ ist durch ein anderes Programm gesperrt.',
		},
		remedy: {
			en: 'Close database tools or backup programs that hold the file open, then run the workflow again.',
			de: 'Schließen Sie Datenbankprogramme oder Sicherungen, die die Datei offen halten, und starten Sie den Workflow erneut.',
		},
	},
	LEDGER_FOREIGN_FILE: {
		message: {
			en: 'The file "{path}" belongs to another program and was left untouched.',
			de: 'Die Datei „{path}“ gehört zu einem anderen Programm und blieb unangetastet.',
		},
		remedy: {
			en: 'Enter the path of a Belegfluss ledger, or of a file that does not exist yet.',
			de: 'Geben Sie den Pfad eines Belegfluss-Protokolls an oder einer Datei, die es noch nicht gibt.',
		},
	},
	LEDGER_FILE_DAMAGED: {
		message: {
			en: 'The ledger file "{path}" is damaged ({reason}).',
			de: 'Die Protokolldatei „{path}“ ist beschädigt ({reason}).',
		},
		remedy: {
			en: 'Keep the damaged file as evidence, restore the last backup and document the gap.',
			de: 'Bewahren Sie die beschädigte Datei auf, stellen Sie die letzte Sicherung wieder her und dokumentieren Sie die Lücke.',
		},
	},
	LEDGER_NEWER_SCHEMA: {
		message: {
			en: 'The ledger "{path}" was written by a newer version of this package (schema {found}, known up to {known}).',
			de: 'Das Protokoll „{path}“ stammt von einer neueren Version dieses Pakets (Schema {found}, bekannt bis {known}).',
		},
		remedy: {
			en: 'Update n8n-nodes-belegfluss to the version that was used before.',
			de: 'Aktualisieren Sie n8n-nodes-belegfluss auf die zuvor verwendete Version.',
		},
	},
	LEDGER_STORE_FAILED: {
		message: {
			en: 'The ledger "{path}" refused the operation ({reason}).',
			de: 'Das Protokoll „{path}“ hat den Vorgang abgelehnt ({reason}).',
		},
		remedy: {
			en: 'Verify the chain with the Audit Logger (Chain: Verify) and keep the file as it is.',
			de: 'Prüfen Sie die Kette mit dem Audit Logger (Chain: Verify) und lassen Sie die Datei unverändert.',
		},
	},
	LEDGER_DEVIATIONS_FOUND: {
		message: {
			en: 'The ledger shows {count} deviation(s); trustworthy up to entry {until}.',
			de: 'Das Protokoll zeigt {count} Abweichung(en); vertrauenswürdig bis Eintrag {until}.',
		},
		remedy: {
			en: 'Switch "Fail on Deviation" off to get the whole report, and compare with a backup.',
			de: 'Schalten Sie „Fail on Deviation“ aus, um den ganzen Bericht zu erhalten, und vergleichen Sie mit einer Sicherung.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const ledgerError = errorFactory(ledgerErrorTexts);

/**
 * @param cause why the batch could not be appended
 * @param count number of events in the batch
 * @returns the same error, code included, saying first that not one event of the batch was logged
 */
export function nothingLogged(cause: BelegflussError, count: number): BelegflussError {
	const en = cause.describe('en');
	const de = cause.describe('de');
	return new BelegflussError(
		cause.code,
		{ count },
		{
			message: {
				en: `Nothing was logged, none of the {count} event(s): ${en.message}`,
				de: `Nichts wurde protokolliert, keines von {count} Ereignis(sen): ${de.message}`,
			},
			remedy: { en: en.remedy, de: de.remedy },
		},
		{ cause },
	);
}
