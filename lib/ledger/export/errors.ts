import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what can go wrong when an export is written or read. What is found in it is a deviation. */
export const exportErrorTexts = {
	EXPORT_NOT_FOUND: {
		message: {
			en: 'There is no export at "{path}".',
			de: 'Unter „{path}“ liegt kein Export.',
		},
		remedy: {
			en: 'Name the folder of the export, its file events.jsonl, or a ledger file.',
			de: 'Nennen Sie den Ordner des Exports, seine Datei events.jsonl oder eine Protokolldatei.',
		},
	},
	EXPORT_EVENTS_MISSING: {
		message: {
			en: 'The folder "{path}" holds no events.jsonl, so it is no export of a ledger.',
			de: 'Der Ordner „{path}“ enthält keine events.jsonl und ist damit kein Export eines Protokolls.',
		},
		remedy: {
			en: 'Name the folder the export was written to; if the file was deleted, export again.',
			de: 'Nennen Sie den Ordner, in den exportiert wurde; wurde die Datei gelöscht, exportieren Sie noch einmal.',
		},
	},
	EXPORT_NOT_A_FILE: {
		message: {
			en: '"{path}" is a folder or a device, not a file.',
			de: '„{path}“ ist ein Ordner oder Gerät, keine Datei.',
		},
		remedy: {
			en: 'Export again, and name the folder the files were written to.',
			de: 'Exportieren Sie noch einmal und nennen Sie den Ordner, in dem die Dateien liegen.',
		},
	},
	EXPORT_NOT_READABLE: {
		message: {
			en: '"{path}" cannot be read ({reason}).',
			de: '„{path}“ lässt sich nicht lesen ({reason}).',
		},
		remedy: {
			en: 'Give the user who runs this the right to read it, and check the disk.',
			de: 'Geben Sie dem ausführenden Benutzer das Leserecht und prüfen Sie den Datenträger.',
		},
	},
	EXPORT_LEDGER_NOT_OPENED: {
		message: {
			en: 'The ledger file "{path}" cannot be opened for reading ({reason}).',
			de: 'Die Protokolldatei „{path}“ lässt sich nicht zum Lesen öffnen ({reason}).',
		},
		remedy: {
			en: 'SQLite keeps two files beside it (-wal, -shm) and must be able to create them: copy the ledger with these files to a folder you may write to, and name the copy.',
			de: 'SQLite führt daneben zwei Dateien (-wal, -shm) und muss sie anlegen können: Kopieren Sie das Protokoll samt diesen Dateien in einen Ordner mit Schreibrecht und nennen Sie die Kopie.',
		},
	},
	EXPORT_FOLDER_NOT_EMPTY: {
		message: {
			en: 'The folder "{path}" is not empty.',
			de: 'Der Ordner „{path}“ ist nicht leer.',
		},
		remedy: {
			en: 'Name a new folder: an old export must not be mixed with a new one.',
			de: 'Nennen Sie einen neuen Ordner: Ein alter Export darf nicht mit einem neuen vermischt werden.',
		},
	},
	EXPORT_NOT_WRITABLE: {
		message: {
			en: '"{path}" cannot be written ({reason}).',
			de: '„{path}“ lässt sich nicht schreiben ({reason}).',
		},
		remedy: {
			en: 'Check rights and free space. What was written so far is incomplete and lacks README.txt; delete it.',
			de: 'Prüfen Sie Rechte und freien Platz. Das bisher Geschriebene ist unvollständig und ohne README.txt; löschen Sie es.',
		},
	},
	EXPORT_ENTRY_TOO_LONG: {
		message: {
			en: 'Entry {sequence} or its data is longer than {limit} bytes and cannot be exported in one line.',
			de: 'Eintrag {sequence} oder seine Daten sind länger als {limit} Bytes und lassen sich nicht in einer Zeile exportieren.',
		},
		remedy: {
			en: 'Verify the ledger itself, find out how this entry came about, and keep a copy of the ledger file instead of an export.',
			de: 'Prüfen Sie das Protokoll selbst, klären Sie, wie dieser Eintrag entstanden ist, und bewahren Sie statt des Exports eine Kopie der Protokolldatei auf.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const exportError = errorFactory(exportErrorTexts);
