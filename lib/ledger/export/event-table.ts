import { readEvent, type RecordedEvent } from '../event/read-event';
import { GermanClock } from '../report/german-clock';
import type { StoredEntry } from '../store/store';
import { BYTE_ORDER_MARK, csvRow } from './csv';
import { eventWords, wordOf } from './event-words';

/** What a column shows. */
interface Column {
	readonly heading: string;
	value(event: RecordedEvent, entry: StoredEntry, clock: GermanClock): string;
}

const columns: readonly Column[] = [
	{ heading: 'Nr.', value: ({ seq }) => String(seq) },
	{ heading: 'Zeit (Deutschland)', value: ({ ts }, _, clock) => germanTime(ts, clock) },
	{ heading: 'Zeit (UTC)', value: ({ ts }) => ts },
	{ heading: 'Vorgang', value: ({ action }) => wordOf(eventWords.actions, action) },
	{
		heading: 'Gegenstand',
		value: ({ subject }) => wordOf(eventWords.subjectTypes, subject?.type ?? null),
	},
	{ heading: 'Kennung', value: ({ subject }) => subject?.id ?? '' },
	{ heading: 'System', value: ({ subject }) => subject?.system ?? '' },
	{ heading: 'Beleg (SHA-256)', value: ({ subject }) => subject?.documentSha256 ?? '' },
	{ heading: 'Handelnder', value: ({ actor }) => actor.id },
	{ heading: 'Art', value: ({ actor }) => wordOf(eventWords.actorKinds, actor.kind) },
	{ heading: 'Kanal', value: ({ actor }) => actor.via ?? '' },
	{ heading: 'Phase', value: ({ mode }) => wordOf(eventWords.phases, mode) },
	{ heading: 'Ampel', value: ({ decision }) => wordOf(eventWords.ampeln, decision?.ampel ?? null) },
	{
		heading: 'Entscheidung',
		value: ({ decision }) => wordOf(eventWords.decisions, decision?.action ?? null),
	},
	{ heading: 'Befunde', value: ({ decision }) => decision?.findings.join(', ') ?? '' },
	{ heading: 'Gründe', value: ({ decision }) => decision?.reasons.join(', ') ?? '' },
	{
		heading: 'Ergebnis',
		value: ({ outcome }) => wordOf(eventWords.outcomes, outcome?.state ?? null),
	},
	{ heading: 'Kennung im Zielsystem', value: ({ outcome }) => outcome?.remoteId ?? '' },
	{ heading: 'Fehlercode', value: ({ outcome }) => outcome?.errorCode ?? '' },
	{ heading: 'Begründung', value: ({ reason }) => reason ?? '' },
	{ heading: 'Freigabe durch', value: ({ approval }) => approval?.approver ?? '' },
	{ heading: 'Schreibvorgang', value: ({ write }) => write?.operation ?? '' },
	{
		heading: 'Aufbewahrung',
		value: ({ recordType }) => wordOf(eventWords.recordTypes, recordType),
	},
	{ heading: 'Sprachmodell', value: ({ model }) => model?.name ?? '' },
	{ heading: 'Workflow', value: ({ run }) => run?.workflowName ?? run?.workflowId ?? '' },
	{ heading: 'Ausführung', value: ({ run }) => run?.executionId ?? '' },
	{ heading: 'Node', value: ({ run }) => run?.node ?? '' },
	{ heading: 'Daten', value: ({ payloadSha256 }, { payload }) => dataWord(payloadSha256, payload) },
	{ heading: 'Hash', value: (_, { hash }) => hash },
];

const HEADINGS = columns.map(({ heading }) => heading);
const REST = HEADINGS.slice(4).map(() => '');

/** @returns the first row of the table, and what Excel needs to read the file as UTF-8 */
export function tableHeader(): string {
	return `${BYTE_ORDER_MARK}${csvRow(HEADINGS)}`;
}

/**
 * @param entry an entry of the ledger
 * @param clock tells German time; one for the whole table
 * @returns its row; where the entry cannot be read, that and its number
 */
export function tableRow(entry: StoredEntry, clock: GermanClock): string {
	const event = readEvent(entry.canonical);
	if (!event) return csvRow([String(entry.sequence), '', '', 'nicht lesbar', ...REST]);
	return csvRow(columns.map(({ value }) => value(event, entry, clock)));
}

function germanTime(instant: string, clock: GermanClock): string {
	const { day, hour } = clock.at(instant);
	const [year, month, date] = day.split('-');
	// German time is whole hours ahead of UTC, so minutes and seconds are the same.
	return `${date}.${month}.${year} ${String(hour).padStart(2, '0')}${instant.slice(13, 19)}`;
}

function dataWord(expected: string | null, payload: string | null): string {
	if (payload !== null) return 'aufbewahrt';
	return expected === null ? '' : 'gelöscht oder fehlend';
}
