import { errorFactory, type ErrorText } from '../../errors/belegfluss-error';

/** Wording of everything that can be wrong with checkpoints, their keys and the proofs made from them. */
export const checkpointErrorTexts = {
	CHECKPOINT_ENTRY_OUTSIDE: {
		message: {
			en: 'The checkpoint covers {size} entries, entry {entry} is not among them.',
			de: 'Der Prüfpunkt umfasst {size} Einträge, Eintrag {entry} gehört nicht dazu.',
		},
		remedy: {
			en: 'Use a checkpoint made after this entry was logged.',
			de: 'Verwenden Sie einen Prüfpunkt, der nach diesem Eintrag erstellt wurde.',
		},
	},
	CHECKPOINT_ENTRIES_MISSING: {
		message: {
			en: 'The ledger ends after {found} entries, the checkpoint covers {size}.',
			de: 'Das Protokoll endet nach {found} Einträgen, der Prüfpunkt umfasst {size}.',
		},
		remedy: {
			en: 'Take the checkpoint and the entries from the same ledger; if they are, entries were removed: compare with a backup.',
			de: 'Nehmen Sie Prüfpunkt und Einträge aus demselben Protokoll; ist das der Fall, wurden Einträge entfernt: mit einer Sicherung vergleichen.',
		},
	},
	CHECKPOINT_SIZES_REVERSED: {
		message: {
			en: 'The older checkpoint covers {older} entries, the newer one {newer}.',
			de: 'Der ältere Prüfpunkt umfasst {older} Einträge, der neuere {newer}.',
		},
		remedy: {
			en: 'Give the checkpoints in the order they were made; if they are, entries were removed in between.',
			de: 'Geben Sie die Prüfpunkte in der Reihenfolge ihrer Erstellung an; ist das der Fall, wurden dazwischen Einträge entfernt.',
		},
	},
	CHECKPOINT_PATH_LENGTH: {
		message: {
			en: 'A proof of {found} hashes does not lead to a root over {size} entries.',
			de: 'Ein Nachweis aus {found} Hashwerten führt nicht zu einer Wurzel über {size} Einträge.',
		},
		remedy: {
			en: 'The proof was shortened, extended or made for another checkpoint: have it made again.',
			de: 'Der Nachweis wurde gekürzt, verlängert oder für einen anderen Prüfpunkt erstellt: neu erstellen lassen.',
		},
	},
	CHECKPOINT_HASH_FORM: {
		message: {
			en: 'A hash has {found} bytes instead of 32.',
			de: 'Ein Hashwert hat {found} Byte statt 32.',
		},
		remedy: {
			en: 'Take checkpoint, proof and entries unchanged from the ledger.',
			de: 'Übernehmen Sie Prüfpunkt, Nachweis und Einträge unverändert aus dem Protokoll.',
		},
	},
	CHECKPOINT_TOO_LONG: {
		message: {
			en: 'The checkpoint is longer than {limit} bytes.',
			de: 'Der Prüfpunkt ist länger als {limit} Byte.',
		},
		remedy: {
			en: 'Pass the checkpoint alone, from its first line "belegfluss/ledger/…" to its last signature line.',
			de: 'Übergeben Sie nur den Prüfpunkt, von der ersten Zeile „belegfluss/ledger/…“ bis zur letzten Signaturzeile.',
		},
	},
	CHECKPOINT_NOTE_FORM: {
		message: {
			en: 'This is no signed checkpoint: expected are lines of text, one empty line and signature lines, each ended by a line break.',
			de: 'Das ist kein signierter Prüfpunkt: Erwartet werden Textzeilen, eine Leerzeile und Signaturzeilen, jede mit Zeilenumbruch am Ende.',
		},
		remedy: {
			en: 'Save the checkpoint as it was sent, without quotation marks, blank lines around it or changed line breaks; best as an attachment.',
			de: 'Speichern Sie den Prüfpunkt, wie er gesendet wurde, ohne Zitatzeichen, Leerzeilen davor oder danach und andere Umbrüche; am besten als Anhang.',
		},
	},
	CHECKPOINT_LINE_INVALID: {
		message: {
			en: 'Line {line} of the checkpoint, "{field}", does not have its proper form.',
			de: 'Zeile {line} des Prüfpunkts, „{field}“, hat nicht die vorgesehene Form.',
		},
		remedy: {
			en: 'Use the checkpoint as it was made; it must not be edited.',
			de: 'Verwenden Sie den Prüfpunkt, wie er erstellt wurde; er darf nicht bearbeitet werden.',
		},
	},
	CHECKPOINT_UNSIGNED: {
		message: {
			en: 'A checkpoint cannot be made without a signing key.',
			de: 'Ohne Signaturschlüssel lässt sich kein Prüfpunkt erstellen.',
		},
		remedy: {
			en: 'Choose a signing key; generate one if there is none yet.',
			de: 'Wählen Sie einen Signaturschlüssel; gibt es noch keinen, erzeugen Sie einen.',
		},
	},
	CHECKPOINT_KEY_NAME: {
		message: {
			en: 'This name cannot be the name of a key.',
			de: 'Dieser Name eignet sich nicht als Name eines Schlüssels.',
		},
		remedy: {
			en: 'Use up to {limit} characters without blanks and plus signs, e.g. belegfluss.kanzlei-mueller.',
			de: 'Verwenden Sie bis zu {limit} Zeichen ohne Leer- und Pluszeichen, z. B. belegfluss.kanzlei-mueller.',
		},
	},
	CHECKPOINT_KEY_SEED: {
		message: {
			en: 'The source of randomness gave {found} bytes instead of 32.',
			de: 'Die Zufallsquelle lieferte {found} Byte statt 32.',
		},
		remedy: {
			en: 'Generate the key again; if this recurs, report it to the maintainers.',
			de: 'Erzeugen Sie den Schlüssel erneut; tritt das wieder auf, melden Sie es den Entwicklern.',
		},
	},
	CHECKPOINT_SIGNING_KEY_FORM: {
		message: {
			en: 'The signing key does not have the form "PRIVATE+KEY+name+id+data".',
			de: 'Der Signaturschlüssel hat nicht die Form „PRIVATE+KEY+Name+Kennung+Daten“.',
		},
		remedy: {
			en: 'Enter the whole line of the signing key, as it was shown when the key was generated.',
			de: 'Geben Sie die ganze Zeile des Signaturschlüssels ein, wie sie beim Erzeugen angezeigt wurde.',
		},
	},
	CHECKPOINT_VERIFIER_KEY_FORM: {
		message: {
			en: 'The verifier key does not have the form "name+id+data".',
			de: 'Der Prüfschlüssel hat nicht die Form „Name+Kennung+Daten“.',
		},
		remedy: {
			en: 'Enter the whole line of the verifier key, as the keeper of the ledger published it.',
			de: 'Geben Sie die ganze Zeile des Prüfschlüssels ein, wie der Betreiber des Protokolls sie bekannt gegeben hat.',
		},
	},
	CHECKPOINT_VERIFIER_KEY_PRIVATE: {
		message: {
			en: 'This is a signing key, not a verifier key.',
			de: 'Das ist ein Signaturschlüssel, kein Prüfschlüssel.',
		},
		remedy: {
			en: 'Enter the verifier key instead. If the signing key was given to anybody, generate a new one: whoever has it can sign checkpoints.',
			de: 'Geben Sie stattdessen den Prüfschlüssel ein. Wurde der Signaturschlüssel weitergegeben, erzeugen Sie einen neuen: Wer ihn hat, kann Prüfpunkte signieren.',
		},
	},
	CHECKPOINT_KEY_TYPE: {
		message: {
			en: 'The key is not an Ed25519 key.',
			de: 'Der Schlüssel ist kein Ed25519-Schlüssel.',
		},
		remedy: {
			en: 'Use a key that was generated for checkpoints of this package.',
			de: 'Verwenden Sie einen Schlüssel, der für Prüfpunkte dieses Pakets erzeugt wurde.',
		},
	},
	CHECKPOINT_KEY_ID: {
		message: {
			en: 'The id in the key does not fit its name and data: the line was damaged or put together from two keys.',
			de: 'Die Kennung im Schlüssel passt nicht zu Name und Daten: Die Zeile ist beschädigt oder aus zwei Schlüsseln zusammengesetzt.',
		},
		remedy: {
			en: 'Copy the line again from where the key is kept.',
			de: 'Kopieren Sie die Zeile noch einmal von dort, wo der Schlüssel aufbewahrt wird.',
		},
	},
	PROOF_TOO_LONG: {
		message: {
			en: 'The proof file is longer than {limit} characters.',
			de: 'Die Nachweisdatei ist länger als {limit} Zeichen.',
		},
		remedy: {
			en: 'Choose the proof file; for more records make several proofs.',
			de: 'Wählen Sie die Nachweisdatei; für mehr Einträge erstellen Sie mehrere Nachweise.',
		},
	},
	PROOF_INVALID: {
		message: {
			en: 'This is no proof file of a known format: "{field}" does not have its proper form.',
			de: 'Das ist keine Nachweisdatei eines bekannten Formats: „{field}“ hat nicht die vorgesehene Form.',
		},
		remedy: {
			en: 'Use the proof file as it was made; it must not be edited.',
			de: 'Verwenden Sie die Nachweisdatei, wie sie erstellt wurde; sie darf nicht bearbeitet werden.',
		},
	},
	PROOF_RECORD_UNREADABLE: {
		message: {
			en: 'The text given for entry {sequence} is no audit event.',
			de: 'Der zu Eintrag {sequence} angegebene Text ist kein Protokollereignis.',
		},
		remedy: {
			en: 'Have the proof made again from the ledger.',
			de: 'Lassen Sie den Nachweis neu aus dem Protokoll erstellen.',
		},
	},
	PROOF_RECORD_OTHER_CHAIN: {
		message: {
			en: 'The event given for entry {sequence} belongs to another ledger than the checkpoint.',
			de: 'Das zu Eintrag {sequence} angegebene Ereignis gehört zu einem anderen Protokoll als der Prüfpunkt.',
		},
		remedy: {
			en: 'Have the proof made again from the ledger the checkpoint names.',
			de: 'Lassen Sie den Nachweis neu aus dem Protokoll erstellen, das der Prüfpunkt nennt.',
		},
	},
	CHECKPOINT_LEDGER_EMPTY: {
		message: {
			en: 'The ledger holds no entry yet, so there is nothing to sign.',
			de: 'Das Protokoll enthält noch keinen Eintrag, es gibt nichts zu unterschreiben.',
		},
		remedy: {
			en: 'Log the first event, then take the checkpoint.',
			de: 'Protokollieren Sie das erste Ereignis und nehmen Sie dann den Prüfpunkt.',
		},
	},
	CHECKPOINT_LEDGER_DAMAGED: {
		message: {
			en: 'The ledger shows {count} deviation(s), so no checkpoint was signed; trustworthy up to entry {until}.',
			de: 'Das Protokoll zeigt {count} Abweichung(en), deshalb wurde kein Prüfpunkt unterschrieben; vertrauenswürdig bis Eintrag {until}.',
		},
		remedy: {
			en: 'Verify the chain (Chain: Verify), leave the ledger as it is and compare with the last backup.',
			de: 'Prüfen Sie die Kette (Chain: Verify), lassen Sie das Protokoll unverändert und vergleichen Sie mit der letzten Sicherung.',
		},
	},
	CHECKPOINT_LEDGER_GAP: {
		message: {
			en: 'Entry {sequence}, which the checkpoint covers, is missing in the ledger.',
			de: 'Eintrag {sequence}, den der Prüfpunkt umfasst, fehlt im Protokoll.',
		},
		remedy: {
			en: 'Use a checkpoint of this ledger, or restore the backup that still holds the entry.',
			de: 'Verwenden Sie einen Prüfpunkt dieses Protokolls oder spielen Sie die Sicherung ein, die den Eintrag noch enthält.',
		},
	},
	CHECKPOINT_DOCUMENT_UNKNOWN: {
		message: {
			en: 'The checkpoint covers no entry about the document {sha256}.',
			de: 'Der Prüfpunkt umfasst keinen Eintrag zum Beleg {sha256}.',
		},
		remedy: {
			en: 'Take a new checkpoint, or check the SHA-256 of the document.',
			de: 'Nehmen Sie einen neuen Prüfpunkt oder prüfen Sie den SHA-256 des Belegs.',
		},
	},
	CHECKPOINT_KEY_MISSING: {
		message: {
			en: 'There is no key to sign the checkpoint with.',
			de: 'Es gibt keinen Schlüssel, mit dem der Prüfpunkt unterschrieben werden könnte.',
		},
		remedy: {
			en: 'Make one with "belegfluss ledger key NAME" and enter it as "Signing Key" in the credential "Belegfluss Ledger API".',
			de: 'Erzeugen Sie einen mit „belegfluss ledger key NAME“ und tragen Sie ihn als „Signing Key“ in den Zugangsdaten „Belegfluss Ledger API“ ein.',
		},
	},
	PROOF_RECORD_OTHER_SEQUENCE: {
		message: {
			en: 'The event given for entry {sequence} calls itself entry {stated}.',
			de: 'Das zu Eintrag {sequence} angegebene Ereignis nennt sich selbst Eintrag {stated}.',
		},
		remedy: {
			en: 'Have the proof made again from the ledger.',
			de: 'Lassen Sie den Nachweis neu aus dem Protokoll erstellen.',
		},
	},
	PROOF_RECORD_NOT_INCLUDED: {
		message: {
			en: 'Entry {sequence} is not contained in the ledger as the checkpoint states it.',
			de: 'Eintrag {sequence} ist in dem Protokoll, das der Prüfpunkt festhält, nicht enthalten.',
		},
		remedy: {
			en: 'The entry or the proof was changed after the checkpoint: verify the ledger and compare with a backup.',
			de: 'Der Eintrag oder der Nachweis wurde nach dem Prüfpunkt geändert: Protokoll prüfen und mit einer Sicherung vergleichen.',
		},
	},
} as const satisfies Record<string, ErrorText>;

/** Makes the errors of this room. */
export const checkpointError = errorFactory(checkpointErrorTexts);
