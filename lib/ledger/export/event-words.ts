import type { AuditAction, RecordType } from '../event/actions';
import type { AuditDraft } from '../event/event';

/*
 * The German words of the table for bookkeepers. The other files of an export hold the codes.
 */

type Subject = NonNullable<AuditDraft['subject']>;
type Outcome = NonNullable<AuditDraft['outcome']>;
type Decision = NonNullable<AuditDraft['decision']>;

const actions: Record<AuditAction, string> = {
	ledgerCreated: 'Protokoll angelegt',
	writeRefused: 'Schreiben verweigert',
	switched: 'Schalter gesetzt',
	classified: 'Aufbewahrung festgelegt',
	payloadErased: 'Daten gelöscht',
	originalErased: 'Original gelöscht',
	checkpointed: 'Prüfpunkt erstellt',
	restored: 'aus Sicherung wiederhergestellt',
	received: 'eingegangen',
	extracted: 'ausgelesen',
	checked: 'geprüft',
	decided: 'entschieden',
	approved: 'freigegeben',
	rejected: 'abgelehnt',
	written: 'geschrieben',
	exported: 'exportiert',
	closed: 'abgeschlossen',
	failed: 'fehlgeschlagen',
	noted: 'vermerkt',
};

const actorKinds: Record<AuditDraft['actor']['kind'], string> = {
	system: 'System',
	person: 'Person',
	model: 'Sprachmodell',
};

const subjectTypes: Record<Subject['type'], string> = {
	document: 'Beleg',
	postingBatch: 'Buchungsstapel',
	ledger: 'Protokoll',
	payload: 'Daten zu Eintrag',
	switch: 'Schalter',
};

const phases: Record<NonNullable<AuditDraft['mode']>, string> = {
	readOnly: 'Nur lesen',
	shadow: 'Schatten',
	writeBack: 'Schreiben',
};

const ampeln: Record<Decision['ampel'], string> = { green: 'grün', yellow: 'gelb', red: 'rot' };

const decisions: Record<NonNullable<Decision['action']>, string> = {
	write: 'schreiben',
	approve: 'freigeben lassen',
	reject: 'ablehnen',
	reportOnly: 'nur melden',
};

const outcomes: Record<Outcome['state'], string> = {
	intent: 'beabsichtigt',
	done: 'erledigt',
	failed: 'gescheitert',
	unknown: 'ungewiss',
};

const recordTypes: Record<RecordType, string> = {
	voucher: 'Buchungsbeleg',
	organisational: 'Organisationsunterlage',
	letter: 'Handels- oder Geschäftsbrief',
	none: 'keine Aufbewahrungspflicht',
};

/** The words by what they are about. */
export const eventWords = {
	actions,
	actorKinds,
	subjectTypes,
	phases,
	ampeln,
	decisions,
	outcomes,
	recordTypes,
} as const;

/**
 * @param words words by code
 * @param code a code, also one of another version of the package
 * @returns its word, the code itself when there is none, nothing for null
 */
export function wordOf(words: Readonly<Record<string, string>>, code: string | null): string {
	if (code === null) return '';
	return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
