import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { exportLedger } from '../../../../lib/ledger/export/export-ledger';
import type { ExportFileName } from '../../../../lib/ledger/export/format';
import { readExport } from '../../../../lib/ledger/export/read-export';
import type { StoredEntry } from '../../../../lib/ledger/store/store';
import { verifyChain, type VerifyOptions } from '../../../../lib/ledger/verify/verify';
import { draft } from '../draft';
import { chained, CHAIN, context } from '../helpers';

/** The files of an export by name. */
export type ExportFiles = Record<ExportFileName, Buffer>;

/** Clock and program of every export in these tests. */
export const exportContext = {
	now: () => new Date('2026-11-20T10:00:00.000Z'),
	software: { name: 'n8n-nodes-belegfluss', version: '9.9.9' },
};

/** Entries as a store would give them. */
export function sourceOf(entries: readonly StoredEntry[]) {
	return {
		async *readEvents() {
			yield* entries;
		},
	};
}

/** The export of some entries. */
export async function exported(entries: readonly StoredEntry[]): Promise<ExportFiles> {
	const parts = new Map<ExportFileName, Uint8Array[]>();
	const write = (file: ExportFileName, bytes: Uint8Array) => {
		parts.set(file, [...(parts.get(file) ?? []), bytes]);
	};
	await exportLedger(sourceOf(entries), { write }, exportContext);
	const files = [...parts].map(([file, bytes]) => [file, Buffer.concat(bytes)]);
	return Object.fromEntries(files) as ExportFiles;
}

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'belegfluss-export-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** Writes files into a folder, which is made. */
export function writeFiles(folder: string, files: Partial<ExportFiles>): string {
	mkdirSync(folder, { recursive: true });
	for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
	return folder;
}

/** What verification finds in a folder, by kind, sequence and line. */
export async function foundIn(path: string, options: VerifyOptions = {}) {
	const { intact, trustworthyUntil, payloads, deviations } = await verifyChain(
		readExport(path),
		options,
	);
	const found = deviations.map(
		({ kind, sequence, line }) => `${kind} ${sequence}${line === null ? '' : ` line ${line}`}`,
	);
	return { intact, trustworthyUntil, payloads, found };
}

/** Text of a file as lines, each with its break. */
export function linesOf(file: Buffer): string[] {
	return file.toString('utf8').match(/[^\n]*\n/g) ?? [];
}

/** Lines as a file. */
export function fileOf(lines: readonly string[]): Buffer {
	return Buffer.from(lines.join(''), 'utf8');
}

/**
 * A ledger with everything that matters: entries with and without data, names in German, and data that was
 * erased (of entry 3), which entry 7 says.
 */
export function variedLedger(chain = CHAIN): StoredEntry[] {
	const run = {
		executionId: '4711',
		executionMode: 'trigger',
		node: 'Prüfung "Eingang"',
		workflowId: 'w1',
		workflowName: 'Bäckerei Süd',
	};
	const entries = chained(
		[
			{ event: draft({ action: 'received', run }), payload: { note: 'Beleg ä' } },
			{ event: draft({ action: 'extracted', run }), payload: { note: 'wird gelöscht' } },
			{ event: draft({ action: 'noted', subject: null }), payload: null },
			{ event: draft({ action: 'checked', run }), payload: { confidence: 0.5, list: [1, 'zwei'] } },
			{ event: draft({ action: 'decided', mode: 'shadow', reason: 'a\\b\n"c"' }), payload: null },
			{
				event: draft({
					action: 'payloadErased',
					reason: 'Frist abgelaufen',
					subject: { type: 'payload', id: '3', system: null, documentSha256: null },
				}),
				payload: null,
			},
			{ event: draft({ action: 'written' }), payload: { note: 'last' } },
		],
		context(chain),
	);
	return entries.map((entry) => (entry.sequence === 3 ? { ...entry, payload: null } : entry));
}
