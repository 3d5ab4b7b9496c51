import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of files that are not even sent, and of files that cannot be found again. */
export const lexwareFileErrorTexts = {
	LEXWARE_FILE_EMPTY: {
		message: {
			en: 'The file "{fileName}" is empty.',
			de: 'Die Datei „{fileName}“ ist leer.',
		},
		remedy: {
			en: 'Nothing was sent. Look at the step before: the file may have been lost there.',
			de: 'Es wurde nichts gesendet. Sehen Sie im Schritt davor nach: Dort ging die Datei vermutlich verloren.',
		},
	},
	LEXWARE_FILE_TOO_LARGE: {
		message: {
			en: 'The file "{fileName}" has {bytes} bytes; Lexware Office takes at most {most} (5 MiB).',
			de: 'Die Datei „{fileName}“ hat {bytes} Byte; Lexware Office nimmt höchstens {most} (5 MiB) an.',
		},
		remedy: {
			en: 'Nothing was sent. Scan it with a lower resolution or split it, and keep the original.',
			de: 'Es wurde nichts gesendet. Scannen Sie sie mit geringerer Auflösung oder teilen Sie sie, und bewahren Sie das Original auf.',
		},
	},
	LEXWARE_FILE_KIND: {
		message: {
			en: 'The file "{fileName}" ({bytes} bytes) is by its content {mimeType}; Lexware Office takes PDF, JPEG, PNG and XRechnung XML only.',
			de: 'Die Datei „{fileName}“ ({bytes} Byte) ist dem Inhalt nach {mimeType}; Lexware Office nimmt nur PDF, JPEG, PNG und XRechnung-XML an.',
		},
		remedy: {
			en: 'Nothing was sent. Convert the file to PDF first, and keep the original.',
			de: 'Es wurde nichts gesendet. Wandeln Sie die Datei zuvor in PDF um, und bewahren Sie das Original auf.',
		},
	},
	LEXWARE_FILE_NOT_XRECHNUNG: {
		message: {
			en: 'The file "{fileName}" ({bytes} bytes) is XML, but no XRechnung; Lexware Office takes no other XML.',
			de: 'Die Datei „{fileName}“ ({bytes} Byte) ist XML, aber keine XRechnung; anderes XML nimmt Lexware Office nicht an.',
		},
		remedy: {
			en: 'Nothing was sent. Ask the supplier for an XRechnung or a ZUGFeRD PDF, or book it without the file and keep the original in the ledger.',
			de: 'Es wurde nichts gesendet. Bitten Sie den Lieferanten um eine XRechnung oder ein ZUGFeRD-PDF, oder buchen Sie ohne Datei und verwahren Sie das Original im Protokoll.',
		},
	},
	LEXWARE_FILE_EXTENSION: {
		message: {
			en: 'The file "{fileName}" ({bytes} bytes) is by its content {mimeType}, but its name does not end in {extensions}.',
			de: 'Die Datei „{fileName}“ ({bytes} Byte) ist dem Inhalt nach {mimeType}, aber ihr Name endet nicht auf {extensions}.',
		},
		remedy: {
			en: 'Nothing was sent: Lexware Office goes by the name. Give the file a name that fits its content.',
			de: 'Es wurde nichts gesendet: Lexware Office richtet sich nach dem Namen. Geben Sie der Datei einen Namen, der zum Inhalt passt.',
		},
	},
	LEXWARE_FILE_TOO_MANY_TO_COMPARE: {
		message: {
			en: 'Whether the file arrived cannot be found out: {count} vouchers would have to be compared with it, more than {most}.',
			de: 'Ob die Datei angekommen ist, lässt sich nicht feststellen: {count} Belege wären mit ihr zu vergleichen, mehr als {most}.',
		},
		remedy: {
			en: 'Look for the file among the vouchers in Lexware Office. It is not sent again by itself.',
			de: 'Suchen Sie die Datei unter den Belegen in Lexware Office. Von selbst wird sie nicht noch einmal gesendet.',
		},
	},
	LEXWARE_FILE_NOT_COMPARABLE: {
		message: {
			en: 'Whether the picture arrived cannot be found out: Lexware Office holds {count} other files it may have been converted to.',
			de: 'Ob das Bild angekommen ist, lässt sich nicht feststellen: Lexware Office enthält {count} andere Dateien, in die es umgewandelt worden sein kann.',
		},
		remedy: {
			en: 'Look for the picture among the vouchers in Lexware Office. It is not sent again by itself.',
			de: 'Suchen Sie das Bild unter den Belegen in Lexware Office. Von selbst wird es nicht noch einmal gesendet.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const lexwareFileError = errorFactory(lexwareFileErrorTexts);
