import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventHash } from '../../../../lib/ledger/event/hash';
import { exportLedger } from '../../../../lib/ledger/export/export-ledger';
import { FolderSink } from '../../../../lib/ledger/export/folder-sink';
import { EXPORT_FILES, type ExportFileName } from '../../../../lib/ledger/export/format';
import { chainOf } from '../helpers';
import {
	exportContext,
	exported,
	foundIn,
	linesOf,
	sourceOf,
	temporaryFolder,
	variedLedger,
	writeFiles,
} from './exports';

describe('an export', () => {
	it('holds the hashed bytes of every event, one per line', async () => {
		const entries = variedLedger();
		const lines = linesOf((await exported(entries))['events.jsonl']);

		expect(lines).toEqual(
			entries.map(({ hash, canonical }) => `{"hash":"${hash}","event":${canonical}}\n`),
		);
		for (const line of lines) {
			const [, hash = '', event = ''] = /^\{"hash":"(.{64})","event":(.*)\}\n$/.exec(line) ?? [];
			expect(eventHash(event)).toBe(hash);
		}
	});

	it('holds the data still kept, by ascending number', async () => {
		const entries = variedLedger();
		const lines = linesOf((await exported(entries))['payloads.jsonl']);

		expect(lines).toEqual(
			entries.flatMap(({ sequence, payload }) =>
				payload === null ? [] : [`{"seq":${sequence},"payload":${payload}}\n`],
			),
		);
		expect(lines).toHaveLength(3);
	});

	it('tells what it holds', async () => {
		const entries = variedLedger();
		const write = () => undefined;

		expect(await exportLedger(sourceOf(entries), { write }, exportContext)).toEqual({
			entries: 8,
			payloads: 3,
			checkpoints: 0,
			head: { chain: entries[7]?.chain, sequence: 8, hash: entries[7]?.hash },
		});
	});

	it('says in the readme, in German and English, what it is', async () => {
		const entries = variedLedger();
		const readme = (await exported(entries))['README.txt'].toString('utf8');

		expect(readme).toContain('Erstellt 2026-11-20T10:00:00.000Z (UTC)');
		expect(readme).toContain('8, davon 3 mit aufbewahrten Daten');
		expect(readme).toContain('8, of which 3 with kept data');
		expect(readme).toContain(`Hash ${entries[7]?.hash ?? ''}`);
	});

	it('of an empty ledger has every file, and is not called intact', async () => {
		const files = await exported([]);
		const folder = writeFiles(temporaryFolder(), files);

		expect(Object.keys(files).sort()).toEqual(Object.values(EXPORT_FILES).sort());
		expect(files['events.jsonl']).toHaveLength(0);
		expect(await foundIn(folder)).toMatchObject({ intact: false, found: ['empty 0'] });
	});

	it('comes in portions, the readme last, however long the ledger is', async () => {
		const calls: ExportFileName[] = [];
		const sink = { write: (file: ExportFileName) => void calls.push(file) };
		await exportLedger(sourceOf(chainOf(3_000)), sink, exportContext);
		const times = Object.values(EXPORT_FILES).map((file) => calls.filter((name) => name === file));

		expect(times.map(({ length }) => length)[0]).toBeGreaterThan(5);
		expect(calls.filter((name) => name === 'README.txt')).toHaveLength(1);
		expect(calls.at(-1)).toBe('README.txt');
		expect(calls).toContain('checkpoints.txt');
	});

	it('waits for the sink, and passes its failure on', async () => {
		const sink = { write: () => Promise.reject(new Error('no room')) };

		await expect(exportLedger(sourceOf(chainOf(2)), sink, exportContext)).rejects.toThrow(
			'no room',
		);
	});

	it('is as damaged as the ledger, and no worse', async () => {
		const entries = variedLedger().map((entry) =>
			entry.sequence === 5
				? { ...entry, canonical: `${entry.canonical.slice(0, -1)}\r\n }`, payload: '{\n}' }
				: entry,
		);
		const files = await exported(entries);

		expect(linesOf(files['events.jsonl'])).toHaveLength(8);
		expect(await foundIn(writeFiles(temporaryFolder(), files))).toMatchObject({
			intact: false,
			trustworthyUntil: 4,
			found: ['contentChanged 5 line 5'],
		});
	});

	it('cannot be misled by a hash that breaks out of its line', async () => {
		const entries = variedLedger().map((entry) =>
			entry.sequence === 5 ? { ...entry, hash: '","event":{}}\n{"hash":"' } : entry,
		);
		const files = await exported(entries);

		expect(linesOf(files['events.jsonl'])).toHaveLength(8);
		expect((await foundIn(writeFiles(temporaryFolder(), files))).found).toEqual([
			'unreadable 5 line 5',
		]);
	});

	it('refuses an entry no line can hold', async () => {
		const entries = chainOf(2).map((entry) => ({
			...entry,
			payload: entry.payload && `"${'ä'.repeat(16_777_216)}"`,
		}));
		const sink = { write: () => undefined };

		await expect(exportLedger(sourceOf(entries), sink, exportContext)).rejects.toMatchObject({
			code: 'EXPORT_ENTRY_TOO_LONG',
			params: { sequence: 2, limit: 33_554_432 },
		});
	});
});

describe('a folder for an export', () => {
	const write = async (folder: string) => {
		const sink = await FolderSink.open(folder);
		await exportLedger(sourceOf(variedLedger()), sink, exportContext);
		await sink.close();
	};

	it('is made, and readable for its owner only', async () => {
		const folder = join(temporaryFolder(), 'a', 'b');
		await write(folder);

		expect(readdirSync(folder).sort()).toEqual(Object.values(EXPORT_FILES).sort());
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		for (const file of readdirSync(folder)) {
			expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
		}
		expect(await foundIn(folder)).toEqual({
			intact: true,
			trustworthyUntil: 8,
			payloads: { kept: 3, erased: 1, missing: 0, unknown: 0 },
			found: [],
		});
	});

	it('may exist when it is empty', async () => {
		const folder = temporaryFolder();
		await write(folder);

		expect(readFileSync(join(folder, 'events.jsonl'))).toEqual(
			(await exported(variedLedger()))['events.jsonl'],
		);
	});

	it('is refused when anything lies in it', async () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'events.jsonl'), 'mine');

		await expect(write(folder)).rejects.toMatchObject({ code: 'EXPORT_FOLDER_NOT_EMPTY' });
		expect(readFileSync(join(folder, 'events.jsonl'), 'utf8')).toBe('mine');
	});

	it('is refused when it is a file', async () => {
		const path = join(temporaryFolder(), 'file');
		writeFileSync(path, '');

		await expect(write(path)).rejects.toMatchObject({
			code: 'EXPORT_NOT_WRITABLE',
			params: { path, reason: 'EEXIST' },
		});
	});

	it('says which file could not be written', async () => {
		const folder = temporaryFolder();
		const sink = await FolderSink.open(folder);
		mkdirSync(join(folder, 'payloads.jsonl'));

		await expect(exportLedger(sourceOf(variedLedger()), sink, exportContext)).rejects.toMatchObject(
			{
				code: 'EXPORT_NOT_WRITABLE',
				params: { path: join(folder, 'payloads.jsonl') },
			},
		);
		await sink.close();
		expect(readdirSync(folder)).not.toContain('README.txt');
	});
});
