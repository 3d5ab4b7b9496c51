import {
	fillTemplate,
	type Language,
	type LocalizedText,
} from '../../../lib/errors/belegfluss-error';
import type { VerificationReport } from '../../../lib/ledger/verify/report';
import { LEDGER_EXIT } from '../../exit-codes';
import { printable } from '../../printable';

/** What a verification comes to. */
export type Verdict = keyof typeof LEDGER_EXIT;

/**
 * @param report what was found
 * @returns what it comes to
 */
export function verdictOf({ intact, anchoredUntil }: VerificationReport): Verdict {
	if (!intact) return 'damaged';
	return anchoredUntil > 0 ? 'anchored' : 'unanchored';
}

const texts = {
	ledger: { de: 'Protokoll {chain}', en: 'Ledger {chain}' },
	entries: {
		de: '{checked} Einträge, vom {first} bis {last} (UTC)',
		en: '{checked} entries, from {first} to {last} (UTC)',
	},
	head: {
		de: 'Letzter Eintrag: Nr. {sequence}, Hash {hash}',
		en: 'Last entry: no. {sequence}, hash {hash}',
	},
	payloads: {
		de: 'Daten zu Einträgen: {kept} aufbewahrt, {erased} gelöscht und vermerkt, {missing} fehlen ohne Vermerk',
		en: 'Data of entries: {kept} kept, {erased} erased and logged, {missing} gone without a word',
	},
	payloadsUnknown: {
		de: 'Daten zu {unknown} Einträgen wurden nicht geprüft',
		en: 'Data of {unknown} entries was not verified',
	},
	noDeviation: { de: 'Keine Abweichung.', en: 'No deviation.' },
	deviations: { de: '{count} Abweichung(en):', en: '{count} deviation(s):' },
	more: { de: '… und {count} weitere', en: '… and {count} more' },
	line: { de: ' [Zeile {line}]', en: ' [line {line}]' },
	trustNone: {
		de: 'Kein Eintrag ist noch vertrauenswürdig.',
		en: 'No entry can be trusted any more.',
	},
	trustSome: {
		de: 'Noch vertrauenswürdig: Eintrag 1 bis {until}. Alles danach bitte mit einer Sicherung vergleichen.',
		en: 'Still to be trusted: entries 1 to {until}. Please compare everything behind them with a backup.',
	},
	trustChain: {
		de: 'Die Einträge selbst bilden eine lückenlose Kette (1 bis {until}).',
		en: 'The entries themselves form an unbroken chain (1 to {until}).',
	},
	anchored: {
		de: 'Bis Eintrag {until} durch einen unterschriebenen Prüfpunkt belegt: dort wurde seither nichts geändert.',
		en: 'Proven up to entry {until} by a signed checkpoint: nothing was changed there since.',
	},
	behindAnchor: {
		de: 'Für die {count} Einträge danach gilt das nicht: ein neuerer Prüfpunkt würde auch sie belegen.',
		en: 'That does not hold for the {count} entries behind it: a newer checkpoint would prove them as well.',
	},
	confirmed: {
		de: 'Ein Prüfpunkt stimmt bis Eintrag {until} überein. Seine Unterschrift ließ sich nicht prüfen: dazu den Schlüssel mit --key angeben.',
		en: 'A checkpoint agrees up to entry {until}. Its signature could not be checked: give the key with --key.',
	},
	unanchored: {
		de: 'Ohne einen Prüfpunkt, den Sie selbst aufbewahrt haben (--checkpoint), lässt sich nicht sagen, ob am Ende Einträge fehlen oder ob alles neu geschrieben wurde.',
		en: 'Without a checkpoint you kept yourself (--checkpoint) nobody can say whether entries are missing at the end or whether everything was written anew.',
	},
	resultAnchored: { de: 'Ergebnis: unversehrt und belegt.', en: 'Result: intact and proven.' },
	resultUnanchored: {
		de: 'Ergebnis: in sich unversehrt, aber nicht belegt.',
		en: 'Result: intact in itself, but not proven.',
	},
	resultDamaged: { de: 'Ergebnis: beschädigt.', en: 'Result: damaged.' },
} as const satisfies Record<string, LocalizedText>;

/**
 * @param report what was found
 * @param language wording wanted
 * @returns that in lines a bookkeeper understands, safe to be printed
 */
export function verdictLines(report: VerificationReport, language: Language): string[] {
	const say = (text: keyof typeof texts, params: Record<string, string | number> = {}) =>
		fillTemplate(texts[text][language], params);
	const { checked, first, last, payloads } = report;
	const lines = [
		say('ledger', { chain: report.chain ?? '–' }),
		say('entries', { checked, first: first?.time ?? '–', last: last?.time ?? '–' }),
		...(last ? [say('head', { sequence: last.sequence, hash: last.hash ?? '–' })] : []),
		say('payloads', { ...payloads }),
		...(payloads.unknown > 0 ? [say('payloadsUnknown', { ...payloads })] : []),
		'',
		...deviationLines(report, say),
		'',
		...trustLines(report, say),
	];
	return lines.map(printable);
}

type Say = (text: keyof typeof texts, params?: Record<string, string | number>) => string;

function deviationLines({ deviations, deviationCount: count }: VerificationReport, say: Say) {
	if (count === 0) return [say('noDeviation')];
	const width = Math.max(...deviations.map(({ kind }) => kind.length));
	const unlisted = count - deviations.length;
	return [
		say('deviations', { count }),
		...deviations.map(
			({ kind, detail, line }) =>
				`  ${kind.padEnd(width)}  ${detail}${line === null ? '' : say('line', { line })}`,
		),
		...(unlisted > 0 ? [`  ${say('more', { count: unlisted })}`] : []),
	];
}

const RESULTS = {
	anchored: 'resultAnchored',
	unanchored: 'resultUnanchored',
	damaged: 'resultDamaged',
} as const satisfies Record<Verdict, keyof typeof texts>;

function trustLines(report: VerificationReport, say: Say): string[] {
	const { trustworthyUntil: until, anchoredUntil, confirmedUntil, intact, last } = report;
	const end = last?.sequence ?? 0;
	const behindAnchor = end - anchoredUntil;
	const lines: string[] = [];
	if (until < end || end === 0) lines.push(say(until > 0 ? 'trustSome' : 'trustNone', { until }));
	else if (!intact) lines.push(say('trustChain', { until }));
	if (anchoredUntil > 0) {
		lines.push(say('anchored', { until: anchoredUntil }));
		if (behindAnchor > 0) lines.push(say('behindAnchor', { count: behindAnchor }));
	} else if (confirmedUntil > 0) lines.push(say('confirmed', { until: confirmedUntil }));
	else lines.push(say('unanchored'));
	return [...lines, say(RESULTS[verdictOf(report)])];
}
