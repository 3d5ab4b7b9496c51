import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of what keeps a switch from being set or believed. */
export const switchErrorTexts = {
	SWITCH_VALUE_INVALID: {
		message: {
			en: 'The switch "{kind}" cannot be set: field "{field}" ({reason}).',
			de: 'Der Schalter „{kind}“ lässt sich so nicht stellen: Feld „{field}“ ({reason}).',
		},
		remedy: {
			en: 'Correct the value. Amounts are EUR with a decimal point and without thousands separators, e.g. 1500.00.',
			de: 'Berichtigen Sie den Wert. Beträge in EUR mit Dezimalpunkt und ohne Tausenderzeichen, z. B. 1500.00.',
		},
	},
	SWITCH_SCOPE_INVALID: {
		message: {
			en: 'The switch "{kind}" cannot be set for "{scope}".',
			de: 'Der Schalter „{kind}“ lässt sich nicht für „{scope}“ stellen.',
		},
		remedy: {
			en: 'Choose what it applies to: everything, one workflow (its id), or for the kill switch one system (its name).',
			de: 'Wählen Sie, wofür er gilt: für alles, für einen Workflow (dessen ID) oder, beim Notschalter, für ein System (dessen Name).',
		},
	},
	SWITCH_REASON_MISSING: {
		message: {
			en: 'Nobody said who sets the switch "{kind}" or why.',
			de: 'Es fehlt, wer den Schalter „{kind}“ stellt oder warum.',
		},
		remedy: {
			en: 'Fill in "Decided By" and "Reason"; both are recorded in the audit trail.',
			de: 'Füllen Sie „Decided By“ und „Reason“ aus; beides steht danach im Protokoll.',
		},
	},
	SWITCH_NOT_RECORDED: {
		message: {
			en: 'The switch "{kind}" for "{scope}" was changed past the ledger: no audit event says so.',
			de: 'Der Schalter „{kind}“ für „{scope}“ wurde am Protokoll vorbei geändert: Kein Eintrag belegt ihn.',
		},
		remedy: {
			en: 'Nothing is written until it is set again with the Audit Logger (Switch: Set). Find out who changed the database.',
			de: 'Bis er mit dem Audit Logger neu gestellt ist (Switch: Set), wird nichts geschrieben. Stellen Sie fest, wer die Datenbank geändert hat.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const switchError = errorFactory(switchErrorTexts);
