import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of everything that keeps data from being erased or classified. */
export const retentionErrorTexts = {
	RETENTION_PAYLOAD_RETAINED: {
		message: {
			en: 'The data of entry {sequence} must be kept until {until} (record type {recordType}); nothing was erased.',
			de: 'Die Daten zu Eintrag {sequence} sind bis {until} aufzubewahren (Art der Unterlage {recordType}); nichts wurde gelöscht.',
		},
		remedy: {
			en: 'Wait until then. If the document is of another type, classify it first, with the reason.',
			de: 'Warten Sie bis dahin. Ist der Beleg eine andere Art von Unterlage, ordnen Sie ihn zuerst mit Begründung anders ein.',
		},
	},
	RETENTION_ORIGINAL_RETAINED: {
		message: {
			en: 'The file {sha256} must be kept until {until} (record type {recordType}); nothing was erased.',
			de: 'Die Datei {sha256} ist bis {until} aufzubewahren (Art der Unterlage {recordType}); nichts wurde gelöscht.',
		},
		remedy: {
			en: 'Wait until then. If the document is of another type, classify it first, with the reason.',
			de: 'Warten Sie bis dahin. Ist der Beleg eine andere Art von Unterlage, ordnen Sie ihn zuerst mit Begründung anders ein.',
		},
	},
	RETENTION_ENTRY_UNKNOWN: {
		message: {
			en: 'The ledger has no entry {sequence}.',
			de: 'Das Protokoll hat keinen Eintrag {sequence}.',
		},
		remedy: {
			en: 'Take the number from the audit trail of the document, or from the receipt of the entry.',
			de: 'Entnehmen Sie die Nummer dem Protokoll des Belegs oder der Quittung des Eintrags.',
		},
	},
	RETENTION_NO_PAYLOAD: {
		message: {
			en: 'Nothing was ever kept with entry {sequence}, so there is nothing to erase.',
			de: 'Zu Eintrag {sequence} wurde nie etwas aufbewahrt, es gibt nichts zu löschen.',
		},
		remedy: {
			en: 'Check the number of the entry.',
			de: 'Prüfen Sie die Nummer des Eintrags.',
		},
	},
	RETENTION_DOCUMENT_UNKNOWN: {
		message: {
			en: 'The ledger knows no document with the hash {sha256}.',
			de: 'Das Protokoll kennt keinen Beleg mit dem Hash {sha256}.',
		},
		remedy: {
			en: 'Check the hash; it stands in the "document" part of the item and in the audit trail.',
			de: 'Prüfen Sie den Hash; er steht im Teil „document“ des Elements und im Protokoll.',
		},
	},
	RETENTION_TOO_MANY: {
		message: {
			en: '{count} erasures were asked for at once; at most {limit} are carried out together.',
			de: 'Es wurden {count} Löschungen auf einmal verlangt; zusammen ausgeführt werden höchstens {limit}.',
		},
		remedy: {
			en: 'Erase in several steps.',
			de: 'Löschen Sie in mehreren Schritten.',
		},
	},
	RETENTION_DAY_INVALID: {
		message: {
			en: '"{value}" is no day.',
			de: '„{value}“ ist kein Tag.',
		},
		remedy: {
			en: 'Give the day as YYYY-MM-DD.',
			de: 'Geben Sie den Tag als JJJJ-MM-TT an.',
		},
	},
	RETENTION_LEDGER_BUSY: {
		message: {
			en: 'Others kept writing to the ledger, so it could not be made sure that the retention period is over; nothing was erased.',
			de: 'Andere schrieben fortwährend ins Protokoll, deshalb ließ sich nicht sicherstellen, dass die Aufbewahrungsfrist abgelaufen ist; nichts wurde gelöscht.',
		},
		remedy: {
			en: 'Try again at a quieter time.',
			de: 'Versuchen Sie es zu einer ruhigeren Zeit erneut.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const retentionError = errorFactory(retentionErrorTexts);
