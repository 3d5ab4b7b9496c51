import { BelegflussError, errorFactory, type ErrorText } from '../errors/belegfluss-error';

/** Wording of everything that keeps the guard from writing. */
export const guardErrorTexts = {
	GUARD_TOOL_CALL: {
		message: {
			en: 'A language model may not write to "{system}": {operation} was refused.',
			de: 'Ein Sprachmodell darf nicht in „{system}“ schreiben: {operation} wurde abgelehnt.',
		},
		remedy: {
			en: 'Use the node in the workflow itself, behind the Ampel Router, not as a tool of an agent.',
			de: 'Verwenden Sie den Node im Workflow selbst, hinter dem Ampel Router, nicht als Werkzeug eines Agenten.',
		},
	},
	GUARD_CREDENTIAL_READ_ONLY: {
		message: {
			en: 'The credential for "{system}" is read-only: {operation} was not sent.',
			de: 'Die Zugangsdaten für „{system}“ erlauben nur Lesen: {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'If this workflow may write, its owner switches "Allow Write Operations" on in the credential.',
			de: 'Darf dieser Workflow schreiben, schaltet der Verantwortliche in den Zugangsdaten „Allow Write Operations“ ein.',
		},
	},
	GUARD_QUEUE_NEEDS_POSTGRES: {
		message: {
			en: 'n8n runs in queue mode, and the ledger is a SQLite file: {operation} was not sent.',
			de: 'n8n läuft im Queue-Modus, und das Protokoll ist eine SQLite-Datei: {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Workers on several hosts would each keep a ledger of their own. Choose PostgreSQL in the credential "Belegfluss Ledger API".',
			de: 'Worker auf mehreren Rechnern führten sonst je ein eigenes Protokoll. Wählen Sie PostgreSQL in den Zugangsdaten „Belegfluss Ledger API“.',
		},
	},
	GUARD_SWITCH_UNREADABLE: {
		message: {
			en: 'Phase and kill switch cannot be read, so {operation} was not sent to "{system}" ({reason}).',
			de: 'Phase und Notschalter sind nicht lesbar, deshalb wurde {operation} nicht an „{system}“ gesendet ({reason}).',
		},
		remedy: {
			en: 'Nothing is lost: clear up the cause, then run the document again.',
			de: 'Es geht nichts verloren: Beheben Sie die Ursache und lassen Sie den Beleg erneut laufen.',
		},
	},
	GUARD_KILLED_GLOBAL: {
		message: {
			en: 'The kill switch for everything is engaged (by {setBy} on {setAt}: {reason}); {operation} was not sent.',
			de: 'Der Notschalter für alles ist eingeschaltet (durch {setBy} am {setAt}: {reason}); {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Nothing is lost: run the document again once the switch is released.',
			de: 'Es geht nichts verloren: Lassen Sie den Beleg erneut laufen, sobald der Schalter gelöst ist.',
		},
	},
	GUARD_KILLED_WORKFLOW: {
		message: {
			en: 'The kill switch of this workflow is engaged (by {setBy} on {setAt}: {reason}); {operation} was not sent.',
			de: 'Der Notschalter dieses Workflows ist eingeschaltet (durch {setBy} am {setAt}: {reason}); {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Nothing is lost: run the document again once the switch is released.',
			de: 'Es geht nichts verloren: Lassen Sie den Beleg erneut laufen, sobald der Schalter gelöst ist.',
		},
	},
	GUARD_KILLED_SYSTEM: {
		message: {
			en: 'The kill switch of "{system}" is engaged (by {setBy} on {setAt}: {reason}); {operation} was not sent.',
			de: 'Der Notschalter für „{system}“ ist eingeschaltet (durch {setBy} am {setAt}: {reason}); {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Nothing is lost: run the document again once the switch is released.',
			de: 'Es geht nichts verloren: Lassen Sie den Beleg erneut laufen, sobald der Schalter gelöst ist.',
		},
	},
	GUARD_PHASE_READ_ONLY: {
		message: {
			en: 'This workflow is in the read-only phase: {operation} was not sent to "{system}".',
			de: 'Dieser Workflow ist in der Nur-Lesen-Phase: {operation} wurde nicht an „{system}“ gesendet.',
		},
		remedy: {
			en: 'Set the phase with the Audit Logger (Switch: Set Phase) when the numbers justify it.',
			de: 'Stellen Sie die Phase mit dem Audit Logger um (Switch: Set Phase), wenn die Zahlen es rechtfertigen.',
		},
	},
	GUARD_APPROVAL_NEEDED_SHADOW: {
		message: {
			en: 'This workflow is in the shadow phase: {operation} needs the approval of a person.',
			de: 'Dieser Workflow ist in der Schattenphase: {operation} braucht die Freigabe durch einen Menschen.',
		},
		remedy: {
			en: 'Send the document to the approval and write it with the approval it comes back with.',
			de: 'Geben Sie den Beleg in die Freigabe und schreiben Sie ihn mit der Freigabe, die er von dort mitbringt.',
		},
	},
	GUARD_APPROVAL_NEEDED_DECISION: {
		message: {
			en: 'The Ampel Router did not decide that this document may be written without a person, so {operation} needs an approval.',
			de: 'Der Ampel Router hat nicht entschieden, dass dieser Beleg ohne einen Menschen geschrieben werden darf; {operation} braucht deshalb eine Freigabe.',
		},
		remedy: {
			en: 'Send the document to the approval and write it with the approval it comes back with.',
			de: 'Geben Sie den Beleg in die Freigabe und schreiben Sie ihn mit der Freigabe, die er von dort mitbringt.',
		},
	},
	GUARD_APPROVAL_NEEDED_AMOUNT: {
		message: {
			en: 'The amount {amount} EUR is above the limit of {limit} EUR for writing without a person, so {operation} needs an approval.',
			de: 'Der Betrag {amount} EUR liegt über der Grenze von {limit} EUR für das Schreiben ohne einen Menschen; {operation} braucht deshalb eine Freigabe.',
		},
		remedy: {
			en: 'Send the document to the approval and write it with the approval it comes back with.',
			de: 'Geben Sie den Beleg in die Freigabe und schreiben Sie ihn mit der Freigabe, die er von dort mitbringt.',
		},
	},
	GUARD_APPROVAL_NEEDED_NO_AMOUNT: {
		message: {
			en: '{operation} names no amount in EUR to hold against the limit of {limit} EUR, so it needs an approval.',
			de: '{operation} nennt keinen Betrag in EUR, der sich an der Grenze von {limit} EUR messen ließe, und braucht deshalb eine Freigabe.',
		},
		remedy: {
			en: 'Send the document to the approval and write it with the approval it comes back with.',
			de: 'Geben Sie den Beleg in die Freigabe und schreiben Sie ihn mit der Freigabe, die er von dort mitbringt.',
		},
	},
	GUARD_APPROVAL_UNKNOWN: {
		message: {
			en: 'The ledger knows no approval "{id}"; {operation} was not sent.',
			de: 'Das Protokoll kennt keine Freigabe „{id}“; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Have the document approved again as it is now.',
			de: 'Lassen Sie den Beleg so, wie er jetzt ist, erneut freigeben.',
		},
	},
	GUARD_APPROVAL_REJECTED: {
		message: {
			en: '{approver} rejected this document; {operation} was not sent.',
			de: '{approver} hat diesen Beleg abgelehnt; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Have the document approved again as it is now.',
			de: 'Lassen Sie den Beleg so, wie er jetzt ist, erneut freigeben.',
		},
	},
	GUARD_APPROVAL_NOT_RECORDED: {
		message: {
			en: 'The approval "{id}" was entered or changed past the ledger: no audit event says so; {operation} was not sent.',
			de: 'Die Freigabe „{id}“ wurde am Protokoll vorbei angelegt oder geändert: Kein Eintrag belegt sie; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Have the document approved again as it is now, and find out who changed the database.',
			de: 'Lassen Sie den Beleg so, wie er jetzt ist, erneut freigeben, und stellen Sie fest, wer die Datenbank geändert hat.',
		},
	},
	GUARD_APPROVAL_OTHER_REQUEST: {
		message: {
			en: 'The approval "{id}" was given for another document or other values than those {operation} would send.',
			de: 'Die Freigabe „{id}“ gilt für einen anderen Beleg oder andere Werte als die, die {operation} senden würde.',
		},
		remedy: {
			en: 'Have the document approved again as it is now.',
			de: 'Lassen Sie den Beleg so, wie er jetzt ist, erneut freigeben.',
		},
	},
	GUARD_APPROVAL_EXPIRED: {
		message: {
			en: 'The approval "{id}" expired on {expiresAt}; {operation} was not sent.',
			de: 'Die Freigabe „{id}“ ist am {expiresAt} abgelaufen; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Have the document approved again as it is now.',
			de: 'Lassen Sie den Beleg so, wie er jetzt ist, erneut freigeben.',
		},
	},
	GUARD_APPROVAL_USED: {
		message: {
			en: 'The approval "{id}" was already used for another write; {operation} was not sent.',
			de: 'Die Freigabe „{id}“ wurde schon für einen anderen Vorgang verwendet; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Have the document approved again as it is now.',
			de: 'Lassen Sie den Beleg so, wie er jetzt ist, erneut freigeben.',
		},
	},
	GUARD_APPROVAL_OWN: {
		message: {
			en: '{approver} proposed this document and cannot approve it as well; {operation} was not sent.',
			de: '{approver} hat diesen Beleg vorgeschlagen und kann ihn nicht auch freigeben; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Have another person approve it.',
			de: 'Lassen Sie ihn von einer anderen Person freigeben.',
		},
	},
	GUARD_LIMIT_COUNT_RUN: {
		message: {
			en: 'This run already wrote {allowed} documents, which is the limit; {operation} was not sent.',
			de: 'Dieser Lauf hat schon {allowed} Belege geschrieben, das ist die Grenze; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Wait for the next run or day, or have the limit raised (Audit Logger, Switch: Set Limits). Nothing is lost.',
			de: 'Warten Sie den nächsten Lauf oder Tag ab oder lassen Sie die Grenze anheben (Audit Logger, Switch: Set Limits). Es geht nichts verloren.',
		},
	},
	GUARD_LIMIT_SUM_RUN: {
		message: {
			en: 'With this document the run would have written {reached} EUR; the limit is {allowed} EUR.',
			de: 'Mit diesem Beleg hätte der Lauf {reached} EUR geschrieben; die Grenze ist {allowed} EUR.',
		},
		remedy: {
			en: 'Wait for the next run or day, or have the limit raised (Audit Logger, Switch: Set Limits). Nothing is lost.',
			de: 'Warten Sie den nächsten Lauf oder Tag ab oder lassen Sie die Grenze anheben (Audit Logger, Switch: Set Limits). Es geht nichts verloren.',
		},
	},
	GUARD_LIMIT_COUNT_DAY: {
		message: {
			en: 'This workflow already wrote {allowed} documents today, which is the limit; {operation} was not sent.',
			de: 'Dieser Workflow hat heute schon {allowed} Belege geschrieben, das ist die Grenze; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Wait for the next run or day, or have the limit raised (Audit Logger, Switch: Set Limits). Nothing is lost.',
			de: 'Warten Sie den nächsten Lauf oder Tag ab oder lassen Sie die Grenze anheben (Audit Logger, Switch: Set Limits). Es geht nichts verloren.',
		},
	},
	GUARD_LIMIT_SUM_DAY: {
		message: {
			en: 'With this document the workflow would have written {reached} EUR today; the limit is {allowed} EUR.',
			de: 'Mit diesem Beleg hätte der Workflow heute {reached} EUR geschrieben; die Grenze ist {allowed} EUR.',
		},
		remedy: {
			en: 'Wait for the next run or day, or have the limit raised (Audit Logger, Switch: Set Limits). Nothing is lost.',
			de: 'Warten Sie den nächsten Lauf oder Tag ab oder lassen Sie die Grenze anheben (Audit Logger, Switch: Set Limits). Es geht nichts verloren.',
		},
	},
	GUARD_LIMIT_NO_AMOUNT: {
		message: {
			en: '{operation} names no amount in EUR, so the limit on sums cannot be applied.',
			de: '{operation} nennt keinen Betrag in EUR, die Grenze für Summen lässt sich nicht anwenden.',
		},
		remedy: {
			en: 'Book the document by hand, or have the limits on sums removed for this workflow.',
			de: 'Buchen Sie den Beleg von Hand oder lassen Sie die Grenzen für Summen bei diesem Workflow aufheben.',
		},
	},
	GUARD_ALREADY_WRITTEN_DIFFERENTLY: {
		message: {
			en: 'This document is already booked in "{system}" as {remoteId}, with other values; {operation} was not sent.',
			de: 'Dieser Beleg ist in „{system}“ schon als {remoteId} gebucht, mit anderen Werten; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Correct the record in the target system; a second one would be a duplicate.',
			de: 'Berichtigen Sie den Datensatz im Zielsystem; ein zweiter wäre eine Dublette.',
		},
	},
	GUARD_ALREADY_SENT_DIFFERENTLY: {
		message: {
			en: 'This document was already sent to "{system}" with other values, and whether it arrived is not clear before {until}; {operation} was not sent.',
			de: 'Dieser Beleg wurde schon mit anderen Werten an „{system}“ gesendet, und ob er ankam, ist vor {until} nicht klar; {operation} wurde nicht gesendet.',
		},
		remedy: {
			en: 'Run it again with the earlier values after that time, then correct the record in the target system.',
			de: 'Lassen Sie ihn nach diesem Zeitpunkt mit den früheren Werten erneut laufen und berichtigen Sie dann den Datensatz im Zielsystem.',
		},
	},
	GUARD_OUTCOME_OPEN: {
		message: {
			en: 'Whether {operation} arrived in "{system}" is not clear before {until}.',
			de: 'Ob {operation} in „{system}“ angekommen ist, ist vor {until} nicht klar.',
		},
		remedy: {
			en: 'Run the document again after that time: it is looked up first and never sent twice.',
			de: 'Lassen Sie den Beleg nach diesem Zeitpunkt erneut laufen: Er wird zuerst nachgesehen und nie doppelt gesendet.',
		},
	},
	GUARD_OUTCOME_UNKNOWN: {
		message: {
			en: '{operation} was sent to "{system}", but whether it was booked is unknown ({reason}).',
			de: '{operation} wurde an „{system}“ gesendet, aber ob gebucht wurde, ist unbekannt ({reason}).',
		},
		remedy: {
			en: 'Run the document again after {until}: it is looked up first and never sent twice.',
			de: 'Lassen Sie den Beleg nach {until} erneut laufen: Er wird zuerst nachgesehen und nie doppelt gesendet.',
		},
	},
	GUARD_FOUND_SEVERAL: {
		message: {
			en: '"{system}" holds {count} records for this document: {remoteIds}.',
			de: '„{system}“ enthält {count} Datensätze zu diesem Beleg: {remoteIds}.',
		},
		remedy: {
			en: 'Delete or cancel the surplus ones in the target system, then run the document again.',
			de: 'Löschen oder stornieren Sie die überzähligen im Zielsystem und lassen Sie den Beleg danach erneut laufen.',
		},
	},
	GUARD_NO_ANSWER: {
		message: {
			en: '"{system}" did not answer within {timeoutMs} ms.',
			de: '„{system}“ hat nicht innerhalb von {timeoutMs} ms geantwortet.',
		},
		remedy: {
			en: 'Run the document again: it is looked up first and never sent twice.',
			de: 'Lassen Sie den Beleg erneut laufen: Er wird zuerst nachgesehen und nie doppelt gesendet.',
		},
	},
	GUARD_NO_REMOTE_ID: {
		message: {
			en: '"{system}" answered {operation} without an id of the record.',
			de: '„{system}“ hat {operation} ohne ID des Datensatzes beantwortet.',
		},
		remedy: {
			en: 'Run the document again: it is looked up first and never sent twice.',
			de: 'Lassen Sie den Beleg erneut laufen: Er wird zuerst nachgesehen und nie doppelt gesendet.',
		},
	},
	GUARD_NOT_FOUND: {
		message: {
			en: '"{system}" never booked what {operation} sent: once it could not arrive any more, it was looked for and not found.',
			de: '„{system}“ hat nie gebucht, was {operation} gesendet hatte: Als es nicht mehr ankommen konnte, wurde es gesucht und nicht gefunden.',
		},
		remedy: {
			en: 'Nothing needs to be done: the document is sent again with the next attempt.',
			de: 'Es ist nichts zu tun: Mit dem nächsten Versuch wird der Beleg erneut gesendet.',
		},
	},
	GUARD_NOT_SENT_IN_TIME: {
		message: {
			en: '{operation} was not sent to "{system}": this computer stood still after it was announced.',
			de: '{operation} wurde nicht an „{system}“ gesendet: Der Rechner stand nach der Ankündigung still.',
		},
		remedy: {
			en: 'Run the document again.',
			de: 'Lassen Sie den Beleg erneut laufen.',
		},
	},
	GUARD_BOOKED_NOT_RECORDED: {
		message: {
			en: '{operation} was booked in "{system}" as {remoteId}, but the ledger could not record it ({reason}).',
			de: '{operation} wurde in „{system}“ als {remoteId} gebucht, aber das Protokoll konnte es nicht festhalten ({reason}).',
		},
		remedy: {
			en: 'Clear up the cause, then run the document again: it is looked up first and never sent twice.',
			de: 'Beheben Sie die Ursache und lassen Sie den Beleg erneut laufen: Er wird zuerst nachgesehen und nie doppelt gesendet.',
		},
	},
	GUARD_ORDER_INVALID: {
		message: {
			en: 'The write cannot be announced, so nothing was sent: field "{field}" ({reason}).',
			de: 'Der Schreibvorgang lässt sich nicht ankündigen, deshalb wurde nichts gesendet: Feld „{field}“ ({reason}).',
		},
		remedy: {
			en: 'This is a fault of the package: please report it with the name of the operation.',
			de: 'Das ist ein Fehler des Pakets: Bitte melden Sie ihn mit dem Namen der Operation.',
		},
	},
	GUARD_PART_OF_NOTHING: {
		message: {
			en: 'The operation "{operation}" in "{system}" belongs to a write that is not under way; nothing was sent.',
			de: 'Die Operation „{operation}“ in „{system}“ gehört zu einem Schreibvorgang, der nicht im Gang ist; es wurde nichts gesendet.',
		},
		remedy: {
			en: 'Run the item again. If it happens again, please report it with the name of the operation.',
			de: 'Führen Sie das Element noch einmal aus. Geschieht es wieder, melden Sie es bitte mit dem Namen der Operation.',
		},
	},
	GUARD_PART_FAILED: {
		message: {
			en: '"{operation}" was not sent to "{system}", because what it needs first did not come about, "{part}": {reason}.',
			de: '„{operation}“ wurde nicht an „{system}“ gesendet, weil nicht zustande kam, was zuerst nötig ist, „{part}“: {reason}.',
		},
		remedy: {
			en: 'Clear up what is named there, then run the item again.',
			de: 'Klären Sie, was dort genannt ist, und führen Sie das Element dann noch einmal aus.',
		},
	},
	GUARD_PART_MISSING: {
		message: {
			en: '"{operation}" was booked in "{system}" under {remoteId}, but what belongs to it is still missing, "{part}": {reason}.',
			de: '„{operation}“ ist in „{system}“ unter {remoteId} gebucht, aber es fehlt noch, was dazugehört, „{part}“: {reason}.',
		},
		remedy: {
			en: 'Run the item again: only what is missing is then made up for, nothing is booked twice.',
			de: 'Führen Sie das Element noch einmal aus: Nur das Fehlende wird dann nachgeholt, nichts wird doppelt gebucht.',
		},
	},
	GUARD_NO_PERMIT: {
		message: {
			en: 'Something tried to write to "{system}" past the guard; nothing was sent.',
			de: 'Etwas wollte an der Schreibsperre vorbei in „{system}“ schreiben; es wurde nichts gesendet.',
		},
		remedy: {
			en: 'This is a fault of the package: please report it with the name of the operation.',
			de: 'Das ist ein Fehler des Pakets: Bitte melden Sie ihn mit dem Namen der Operation.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const guardError = errorFactory(guardErrorTexts);

export type GuardErrorCode = keyof typeof guardErrorTexts;

/**
 * Thrown by a vendor's client when it is certain that nothing was booked: the request was refused, or the
 * connection never came about. Only then may it be sent again.
 */
export class NotBooked extends Error {
	override readonly name = 'NotBooked';

	/** @param reason what the user is told */
	constructor(readonly reason: BelegflussError) {
		super(reason.message, { cause: reason });
	}
}
