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
			en: 'Run the workflow again; if the ledger stays locked, end database tools or backups that hold the lock.',
			de: 'Starten Sie den Workflow erneut; bleibt das Protokoll gesperrt, beenden Sie Datenbankprogramme oder Sicherungen, die es sperren.',
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
			en: 'Verify the chain with the Audit Logger (Chain: Verify), and change nothing in file or database until the cause is known.',
			de: 'Prüfen Sie die Kette mit dem Audit Logger (Chain: Verify) und ändern Sie an Datei oder Datenbank nichts, bis die Ursache bekannt ist.',
		},
	},
	LEDGER_SETTINGS_INVALID: {
		message: {
			en: 'The database of the ledger cannot be addressed: the setting "{field}" cannot be used ({reason}).',
			de: 'Die Datenbank des Protokolls lässt sich nicht ansprechen: Die Angabe „{field}“ ist nicht verwendbar ({reason}).',
		},
		remedy: {
			en: 'Correct this field in the credential of the ledger.',
			de: 'Berichtigen Sie dieses Feld in den Zugangsdaten des Protokolls.',
		},
	},
	LEDGER_HOST_UNKNOWN: {
		message: {
			en: 'The database server of the ledger "{path}" was not found ({reason}).',
			de: 'Der Datenbankserver des Protokolls „{path}“ wurde nicht gefunden ({reason}).',
		},
		remedy: {
			en: 'Check the host name in the credential; in Docker it is the name of the service, and "localhost" is the container itself.',
			de: 'Prüfen Sie den Hostnamen in den Zugangsdaten; in Docker ist es der Name des Dienstes, „localhost“ ist der Container selbst.',
		},
	},
	LEDGER_UNREACHABLE: {
		message: {
			en: 'The database server of the ledger "{path}" does not answer ({reason}).',
			de: 'Der Datenbankserver des Protokolls „{path}“ antwortet nicht ({reason}).',
		},
		remedy: {
			en: 'Check that PostgreSQL runs, that host and port are right and that no firewall lies in between. The direct connection of Supabase needs IPv6; its poolers do not.',
			de: 'Prüfen Sie, ob PostgreSQL läuft, ob Host und Port stimmen und ob eine Firewall dazwischenliegt. Die direkte Verbindung von Supabase braucht IPv6, die Pooler nicht.',
		},
	},
	LEDGER_CONNECTION_LOST: {
		message: {
			en: 'The connection to the ledger "{path}" broke ({reason}).',
			de: 'Die Verbindung zum Protokoll „{path}“ ist abgebrochen ({reason}).',
		},
		remedy: {
			en: 'Nothing was written. Run the workflow again; if this happens often, check the network and the log of the database server.',
			de: 'Es wurde nichts geschrieben. Starten Sie den Workflow erneut; geschieht das öfter, prüfen Sie das Netz und das Log des Datenbankservers.',
		},
	},
	LEDGER_COMMIT_UNCLEAR: {
		message: {
			en: 'The connection to the ledger "{path}" broke at the very moment of saving ({reason}), and the ledger could not be asked afterwards: whether the entry was saved is not known.',
			de: 'Die Verbindung zum Protokoll „{path}“ ist genau beim Speichern abgebrochen ({reason}), und das Protokoll ließ sich danach nicht fragen: Ob der Eintrag gespeichert wurde, ist nicht bekannt.',
		},
		remedy: {
			en: 'Treat it as not done and look into the ledger before you repeat anything by hand; running the workflow again is safe.',
			de: 'Behandeln Sie es als nicht erledigt und sehen Sie im Protokoll nach, bevor Sie etwas von Hand wiederholen; den Workflow erneut zu starten ist sicher.',
		},
	},
	LEDGER_TLS_MISSING: {
		message: {
			en: 'The database server of the ledger "{path}" does not offer an encrypted connection.',
			de: 'Der Datenbankserver des Protokolls „{path}“ bietet keine verschlüsselte Verbindung an.',
		},
		remedy: {
			en: 'Have TLS switched on at the server. Only if the server is this machine or in the same private network: set TLS to "Off" in the credential.',
			de: 'Lassen Sie TLS am Server einschalten. Nur wenn er auf diesem Rechner oder im selben privaten Netz läuft: TLS in den Zugangsdaten auf „Off“ stellen.',
		},
	},
	LEDGER_TLS_REQUIRED: {
		message: {
			en: 'The database server of the ledger "{path}" refuses unencrypted connections.',
			de: 'Der Datenbankserver des Protokolls „{path}“ lehnt unverschlüsselte Verbindungen ab.',
		},
		remedy: {
			en: 'Set TLS to "Verify" or "Verify With CA Certificate" in the credential.',
			de: 'Stellen Sie TLS in den Zugangsdaten auf „Verify“ oder „Verify With CA Certificate“.',
		},
	},
	LEDGER_TLS_UNTRUSTED: {
		message: {
			en: 'The certificate of the database server of the ledger "{path}" is not trusted ({reason}).',
			de: 'Dem Zertifikat des Datenbankservers des Protokolls „{path}“ wird nicht vertraut ({reason}).',
		},
		remedy: {
			en: 'If its authority is your own or that of Supabase, set TLS to "Verify With CA Certificate" and paste the certificate of that authority; the host name must be one the server certificate names.',
			de: 'Stammt es von Ihrer eigenen Zertifizierungsstelle oder der von Supabase, stellen Sie TLS auf „Verify With CA Certificate“ und fügen deren Zertifikat ein; der Hostname muss im Zertifikat des Servers stehen.',
		},
	},
	LEDGER_LOGIN_REFUSED: {
		message: {
			en: 'The database server of the ledger "{path}" refused the login ({reason}).',
			de: 'Der Datenbankserver des Protokolls „{path}“ hat die Anmeldung abgelehnt ({reason}).',
		},
		remedy: {
			en: 'Check user and password in the credential, and whether pg_hba.conf lets this machine in; the poolers of Supabase want the user as "name.project".',
			de: 'Prüfen Sie Benutzer und Passwort in den Zugangsdaten und ob pg_hba.conf diesen Rechner zulässt; die Pooler von Supabase erwarten den Benutzer als „name.projekt“.',
		},
	},
	LEDGER_DATABASE_MISSING: {
		message: {
			en: 'There is no database for the ledger "{path}" on this server.',
			de: 'Auf diesem Server gibt es die Datenbank des Protokolls „{path}“ nicht.',
		},
		remedy: {
			en: 'Check the database name in the credential, or have an administrator run CREATE DATABASE.',
			de: 'Prüfen Sie den Datenbanknamen in den Zugangsdaten oder lassen Sie die Datenbank mit CREATE DATABASE anlegen.',
		},
	},
	LEDGER_ENCODING_UNFIT: {
		message: {
			en: 'The database of the ledger "{path}" cannot hold every character: its encoding is {found}, not UTF8.',
			de: 'Die Datenbank des Protokolls „{path}“ kann nicht jedes Zeichen speichern: Ihre Kodierung ist {found}, nicht UTF8.',
		},
		remedy: {
			en: "Have a database made for the ledger: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
			de: "Lassen Sie eine Datenbank für das Protokoll anlegen: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
		},
	},
	LEDGER_SCHEMA_MISSING: {
		message: {
			en: 'There is no ledger in "{path}".',
			de: 'In „{path}“ liegt kein Protokoll.',
		},
		remedy: {
			en: 'It is created when the first event is logged. If events were logged before, database or schema is another one: check the credential, or restore the backup.',
			de: 'Es entsteht mit dem ersten Ereignis. Wurden schon Ereignisse protokolliert, ist es die falsche Datenbank oder das falsche Schema: Zugangsdaten prüfen oder Sicherung wiederherstellen.',
		},
	},
	LEDGER_SCHEMA_FORBIDDEN: {
		message: {
			en: 'The user of the credential may not set up or update the ledger "{path}".',
			de: 'Der Benutzer der Zugangsdaten darf das Protokoll „{path}“ nicht einrichten oder aktualisieren.',
		},
		remedy: {
			en: 'Have an administrator run, with the user of the credential as <user>: CREATE SCHEMA {schema} AUTHORIZATION <user>; or, if the schema exists: ALTER SCHEMA {schema} OWNER TO <user>; docs/ledger.md has these lines to copy.',
			de: 'Lassen Sie einen Administrator ausführen, mit dem Benutzer der Zugangsdaten als <user>: CREATE SCHEMA {schema} AUTHORIZATION <user>; oder, falls es das Schema gibt: ALTER SCHEMA {schema} OWNER TO <user>; in docs/ledger.md stehen diese Zeilen zum Kopieren.',
		},
	},
	LEDGER_SCHEMA_FOREIGN: {
		message: {
			en: 'The schema in "{path}" belongs to another program and was left untouched.',
			de: 'Das Schema in „{path}“ gehört zu einem anderen Programm und blieb unangetastet.',
		},
		remedy: {
			en: 'Enter the schema of a Belegfluss ledger in the credential, or one that does not exist yet.',
			de: 'Geben Sie in den Zugangsdaten das Schema eines Belegfluss-Protokolls an oder eines, das es noch nicht gibt.',
		},
	},
	LEDGER_SCHEMA_CHANGED: {
		message: {
			en: 'Tables of the ledger "{path}" are missing or were altered ({reason}).',
			de: 'Im Protokoll „{path}“ fehlen Tabellen, oder sie wurden verändert ({reason}).',
		},
		remedy: {
			en: 'Find out who changed the database and restore the last backup; restart n8n afterwards.',
			de: 'Stellen Sie fest, wer die Datenbank geändert hat, und spielen Sie die letzte Sicherung ein; starten Sie n8n danach neu.',
		},
	},
	LEDGER_PERMISSION_MISSING: {
		message: {
			en: 'The user of the credential lacks a permission on the ledger "{path}".',
			de: 'Dem Benutzer der Zugangsdaten fehlt ein Recht am Protokoll „{path}“.',
		},
		remedy: {
			en: 'Have an administrator run, with the user of the credential as <user>: GRANT USAGE ON SCHEMA {schema} TO <user>; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {schema} TO <user>; GRANT UPDATE ON {schema}.intents, {schema}.approvals, {schema}.switches, {schema}.originals TO <user>; GRANT DELETE ON {schema}.payloads, {schema}.original_contents TO <user>; docs/ledger.md has these lines to copy.',
			de: 'Lassen Sie einen Administrator ausführen, mit dem Benutzer der Zugangsdaten als <user>: GRANT USAGE ON SCHEMA {schema} TO <user>; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {schema} TO <user>; GRANT UPDATE ON {schema}.intents, {schema}.approvals, {schema}.switches, {schema}.originals TO <user>; GRANT DELETE ON {schema}.payloads, {schema}.original_contents TO <user>; in docs/ledger.md stehen diese Zeilen zum Kopieren.',
		},
	},
	LEDGER_READ_ONLY: {
		message: {
			en: 'The database of the ledger "{path}" can only be read at present.',
			de: 'Die Datenbank des Protokolls „{path}“ ist zurzeit nur lesbar.',
		},
		remedy: {
			en: 'Enter the primary server, not a replica. Supabase switches to read-only when the disk is nearly full: enlarge it, or free some space.',
			de: 'Geben Sie den Hauptserver an, kein Replikat. Supabase schaltet auf „nur lesen“, wenn der Speicher fast voll ist: vergrößern oder Platz schaffen.',
		},
	},
	LEDGER_CONNECTIONS_EXHAUSTED: {
		message: {
			en: 'The database server of the ledger "{path}" takes no more connections.',
			de: 'Der Datenbankserver des Protokolls „{path}“ nimmt keine weiteren Verbindungen an.',
		},
		remedy: {
			en: 'Run the workflow again later; if this happens often, have max_connections raised or use a pooler. Each n8n process takes at most {most}.',
			de: 'Starten Sie den Workflow später erneut; geschieht das öfter, lassen Sie max_connections erhöhen oder nutzen Sie einen Pooler. Jeder n8n-Prozess belegt höchstens {most}.',
		},
	},
	LEDGER_SERVER_STOPPING: {
		message: {
			en: 'The database server of the ledger "{path}" is starting or shutting down.',
			de: 'Der Datenbankserver des Protokolls „{path}“ startet gerade oder wird beendet.',
		},
		remedy: {
			en: 'Wait until it runs again, then run the workflow again.',
			de: 'Warten Sie, bis er wieder läuft, und starten Sie den Workflow erneut.',
		},
	},
	LEDGER_TIMED_OUT: {
		message: {
			en: 'The database of the ledger "{path}" took too long and was interrupted.',
			de: 'Die Datenbank des Protokolls „{path}“ brauchte zu lange und wurde unterbrochen.',
		},
		remedy: {
			en: 'Run the workflow again; if this happens often, the server is overloaded or its disk too slow.',
			de: 'Starten Sie den Workflow erneut; geschieht das öfter, ist der Server überlastet oder sein Datenträger zu langsam.',
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
 * @returns the same error, code included, saying first that not one event of the batch was logged; as it
 * is when nobody knows
 */
export function nothingLogged(cause: BelegflussError, count: number): BelegflussError {
	if (cause.code === 'LEDGER_COMMIT_UNCLEAR') return cause;
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
