import { errorFactory, type ErrorText } from '../lib/errors/belegfluss-error';

/** Wording of what can go wrong before a file reaches the library. */
export const cliErrorTexts = {
	CLI_FILE_NOT_FOUND: {
		message: {
			en: 'The file {file} does not exist.',
			de: 'Die Datei {file} gibt es nicht.',
		},
		remedy: {
			en: 'Check the path; quote it if it contains blanks.',
			de: 'Pfad prüfen; in Anführungszeichen setzen, wenn er Leerzeichen enthält.',
		},
	},
	CLI_NOT_A_FILE: {
		message: {
			en: '{file} is a folder or a device, not a file.',
			de: '{file} ist ein Ordner oder Gerät, keine Datei.',
		},
		remedy: {
			en: 'Name the files, e.g. {file}/*.xml.',
			de: 'Die Dateien nennen, z. B. {file}/*.xml.',
		},
	},
	CLI_FILE_NOT_READABLE: {
		message: {
			en: 'The file {file} cannot be opened ({reason}).',
			de: 'Die Datei {file} lässt sich nicht öffnen ({reason}).',
		},
		remedy: {
			en: 'Give the user who runs this command the right to read it.',
			de: 'Dem ausführenden Benutzer das Leserecht geben.',
		},
	},
	CLI_FILE_TOO_LARGE: {
		message: {
			en: 'The file {file} is larger than {limit} bytes, so it is not what it was named for.',
			de: 'Die Datei {file} ist größer als {limit} Bytes und damit nicht das, wofür sie genannt wurde.',
		},
		remedy: {
			en: 'Name a file with checkpoints or with a key.',
			de: 'Eine Datei mit Prüfpunkten oder mit einem Schlüssel nennen.',
		},
	},
	CLI_LEDGER_URL: {
		message: {
			en: 'BELEGFLUSS_LEDGER_URL is no address of a PostgreSQL ledger ({reason}).',
			de: 'BELEGFLUSS_LEDGER_URL ist keine Adresse eines PostgreSQL-Protokolls ({reason}).',
		},
		remedy: {
			en: 'Write postgres://USER:PASSWORD@HOST:5432/DATABASE?schema=belegfluss&tls=verify, special characters percent-encoded.',
			de: 'postgres://BENUTZER:KENNWORT@RECHNER:5432/DATENBANK?schema=belegfluss&tls=verify schreiben, Sonderzeichen prozentkodiert.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors above. */
export const cliError = errorFactory(cliErrorTexts);
