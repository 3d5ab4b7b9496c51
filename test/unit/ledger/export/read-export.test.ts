import { hash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { eventHash } from '../../../../lib/ledger/event/hash';
import { readExport } from '../../../../lib/ledger/export/read-export';
import { verifyChain } from '../../../../lib/ledger/verify/verify';
import { chainOf, forged, OTHER_CHAIN } from '../helpers';
import {
	exported,
	fileOf,
	foundIn,
	linesOf,
	temporaryFolder,
	variedLedger,
	writeFiles,
	type ExportFiles,
} from './exports';

let files: ExportFiles;
let events: string[];
let payloads: string[];

beforeEach(async () => {
	files = await exported(variedLedger());
	events = linesOf(files['events.jsonl']);
	payloads = linesOf(files['payloads.jsonl']);
});

/** What is found once some lines are others. */
async function found(changes: { events?: readonly string[]; payloads?: readonly string[] }) {
	const folder = writeFiles(temporaryFolder(), {
		...files,
		'events.jsonl': fileOf(changes.events ?? events),
		'payloads.jsonl': fileOf(changes.payloads ?? payloads),
	});
	return (await foundIn(folder)).found;
}

/** A line whose event is another one, with or without its proper hash. */
function line(index: number, change: (event: string) => string, rehash = true): string {
	const [, hash = '', event = ''] =
		/^\{"hash":"(.{64})","event":(.*)\}\n$/.exec(events[index] ?? '') ?? [];
	const changed = change(event);
	return `{"hash":"${rehash ? eventHash(changed) : hash}","event":${changed}}\n`;
}

describe('an untouched export', () => {
	it('is intact', async () => {
		expect(await found({})).toEqual([]);
	});

	it('can be verified by its events alone, without a word about data', async () => {
		const folder = writeFiles(temporaryFolder(), files);

		expect(await foundIn(join(folder, 'events.jsonl'))).toEqual({
			intact: true,
			trustworthyUntil: 8,
			payloads: { kept: 0, erased: 0, missing: 0, unknown: 8 },
			found: [],
		});
	});

	it('lacks all data when the file with it is missing', async () => {
		const folder = writeFiles(temporaryFolder(), { 'events.jsonl': files['events.jsonl'] });

		expect((await foundIn(folder)).found).toEqual([
			'payloadMissing 2',
			'payloadMissing 5',
			'payloadMissing 8',
		]);
	});

	it('may be longer than what is read at once', async () => {
		const folder = writeFiles(temporaryFolder(), await exported(chainOf(3_000)));

		expect(await foundIn(folder)).toMatchObject({
			intact: true,
			trustworthyUntil: 3_000,
			payloads: { kept: 2_999, erased: 0, missing: 0, unknown: 0 },
		});
	});
});

describe('a line of the events', () => {
	it.each([
		['ends in CR LF', (text: string) => text.replace('\n', '\r\n')],
		['ends in blanks', (text: string) => text.replace('\n', '  \n')],
		['begins with a byte order mark', (text: string) => `\ufeff${text}`],
		['begins with a blank', (text: string) => ` ${text}`],
		['is empty', () => '\n'],
		['is something else', () => 'Protokoll\n'],
		['has a blank before the colon', (text: string) => text.replace('"event":', '"event" :')],
		[
			'has its members in another order',
			(text: string) =>
				text.replace(/"hash":(".{64}"),"event":(.*)\}\n$/, '"event":$2,"hash":$1}\n'),
		],
		['has a shorter hash', (text: string) => text.replace(/[0-9a-f]"/, '"')],
	])('that %s is unreadable, and named with its number', async (_, change) => {
		expect(await found({ events: events.with(3, change(events[3] ?? '')) })).toEqual([
			'unreadable 4 line 4',
		]);
	});

	it.each([
		[
			'a file saved with CR LF',
			(lines: string[]) => lines.map((text) => text.replace('\n', '\r\n')),
		],
		[
			'a file saved as UTF-16',
			(lines: string[]) => [Buffer.from(lines.join(''), 'utf16le').toString('latin1')],
		],
	])('is unreadable throughout %s', async (_, change) => {
		const report = await found({ events: change(events) });

		expect(report[0]).toBe('unreadable 1 line 1');
		expect(report.filter((text) => text.startsWith('unreadable'))).toHaveLength(
			change(events).join('').split('\n').length - 1,
		);
	});

	it.each([
		['in the middle', 20],
		['before its line break', -1],
	])('that breaks off %s is named as such', async (_, length) => {
		const cut = events.with(7, events[7]?.slice(0, length) ?? '');

		expect(await found({ events: cut })).toEqual(['partialLine 8 line 8']);
	});

	it('that is longer than any entry is skipped without being kept', async () => {
		const folder = writeFiles(temporaryFolder(), {
			...files,
			'events.jsonl': fileOf(events.toSpliced(3, 1, `${'x'.repeat(3_000_000)}\n`)),
		});
		const report = await verifyChain(readExport(folder, { maxLineLength: 10_000 }), {
			language: 'en',
		});

		expect(report.deviations).toEqual([
			{
				kind: 'unreadable',
				sequence: 4,
				line: 4,
				detail: 'Entry 4 is no readable entry of a known format (line 4 is longer than any entry).',
			},
		]);
		expect(report.trustworthyUntil).toBe(3);
	});

	it('that was added is named, and takes no number away', async () => {
		expect(await found({ events: events.toSpliced(3, 0, 'x\n', '\n', 'y\n') })).toEqual([
			'unreadable 4 line 4',
			'unreadable 5 line 5',
			'unreadable 6 line 6',
		]);
	});

	it('that was spread over several is named as many times', async () => {
		const spread = `${JSON.stringify(JSON.parse(events[3] ?? ''), null, 2)}\n`;
		const lines = spread.split('\n').length - 1;

		expect(await found({ events: events.with(3, spread) })).toEqual(
			Array.from({ length: lines }, (_, index) => `unreadable ${4 + index} line ${4 + index}`),
		);
	});

	it('may stand for several that are missing', async () => {
		expect(await found({ events: events.toSpliced(3, 2, 'x\n') })).toEqual([
			'unreadable 4 line 4',
			'gap 5',
			'payloadStray 5 line 2',
		]);
		expect(await found({ events: events.toSpliced(3, 2, 'x\n', 'y\n', 'z\n') })).toEqual([
			'unreadable 4 line 4',
			'unreadable 5 line 5',
			'unreadable 6 line 6',
		]);
	});

	it('that holds no UTF-8 is unreadable, even when its hash was recomputed', async () => {
		const text = line(3, (event) => event.replace('"via":null', '"via":"\\u00ff"'));
		const bytes = Buffer.from(text, 'utf8');
		const at = bytes.indexOf('"via":"');
		const broken = Buffer.concat([
			bytes.subarray(83, at + 7),
			Buffer.of(0xff),
			bytes.subarray(at + 13, -2),
		]);
		const prefix = Buffer.from('belegfluss-ledger-event-v1\0');
		const head = `{"hash":"${hash('sha256', Buffer.concat([prefix, broken]), 'hex')}","event":`;
		const folder = writeFiles(temporaryFolder(), {
			...files,
			'events.jsonl': Buffer.concat([
				fileOf(events.slice(0, 3)),
				Buffer.from(head),
				broken,
				Buffer.from('}\n'),
				fileOf(events.slice(4)),
			]),
		});

		expect((await foundIn(folder)).found).toEqual(['unreadable 4 line 4', 'linkBroken 5 line 5']);
	});
});

describe('an entry', () => {
	it('with changed content is named by the place it stands in', async () => {
		const changed = line(
			4,
			(event) => event.replace('"action":"checked"', '"action":"written"'),
			false,
		);

		expect(await found({ events: events.with(4, changed) })).toEqual(['contentChanged 5 line 5']);
	});

	it('with a changed number is named by the place it stands in, and its data with it', async () => {
		const changed = line(4, (event) => event.replace('"seq":5', '"seq":7'), false);

		expect(await found({ events: events.with(4, changed) })).toEqual(['contentChanged 5 line 5']);
	});

	it('with a number of its own making, hash recomputed, opens a gap', async () => {
		const changed = line(4, (event) => event.replace('"seq":5', '"seq":6'));

		expect(await found({ events: events.with(4, changed) })).toEqual([
			'gap 5',
			'fork 6 line 6',
			'payloadMissing 6',
			'linkBroken 7 line 7',
			'payloadStray 5 line 2',
		]);
	});

	it('that was deleted leaves a gap, and its data without an owner', async () => {
		expect(await found({ events: events.toSpliced(4, 1) })).toEqual([
			'gap 5',
			'payloadStray 5 line 2',
		]);
		expect(await found({ events: events.toSpliced(0, 1) })).toEqual(['gap 1']);
	});

	it('that was deleted together with its data leaves a gap', async () => {
		expect(
			await found({ events: events.toSpliced(4, 1), payloads: payloads.toSpliced(1, 1) }),
		).toEqual(['gap 5']);
	});

	it('that was cut off the end is shown by its data only', async () => {
		expect(await found({ events: events.slice(0, 7) })).toEqual(['payloadStray 8 line 3']);
		expect(await found({ events: events.slice(0, 7), payloads: payloads.slice(0, 2) })).toEqual([]);
	});

	it('that changed places with another is out of order, and keeps its data', async () => {
		const swapped = events.with(1, events[4] ?? '').with(4, events[1] ?? '');

		expect(await found({ events: swapped })).toEqual([
			'outOfOrder 3 line 3',
			'outOfOrder 4 line 4',
			'outOfOrder 2 line 5',
		]);
	});

	it('that is there twice is a copy', async () => {
		expect(await found({ events: events.toSpliced(6, 0, events[1] ?? '') })).toEqual([
			'duplicate 2 line 7',
		]);
	});

	it('that was squeezed in with a number that is taken is a fork', async () => {
		const forgery = line(4, (event) => event.replace('"action":"checked"', '"action":"written"'));

		expect(await found({ events: events.toSpliced(5, 0, forgery) })).toEqual(['fork 5 line 6']);
	});

	it('of another ledger is named, and takes nobody’s data', async () => {
		const [, , foreign = ''] = linesOf((await exported(variedLedger(OTHER_CHAIN)))['events.jsonl']);

		expect(await found({ events: events.toSpliced(3, 0, foreign) })).toEqual([
			'foreignChain 3 line 4',
		]);
	});

	it('that was rewritten together with its hash breaks the link of the next one', async () => {
		const [forgery] = [forged(variedLedger()[3]!, { action: 'written' })];
		const text = `{"hash":"${forgery.hash}","event":${forgery.canonical}}\n`;

		expect(await found({ events: events.with(3, text) })).toEqual(['linkBroken 5 line 5']);
	});

	it('with an earlier time than the one before is worth a notice', async () => {
		const earlier = line(7, (event) => event.replace('2026-03-02', '2025-03-02'));

		expect(await found({ events: events.with(7, earlier) })).toEqual(['clockWentBack 8 line 8']);
	});
});

describe('a line of the data', () => {
	it.each([
		['content', (text: string) => text.replace('confidence', 'Confidence'), ['payloadChanged 5']],
		['salt', (text: string) => text.replace(/[0-9a-f]"\}\}\n$/, 'x"}}\n'), ['payloadChanged 5']],
		[
			'number, to a higher one',
			(text: string) => text.replace('"seq":5', '"seq":9'),
			['payloadMissing 5', 'payloadOutOfOrder 8 line 3', 'payloadStray 9 line 2'],
		],
		[
			'number, to a lower one',
			(text: string) => text.replace('"seq":5', '"seq":1'),
			['payloadMissing 5', 'payloadOutOfOrder 1 line 2', 'payloadStray 1'],
		],
		[
			'number, written with a zero in front',
			(text: string) => text.replace('"seq":5', '"seq":05'),
			['payloadUnreadable 3 line 2', 'payloadMissing 5'],
		],
		[
			'number, to one above 2^53',
			(text: string) => text.replace('"seq":5', '"seq":9007199254740993'),
			['payloadUnreadable 3 line 2', 'payloadMissing 5'],
		],
		['form', (text: string) => text.replace('"payload":', '"payload": '), ['payloadChanged 5']],
		[
			'beginning',
			(text: string) => text.replace('{"seq"', '{ "seq"'),
			['payloadUnreadable 3 line 2', 'payloadMissing 5'],
		],
		[
			'break',
			(text: string) => text.replace('\n', '\r\n'),
			['payloadUnreadable 3 line 2', 'payloadMissing 5'],
		],
	])('with a changed %s is found', async (_, change, expected) => {
		const report = await found({ payloads: payloads.with(1, change(payloads[1] ?? '')) });

		expect(report.toSorted()).toEqual(expected.toSorted());
	});

	it('that was deleted is missing', async () => {
		expect(await found({ payloads: payloads.toSpliced(1, 1) })).toEqual(['payloadMissing 5']);
	});

	it('that breaks off is unreadable', async () => {
		const cut = payloads.with(2, payloads[2]?.slice(0, -1) ?? '');

		expect((await found({ payloads: cut })).toSorted()).toEqual([
			'payloadMissing 8',
			'payloadUnreadable 6 line 3',
		]);
	});

	it('that is there twice is needed once', async () => {
		expect(await found({ payloads: payloads.toSpliced(2, 0, payloads[1] ?? '') })).toEqual([
			'payloadOutOfOrder 5 line 3',
			'payloadStray 5 line 3',
		]);
	});

	it('that changed places with another is out of order, and still found', async () => {
		const [first = '', second = '', third = ''] = payloads;

		expect(await found({ payloads: [second, first, third] })).toEqual([
			'payloadOutOfOrder 2 line 2',
		]);
	});

	it('that was put back after its erasure is named', async () => {
		const erased =
			'{"seq":3,"payload":{"data":{"note":"wird gelöscht"},"salt":"00000000000000000000000000000002"}}\n';

		expect(await found({ payloads: payloads.toSpliced(1, 0, erased) })).toEqual([
			'erasureUndone 3',
		]);
	});

	it('that cannot be read is counted ten thousand times and no more', async () => {
		const folder = writeFiles(temporaryFolder(), {
			...files,
			'payloads.jsonl': Buffer.alloc(200_000, '\n'),
		});
		const report = await verifyChain(readExport(folder));

		// Besides, three payloads are missing.
		expect(report.deviationCount).toBe(10_003);
		expect(report).toMatchObject({ intact: false, trustworthyUntil: 8 });
	});

	it('for an entry that logged none is stray', async () => {
		const stray = '{"seq":4,"payload":{}}\n';

		expect(await found({ payloads: payloads.toSpliced(1, 0, stray) })).toEqual(['payloadStray 4']);
	});
});

describe('what is no export', () => {
	const reading = async (path: string) => {
		await readExport(path).next();
	};

	it('is refused when there is nothing', async () => {
		const path = join(temporaryFolder(), 'nowhere');

		await expect(reading(path)).rejects.toMatchObject({
			code: 'EXPORT_NOT_FOUND',
			params: { path },
		});
	});

	it('is refused when the folder holds no events', async () => {
		const path = temporaryFolder();

		await expect(reading(path)).rejects.toMatchObject({ code: 'EXPORT_EVENTS_MISSING' });
	});

	it.each(['events.jsonl', 'payloads.jsonl'])('is refused when %s is a folder', async (name) => {
		const path = temporaryFolder();
		writeFileSync(join(path, 'events.jsonl'), '', { flag: 'a' });
		if (name === 'events.jsonl') {
			rmSync(join(path, name));
		}
		mkdirSync(join(path, name));

		await expect(reading(path)).rejects.toMatchObject({
			code: 'EXPORT_NOT_A_FILE',
			params: { path: join(path, name) },
		});
	});
});
