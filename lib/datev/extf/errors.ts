import { type ErrorText, errorFactory } from '../../errors/belegfluss-error';

/** What can be wrong with the settings of an export, or with the file as such. */
export const extfErrorTexts = {
	DATEV_BERATERNUMMER: {
		message: {
			en: '"Beraternummer" does not allow the value "{value}".',
			de: '„Beraternummer“ lässt den Wert „{value}“ nicht zu.',
		},
		remedy: {
			en: 'Enter the number of your tax adviser at DATEV, 1001 to 9999999.',
			de: 'Die DATEV-Nummer der Steuerberatung eintragen, 1001 bis 9999999.',
		},
	},
	DATEV_MANDANTENNUMMER: {
		message: {
			en: '"Mandantennummer" does not allow the value "{value}".',
			de: '„Mandantennummer“ lässt den Wert „{value}“ nicht zu.',
		},
		remedy: {
			en: 'Enter the number your company has at the tax adviser, 1 to 99999.',
			de: 'Die Nummer eintragen, die das Unternehmen bei der Steuerberatung hat, 1 bis 99999.',
		},
	},
	DATEV_WJ_BEGINN: {
		message: {
			en: '"WJ-Beginn" does not allow the value "{value}".',
			de: '„WJ-Beginn“ lässt den Wert „{value}“ nicht zu.',
		},
		remedy: {
			en: 'Choose the month the fiscal year begins in, or enter its first day as YYYY-MM-DD.',
			de: 'Den Monat wählen, in dem das Wirtschaftsjahr beginnt, oder seinen ersten Tag als JJJJ-MM-TT eintragen.',
		},
	},
	DATEV_SACHKONTENLAENGE: {
		message: {
			en: '"Sachkontenlänge" does not allow the value "{value}".',
			de: '„Sachkontenlänge“ lässt den Wert „{value}“ nicht zu.',
		},
		remedy: {
			en: 'Choose 4 to 8, the length set for the client at DATEV.',
			de: '4 bis 8 wählen, so wie beim Mandanten in DATEV eingestellt.',
		},
	},
	DATEV_BEZEICHNUNG: {
		message: {
			en: '"Bezeichnung" does not allow the value "{value}".',
			de: '„Bezeichnung“ lässt den Wert „{value}“ nicht zu.',
		},
		remedy: {
			en: 'Use up to 30 letters without umlauts, digits, blanks and . - / _.',
			de: 'Bis zu 30 Buchstaben ohne Umlaute, Ziffern, Leerzeichen und . - / _ verwenden.',
		},
	},
	DATEV_DIKTATKUERZEL: {
		message: {
			en: '"Diktatkürzel" does not allow the value "{value}".',
			de: '„Diktatkürzel“ lässt den Wert „{value}“ nicht zu.',
		},
		remedy: {
			en: 'Use two capital letters without umlauts, or leave it empty.',
			de: 'Zwei Großbuchstaben ohne Umlaute verwenden oder leer lassen.',
		},
	},
	DATEV_HEADER_FIELD: {
		message: {
			en: 'Field {number} "{field}" of the header does not allow the value "{value}".',
			de: 'Feld {number} „{field}“ des Vorlaufs lässt den Wert „{value}“ nicht zu.',
		},
		remedy: {
			en: 'Compare the value with DATEV’s description of the header, version 700.',
			de: 'Den Wert mit DATEVs Beschreibung des Vorlaufs, Version 700, vergleichen.',
		},
	},
	DATEV_PERIOD_OUTSIDE_FISCAL_YEAR: {
		message: {
			en: 'The period {from} to {to} does not lie inside the fiscal year {yearFrom} to {yearTo}.',
			de: 'Der Zeitraum {from} bis {to} liegt nicht im Wirtschaftsjahr {yearFrom} bis {yearTo}.',
		},
		remedy: {
			en: 'Check WJ-Beginn (the start of the fiscal year).',
			de: 'WJ-Beginn (Anfang des Wirtschaftsjahres) prüfen.',
		},
	},
	DATEV_CHART: {
		message: {
			en: '"Chart of Accounts" does not allow the value "{value}".',
			de: '„Chart of Accounts“ lässt den Wert „{value}“ nicht zu.',
		},
		remedy: { en: 'Choose SKR03 or SKR04.', de: 'SKR03 oder SKR04 wählen.' },
	},
	DATEV_TIME_ZONE: {
		message: { en: 'Unknown time zone "{value}".', de: 'Unbekannte Zeitzone „{value}“.' },
		remedy: {
			en: 'Set the time zone of the workflow, e.g. Europe/Berlin.',
			de: 'Die Zeitzone des Workflows einstellen, z. B. Europe/Berlin.',
		},
	},
	DATEV_ACCOUNT_SETTING: {
		message: {
			en: '"{field}": {value} is not an account with {length} digits.',
			de: '„{field}“: {value} ist kein Konto mit {length} Stellen.',
		},
		remedy: {
			en: 'G/L accounts have exactly as many digits as the Sachkontenlänge (write leading zeros), personal accounts one more.',
			de: 'Sachkonten haben genau so viele Stellen wie die Sachkontenlänge (führende Nullen mitschreiben), Personenkonten eine mehr.',
		},
	},
	DATEV_CREDITOR_SETTING: {
		message: {
			en: '"{field}": {value} is no creditor account.',
			de: '„{field}“: {value} ist kein Kreditorenkonto.',
		},
		remedy: {
			en: 'Creditors have one digit more than G/L accounts and begin with 7, 8 or 9, e.g. {example}; a G/L account with {length} digits is possible, too.',
			de: 'Kreditoren haben eine Stelle mehr als Sachkonten und beginnen mit 7, 8 oder 9, z. B. {example}; möglich ist auch ein Sachkonto mit {length} Stellen.',
		},
	},
	DATEV_NOT_AUTOMATIC: {
		message: {
			en: '"{field}": {value} is not known as an automatic account, so DATEV would not compute the VAT.',
			de: '„{field}“: {value} ist nicht als Automatikkonto bekannt, DATEV würde die Steuer also nicht errechnen.',
		},
		remedy: {
			en: 'Choose the automatic account of the case (SKR03 3123, SKR04 5923 for services from the EU), or add the account to "Additional Automatic Accounts" if it is one in the client’s chart.',
			de: 'Das Automatikkonto des Falls wählen (SKR03 3123, SKR04 5923 für Leistungen aus der EU) oder das Konto unter „Additional Automatic Accounts“ ergänzen, wenn es beim Mandanten eines ist.',
		},
	},
	DATEV_IS_AUTOMATIC: {
		message: {
			en: '"{field}": {value} is an automatic account; DATEV would take VAT out of an amount that has none, or at another rate.',
			de: '„{field}“: {value} ist ein Automatikkonto; DATEV würde Steuer aus einem Betrag rechnen, der keine enthält oder einen anderen Satz hat.',
		},
		remedy: {
			en: 'Choose an account without tax automatic, or the automatic account of that very rate.',
			de: 'Ein Konto ohne Steuerautomatik wählen oder das Automatikkonto genau dieses Satzes.',
		},
	},
	DATEV_CHARACTER: {
		message: {
			en: 'The character {character} ({codePoint}) does not exist in Windows-1252, the character set of the DATEV format.',
			de: 'Das Zeichen {character} ({codePoint}) gibt es in Windows-1252, dem Zeichensatz des DATEV-Formats, nicht.',
		},
		remedy: {
			en: 'Write the text in Latin letters before the export, e.g. the name of the supplier.',
			de: 'Den Text vor dem Export in lateinischer Schrift angeben, z. B. den Namen des Lieferanten.',
		},
	},
	DATEV_CONTROL_CHARACTER: {
		message: {
			en: 'Column "{column}" holds a line break, tab or other control character.',
			de: 'Spalte „{column}“ enthält einen Zeilenumbruch, Tabulator oder ein anderes Steuerzeichen.',
		},
		remedy: {
			en: 'Remove it; DATEV reads one line per record.',
			de: 'Das Zeichen entfernen; DATEV liest je Satz eine Zeile.',
		},
	},
	DATEV_UNQUOTED_VALUE: {
		message: {
			en: 'Column "{column}" holds "{value}", but takes only digits and a comma.',
			de: 'Spalte „{column}“ enthält „{value}“, erlaubt sind nur Ziffern und ein Komma.',
		},
		remedy: {
			en: 'Write amounts with a comma and without sign or thousands separator.',
			de: 'Beträge mit Komma und ohne Vorzeichen und Tausenderpunkt schreiben.',
		},
	},
	DATEV_NO_RECORDS: {
		message: {
			en: 'A file "{category}" without records cannot be imported.',
			de: 'Eine Datei „{category}“ ohne Sätze lässt sich nicht importieren.',
		},
		remedy: { en: 'Write no file.', de: 'Keine Datei schreiben.' },
	},
	DATEV_TOO_MANY_RECORDS: {
		message: {
			en: '{count} records in one file; DATEV takes {max}.',
			de: '{count} Sätze in einer Datei; DATEV nimmt {max}.',
		},
		remedy: { en: 'Split the file.', de: 'Die Datei teilen.' },
	},
	DATEV_FILE_NAME: {
		message: {
			en: '"{name}" cannot be part of a DATEV file name.',
			de: '„{name}“ kann nicht Teil eines DATEV-Dateinamens sein.',
		},
		remedy: {
			en: 'Use up to 51 letters without umlauts, digits, dots, hyphens and underscores.',
			de: 'Bis zu 51 Buchstaben ohne Umlaute, Ziffern, Punkte, Bindestriche und Unterstriche verwenden.',
		},
	},
	DATEV_NOT_EXTF: {
		message: {
			en: 'The file is not in DATEV format: its first field is neither EXTF nor DTVF.',
			de: 'Die Datei hat nicht das DATEV-Format: Das erste Feld ist weder EXTF noch DTVF.',
		},
		remedy: {
			en: 'Choose a file whose name begins with EXTF_.',
			de: 'Eine Datei wählen, deren Name mit EXTF_ beginnt.',
		},
	},
	DATEV_UNKNOWN_CATEGORY: {
		message: {
			en: 'The format category "{category}" is not supported.',
			de: 'Die Formatkategorie „{category}“ wird nicht unterstützt.',
		},
		remedy: {
			en: 'Supported is category 21 (Buchungsstapel).',
			de: 'Unterstützt wird die Kategorie 21 (Buchungsstapel).',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of the DATEV format. */
export const extfError = errorFactory(extfErrorTexts);
