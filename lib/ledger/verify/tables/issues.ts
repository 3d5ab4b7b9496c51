import type { LocalizedText } from '../../../errors/belegfluss-error';
import type { RecordTableName } from '../../store/store';

/** Everything that can be found where a table beside the chain is held against it. */
export const tableDeviationTexts = {
	rowMissing: {
		en: '{row} is gone from the table "{table}", although entry {sequence} speaks of it.',
		de: '{row} fehlt in der Tabelle „{table}“, obwohl Eintrag {sequence} davon spricht.',
	},
	rowOutdated: {
		en: '{row} in the table "{table}" is in the state before entry {sequence}: an older row was put back.',
		de: '{row} in der Tabelle „{table}“ ist auf dem Stand vor Eintrag {sequence}: Eine ältere Zeile wurde zurückgelegt.',
	},
	rowChanged: {
		en: '{row} in the table "{table}" says something else than entry {sequence}.',
		de: '{row} in der Tabelle „{table}“ sagt etwas anderes als Eintrag {sequence}.',
	},
	rowStray: {
		en: '{row} in the table "{table}" rests on entry {sequence}, which does not exist or says nothing of it.',
		de: '{row} in der Tabelle „{table}“ beruft sich auf Eintrag {sequence}, der nicht vorhanden ist oder nichts davon sagt.',
	},
	rowUnreadable: {
		en: '{row} in the table "{table}" is not what this package writes.',
		de: '{row} in der Tabelle „{table}“ ist nicht das, was dieses Paket schreibt.',
	},
	approvalUnused: {
		en: '{row} is not marked as used, although the write of entry {sequence} relied on it.',
		de: '{row} ist nicht als verbraucht vermerkt, obwohl sich das Schreiben von Eintrag {sequence} darauf stützte.',
	},
} as const satisfies Record<string, LocalizedText>;

export type TableDeviationKind = keyof typeof tableDeviationTexts;

/** What to do about it, by table. */
export const tableRemedyTexts = {
	switches: {
		en: 'Set this switch again with the Audit Logger, which records it anew; one that cannot be set again comes back with the last backup. Find out who changed the database.',
		de: 'Stellen Sie diesen Schalter mit dem Audit Logger neu, dann ist er wieder belegt; lässt er sich nicht stellen, spielen Sie die letzte Sicherung ein. Stellen Sie fest, wer die Datenbank geändert hat.',
	},
	approvals: {
		en: 'Rely on this approval no more: have the document approved again, and look in the target system for what was written on the strength of it. Find out who changed the database.',
		de: 'Stützen Sie sich nicht mehr auf diese Freigabe: Lassen Sie den Beleg erneut freigeben und sehen Sie im Zielsystem nach, was mit ihr geschrieben wurde. Stellen Sie fest, wer die Datenbank geändert hat.',
	},
	intents: {
		en: 'Engage the kill switch before the document is sent again, look in the target system whether it is booked, and put the row back from the last backup. Find out who changed the database.',
		de: 'Schalten Sie den Notschalter ein, bevor der Beleg erneut gesendet wird, sehen Sie im Zielsystem nach, ob er gebucht ist, und holen Sie die Zeile aus der letzten Sicherung zurück. Stellen Sie fest, wer die Datenbank geändert hat.',
	},
} as const satisfies Record<RecordTableName, LocalizedText>;
