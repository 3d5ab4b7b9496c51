import type { ExportContext, ExportSummary } from './summary';

/**
 * @param summary what was exported
 * @param context clock and the program that exports
 * @returns text of the readme, German and English
 */
export function readmeText(summary: ExportSummary, { now, software }: ExportContext): string {
	const { entries, payloads, checkpoints, head } = summary;
	const time = now().toISOString();
	const by = `${software.name} ${software.version}`;
	return `Export eines Belegfluss-Protokolls
==================================

Erstellt ${time} (UTC) mit ${by}
Protokoll        ${head?.chain ?? '(leer)'}
Einträge         ${entries}, davon ${payloads} mit aufbewahrten Daten
Letzter Eintrag  ${head ? `Nr. ${head.sequence}, Hash ${head.hash}` : '-'}
Prüfpunkte       ${checkpoints}

events.jsonl     alle Einträge, je Zeile {"hash":…,"event":…}. Der Hash ist SHA-256 über
                 "belegfluss-ledger-event-v1", ein Nullbyte und die Bytes hinter "event":
payloads.jsonl   die noch aufbewahrten Daten zu den Einträgen, je Zeile {"seq":…,"payload":…}
checkpoints.txt  alle Prüfpunkte, die das Protokoll selbst enthält
events.csv       dasselbe zum Lesen, für Excel; nur diese Datei ist nicht prüfbar

Prüfen:  belegfluss ledger verify ORDNER --checkpoint PRÜFPUNKT --key SCHLÜSSEL
oder ohne dieses Programm mit verify_ledger.py (docs/verify im Quelltext). Prüfpunkt und Schlüssel
müssen Sie selbst aufbewahrt haben: Die in diesem Ordner könnte ersetzt haben, wer auch das
Protokoll ersetzt hat. Ohne sie lässt sich zeigen, dass innen nichts geändert wurde, nicht aber,
dass am Ende nichts fehlt. Dateien nicht mit einem Textprogramm speichern: schon andere
Zeilenenden gelten als Änderung.

Export of a Belegfluss ledger
=============================

Made ${time} (UTC) with ${by}
Ledger        ${head?.chain ?? '(empty)'}
Entries       ${entries}, of which ${payloads} with kept data
Last entry    ${head ? `no. ${head.sequence}, hash ${head.hash}` : '-'}
Checkpoints   ${checkpoints}

events.jsonl     all entries, one {"hash":…,"event":…} per line. The hash is SHA-256 over
                 "belegfluss-ledger-event-v1", a zero byte and the bytes behind "event":
payloads.jsonl   data still kept for the entries, one {"seq":…,"payload":…} per line
checkpoints.txt  all checkpoints the ledger itself holds
events.csv       the same to be read, for Excel; the only file that cannot be verified

Verify:  belegfluss ledger verify FOLDER --checkpoint CHECKPOINT --key KEY
or, without this program, with verify_ledger.py (docs/verify in the source). Checkpoint and key must be
ones you kept yourself: whoever replaced the ledger could also have replaced those in this folder.
Without them it can be shown that nothing inside was changed, but not that nothing is missing at the
end. Do not save the files with a text editor: even other line endings count as a change.
`;
}
