import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, verifierKeyOf } from '../../../../lib/ledger/checkpoint/keys';
import { takeCheckpoint } from '../../../../lib/ledger/checkpoint/take-checkpoint';
import { appendEvents } from '../../../../lib/ledger/append';
import {
	readCheckpoints,
	recordedCheckpoint,
} from '../../../../lib/ledger/export/checkpoint-texts';
import { exportLedger } from '../../../../lib/ledger/export/export-ledger';
import { FolderSink } from '../../../../lib/ledger/export/folder-sink';
import { verifyPath } from '../../../../lib/ledger/export/verify-path';
import { openSqliteLedger } from '../../../../lib/ledger/store/sqlite/ledgers';
import { draft } from '../draft';
import { context, readAll, temporaryLedger } from '../helpers';
import { exportContext, temporaryFolder } from './exports';

const key = generateSigningKey('belegfluss.test', (length) =>
	createHash('sha512').update('seed').digest().subarray(0, length),
);
const verifierKeys = [verifierKeyOf(key)];
const by = { actor: { kind: 'system', id: 'nightly', via: null }, run: null } as const;

/** A real ledger of ten entries with checkpoints over 3 and 7 of them, and its export. */
async function ledgerWithCheckpoints() {
	const path = temporaryLedger();
	const store = await openSqliteLedger(path, { create: true });
	const ledger = context();
	const append = (count: number) =>
		appendEvents(
			store,
			Array.from({ length: count }, () => ({ event: draft(), payload: { note: 'x' } })),
			ledger,
		);
	await append(2);
	const first = await takeCheckpoint(store, key, by, ledger);
	await append(3);
	const second = await takeCheckpoint(store, key, by, ledger);
	await append(2);
	const folder = join(temporaryFolder(), 'export');
	const sink = await FolderSink.open(folder);
	const summary = await exportLedger(store, sink, exportContext);
	await sink.close();
	return { path, store, folder, summary, first, second };
}

describe('the checkpoints of a ledger', () => {
	it('are exported one after the other, and read back', async () => {
		const { folder, summary, first, second } = await ledgerWithCheckpoints();
		const text = readFileSync(join(folder, 'checkpoints.txt'), 'utf8');

		expect(summary).toMatchObject({ entries: 10, checkpoints: 2 });
		expect(text).toBe(`${first.checkpoint}\n${second.checkpoint}`);
		expect(readCheckpoints(text).map(({ size, head }) => ({ size, head }))).toEqual([
			{ size: 3, head: first.head },
			{ size: 7, head: second.head },
		]);
	});

	it('anchor the export when they were kept outside', async () => {
		const { folder, path, second } = await ledgerWithCheckpoints();
		const options = { checkpoints: readCheckpoints(second.checkpoint), verifierKeys };
		const report = { intact: true, checked: 10, anchoredUntil: 7, deviations: [] };

		expect(await verifyPath(folder, options)).toMatchObject(report);
		expect(await verifyPath(path, options)).toMatchObject(report);
	});

	it('anchor nothing when they come out of the export itself', async () => {
		const { folder, path } = await ledgerWithCheckpoints();

		for (const place of [folder, path]) {
			expect(await verifyPath(place, { verifierKeys })).toMatchObject({
				intact: true,
				anchoredUntil: 0,
				confirmedUntil: 0,
			});
		}
	});

	it('are compared in the export when there is a key, and only then', async () => {
		const { folder, second } = await ledgerWithCheckpoints();
		const changed = second.checkpoint.replace(second.time, '2027-01-01T00:00:00.000Z');
		writeFileSync(join(folder, 'checkpoints.txt'), changed);

		expect(await verifyPath(folder, {})).toMatchObject({ intact: true });
		expect(await verifyPath(folder, { verifierKeys })).toMatchObject({
			intact: false,
			trustworthyUntil: 10,
			deviations: [{ kind: 'checkpointSignatureInvalid', sequence: 7 }],
		});
	});

	it('are named when they cannot be read', async () => {
		const { folder } = await ledgerWithCheckpoints();
		writeFileSync(join(folder, 'checkpoints.txt'), 'gone');
		const report = await verifyPath(folder, { verifierKeys, language: 'en' });

		expect(report).toMatchObject({ intact: false, checked: 10, trustworthyUntil: 10 });
		expect(report.deviations).toMatchObject([
			{
				kind: 'checkpointsUnreadable',
				sequence: 0,
				line: null,
				detail: expect.stringContaining('checkpoints in the export cannot be read') as string,
			},
		]);
	});

	it('are not missed when the export comes without them', async () => {
		const { folder } = await ledgerWithCheckpoints();
		rmSync(join(folder, 'checkpoints.txt'));

		expect(await verifyPath(folder, { verifierKeys })).toMatchObject({ intact: true });
	});
});

describe('an entry that records a checkpoint', () => {
	it('gives its text', async () => {
		const { store, first } = await ledgerWithCheckpoints();
		const texts = (await readAll(store)).map(recordedCheckpoint);

		expect(texts.filter((text) => text !== null)).toHaveLength(2);
		expect(texts[3]).toBe(first.checkpoint);
	});

	it.each([
		['is gone', null],
		['is no JSON', '{'],
		['holds none', '{"data":{},"salt":"0"}'],
		['holds something else', '{"data":{"checkpoint":"belegfluss"},"salt":"0"}'],
	])('gives none when its data %s', async (_, payload) => {
		const { store } = await ledgerWithCheckpoints();
		const entries = await readAll(store);

		expect(recordedCheckpoint({ ...entries[3]!, payload })).toBeNull();
	});
});

describe('a file with checkpoints', () => {
	it('may hold one, several, or none, with any number of empty lines around them', async () => {
		const { first, second } = await ledgerWithCheckpoints();
		const sizes = (text: string) => readCheckpoints(text).map(({ size }) => size);

		expect(sizes('')).toEqual([]);
		expect(sizes('\n\n')).toEqual([]);
		expect(sizes(first.checkpoint)).toEqual([3]);
		expect(sizes(first.checkpoint.trimEnd())).toEqual([3]);
		expect(sizes(`\n${second.checkpoint}\n\n\n${first.checkpoint}\n\n`)).toEqual([7, 3]);
		expect(sizes(`${first.checkpoint}\n${second.checkpoint}`.replaceAll('\n', '\r\n'))).toEqual([
			3, 7,
		]);
	});

	it('is refused when one of them is none', async () => {
		const { first } = await ledgerWithCheckpoints();

		expect(() => readCheckpoints(`${first.checkpoint}\nHallo\n`)).toThrow(
			expect.objectContaining({ code: 'CHECKPOINT_NOTE_FORM' }),
		);
		expect(() => readCheckpoints(first.checkpoint.replace('\n3\n', '\n03\n'))).toThrow(
			expect.objectContaining({ code: 'CHECKPOINT_LINE_INVALID' }),
		);
	});
});
