import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../../../lib/ledger/export/csv';
import { auditActions } from '../../../../lib/ledger/event/actions';
import { eventWords, wordOf } from '../../../../lib/ledger/export/event-words';
import { draft } from '../draft';
import { chained, context } from '../helpers';
import { exported, variedLedger } from './exports';

const rowsOf = (file: Buffer) =>
	parse(file, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];

async function rowOf(...changes: Parameters<typeof draft>) {
	const entries = chained([{ event: draft(...changes), payload: { a: 1 } }]);
	return rowsOf((await exported(entries))['events.csv'])[1] ?? {};
}

describe('the table for Excel', () => {
	it('has one row per entry, in words a bookkeeper knows', async () => {
		const entries = variedLedger();
		const rows = rowsOf((await exported(entries))['events.csv']);

		expect(rows).toHaveLength(8);
		expect(rows[5]).toEqual({
			'Nr.': '6',
			'Zeit (Deutschland)': '02.03.2026 09:00:01',
			'Zeit (UTC)': '2026-03-02T08:00:01.000Z',
			Vorgang: 'entschieden',
			Gegenstand: 'Beleg',
			Kennung: '',
			System: '',
			'Beleg (SHA-256)': 'ab'.repeat(32),
			Handelnder: 'KI-Workflow-01',
			Art: 'System',
			Kanal: '',
			Phase: 'Schatten',
			Ampel: '',
			Entscheidung: '',
			Befunde: '',
			Gründe: '',
			Ergebnis: '',
			'Kennung im Zielsystem': '',
			Fehlercode: '',
			Begründung: 'a\\b\n"c"',
			'Freigabe durch': '',
			Schreibvorgang: '',
			Aufbewahrung: '',
			Sprachmodell: '',
			Workflow: '',
			Ausführung: '',
			Node: '',
			Daten: '',
			Hash: entries[5]?.hash,
		});
		expect(rows.map(({ Daten }) => Daten)).toEqual([
			'',
			'aufbewahrt',
			'gelöscht oder fehlend',
			'',
			'aufbewahrt',
			'',
			'',
			'aufbewahrt',
		]);
	});

	it('shows every part of an event', async () => {
		expect(
			await rowOf({
				action: 'written',
				mode: 'writeBack',
				recordType: 'voucher',
				decision: {
					action: 'write',
					ampel: 'green',
					findings: ['I-01', 'V-02'],
					reasons: ['WITHIN_LIMITS'],
					ruleSetVersion: '1',
				},
				outcome: { state: 'failed', remoteId: '0815', errorCode: 'TIMEOUT' },
				approval: {
					approver: 'Frau Muster',
					at: '2026-03-02T08:00:00.000Z',
					id: 'a',
					payloadSha256: '0'.repeat(64),
				},
				model: { name: 'm-1', inputTokens: 1, outputTokens: 2, promptVersion: null },
				run: {
					executionId: '4711',
					executionMode: 'trigger',
					node: 'n',
					workflowId: 'w',
					workflowName: null,
				},
				write: {
					attempt: 1,
					key: '0'.repeat(64),
					operation: 'voucher.create',
					requestSha256: '0'.repeat(64),
				},
			}),
		).toMatchObject({
			Vorgang: 'geschrieben',
			Phase: 'Schreiben',
			Ampel: 'grün',
			Entscheidung: 'schreiben',
			Befunde: 'I-01, V-02',
			Gründe: 'WITHIN_LIMITS',
			Ergebnis: 'gescheitert',
			'Kennung im Zielsystem': '0815',
			Fehlercode: 'TIMEOUT',
			'Freigabe durch': 'Frau Muster',
			Schreibvorgang: 'voucher.create',
			Aufbewahrung: 'Buchungsbeleg',
			Sprachmodell: 'm-1',
			Workflow: 'w',
			Ausführung: '4711',
			Node: 'n',
		});
	});

	it('begins with a byte order mark and ends its rows with CR LF', async () => {
		const file = (await exported(variedLedger()))['events.csv'];
		const text = file.toString('utf8');

		expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(text.startsWith('\ufeffNr.;Zeit (Deutschland);Zeit (UTC);')).toBe(true);
		expect(text.endsWith('\r\n')).toBe(true);
	});

	it.each([
		['2026-03-29T00:59:59.999Z', '29.03.2026 01:59:59'],
		['2026-03-29T01:00:00.000Z', '29.03.2026 03:00:00'],
		['2026-10-25T00:59:59.000Z', '25.10.2026 02:59:59'],
		['2026-10-25T01:00:00.000Z', '25.10.2026 02:00:00'],
		['2026-12-31T23:30:00.000Z', '01.01.2027 00:30:00'],
	])('tells %s in German time', async (utc, german) => {
		const entries = chained([{ event: draft(), payload: null }], {
			...context(),
			now: () => new Date(utc),
		});
		const [row] = rowsOf((await exported(entries))['events.csv']);

		expect(row).toMatchObject({ 'Zeit (UTC)': utc, 'Zeit (Deutschland)': german });
	});

	it('says so where an entry cannot be read', async () => {
		const entries = variedLedger().map((entry) => ({ ...entry, canonical: '{' }));
		const [row] = rowsOf((await exported(entries))['events.csv']);

		expect(row).toMatchObject({ 'Nr.': '1', Vorgang: 'nicht lesbar' });
	});

	it('has a word for every action', () => {
		expect(Object.keys(eventWords.actions).toSorted()).toEqual([...auditActions].toSorted());
	});

	it('leaves a code it does not know as it is', () => {
		expect(wordOf(eventWords.actions, 'teleported')).toBe('teleported');
		expect(wordOf(eventWords.actions, 'constructor')).toBe('constructor');
		expect(wordOf(eventWords.actions, null)).toBe('');
	});
});

describe('a row of the table', () => {
	it.each(['=1+1', '+49 30', '-5', '@SUM(A1)', '\tx', '\rx', '=cmd|"/c calc"!A1'])(
		'never begins a cell like a formula: %j',
		(cell) => {
			const [[written = ''] = []] = parse(csvRow([cell]), { delimiter: ';' }) as string[][];

			expect(written).toBe(`'${cell}`);
		},
	);

	it('reads back as it was written, but for what would be a formula', () => {
		const cell = fc.string({
			unit: fc.constantFrom('a', 'ä', ';', '"', '\n', '\r', ' ', ',', '=', '0'),
		});
		fc.assert(
			fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
				const [row = []] = parse(csvRow(cells), {
					delimiter: ';',
					record_delimiter: '\r\n',
				}) as string[][];
				expect(row).toEqual(cells.map((text) => (/^[=\r]/.test(text) ? `'${text}` : text)));
			}),
		);
	});
});
