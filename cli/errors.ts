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
} as const satisfies Record<string, ErrorText>;

/** Makes the errors above. */
export const cliError = errorFactory(cliErrorTexts);
