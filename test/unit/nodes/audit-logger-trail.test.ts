import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCheckpoint, verifyCheckpoint } from '../../../lib/ledger/checkpoint/checkpoint';
import { parseVerifierKey } from '../../../lib/ledger/checkpoint/keys';
import { parseProof, verifyProof } from '../../../lib/ledger/checkpoint/proof';
import { closeSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import { verifyPath } from '../../../lib/ledger/export/verify-path';
import { AuditLogger } from '../../../nodes/AuditLogger/AuditLogger.node';
import { defaultLedgerPath } from '../../../nodes/support/ledger/location';
import { binaryFile, runNode } from '../../support/fake-execute';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'belegfluss-trail-'));
	vi.stubEnv('N8N_USER_FOLDER', folder);
});

afterEach(async () => {
	await closeSqliteLedger(defaultLedgerPath());
	rmSync(folder, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

const fileOf = (number: number) => Buffer.from(`%PDF-1.7 erfundene Rechnung ${number}`);
const hashOf = (number: number) => createHash('sha256').update(fileOf(number)).digest('hex');

function document(number: number, changes: IDataObject = {}): INodeExecutionData {
	return {
		json: {
			document: {
				sha256: hashOf(number),
				fileName: `re-${number}.pdf`,
				mimeType: 'application/pdf',
				bytes: fileOf(number).length,
				receivedAt: '2026-03-02T08:00:00.000Z',
			},
			...changes,
		},
		binary: { data: binaryFile(fileOf(number), `re-${number}.pdf`, 'application/pdf') },
	};
}

async function run(
	resource: string,
	operation: string,
	items: INodeExecutionData[],
	parameters: IDataObject = {},
	onError?: 'continueRegularOutput',
) {
	const { outputs } = await runNode({
		node: new AuditLogger(),
		items,
		onError,
		parameters: { resource, operation, ...parameters },
	});
	return outputs[0] ?? [];
}

const log = (items: INodeExecutionData[], step: string) => run('event', 'log', items, { step });

describe('Audit Logger: Document Trail', () => {
	it('tells what happened to each document, in order, and how it stands', async () => {
		await log([document(1), document(2)], 'received');
		await log([document(1)], 'rejected');
		const trails = (
			await run('documentTrail', 'get', [document(1), document(2), document(1), document(3)])
		).map(({ json }) => json['trail'] as IDataObject);

		const actions = (trail?: IDataObject) =>
			(trail?.['steps'] as IDataObject[]).map(({ action }) => action);
		expect(trails.map(actions)).toEqual([
			['received', 'rejected'],
			['received'],
			['received', 'rejected'],
			[],
		]);
		expect(trails.map(({ state }) => (state as IDataObject | null)?.['state'])).toEqual([
			'rejected',
			'open',
			'rejected',
			undefined,
		]);
	});

	it('fails every item when there is no ledger, and loses none', async () => {
		const items = await run(
			'documentTrail',
			'get',
			[document(1), document(2)],
			{},
			'continueRegularOutput',
		);

		expect(items.map(({ json }) => (json['error'] as IDataObject)['code'])).toEqual([
			'LEDGER_FILE_MISSING',
			'LEDGER_FILE_MISSING',
		]);
	});

	it('gives the original back, byte for byte', async () => {
		await log([document(1)], 'received');
		const [item] = await run('documentTrail', 'getOriginal', [{ json: document(1).json }]);

		expect(Buffer.from(item?.binary?.['data']?.data ?? '', 'base64')).toEqual(fileOf(1));
		expect(item?.binary?.['data']).toMatchObject({
			fileName: 're-1.pdf',
			mimeType: 'application/pdf',
		});
	});
});

describe('Audit Logger: Take Checkpoint, Prove', () => {
	it('signs with a key of its own where none was chosen, and with the same one again', async () => {
		await log([document(1)], 'received');
		const [first] = await run('chain', 'checkpoint', [document(1), document(2)]);
		const [second] = await run('chain', 'checkpoint', [document(1)]);
		const checkpoints = [first, second].map(
			(item) => item?.json['checkpoint'] as unknown as { checkpoint: string; verifierKey: string },
		);

		expect(first?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(checkpoints[0]?.verifierKey).toBe(checkpoints[1]?.verifierKey);
		for (const taken of checkpoints) {
			const keys = [parseVerifierKey(taken.verifierKey)];
			expect(verifyCheckpoint(parseCheckpoint(taken.checkpoint), keys)).toMatchObject([
				{ verdict: 'valid' },
			]);
		}
		expect(Buffer.from(first?.binary?.['data']?.data ?? '', 'base64').toString()).toBe(
			checkpoints[0]?.checkpoint,
		);
		const key = defaultLedgerPath().replace(/\.sqlite$/, '.signing-key');
		expect(statSync(key).mode & 0o777).toBe(0o600);
		expect(JSON.stringify([first, second])).not.toContain('PRIVATE');
	});

	it('exports the ledger as files that can be verified without it', async () => {
		await log([document(1), document(2)], 'received');
		await run('chain', 'checkpoint', [document(1)]);
		const [item] = await run('chain', 'export', [document(1), document(2)]);
		for (const { fileName = '', data } of Object.values(item?.binary ?? {})) {
			writeFileSync(join(folder, fileName), Buffer.from(data, 'base64'));
		}

		expect(item?.json['export']).toMatchObject({ entries: 4, payloads: 3, checkpoints: 1 });
		expect(
			Object.values(item?.binary ?? {}).map(({ fileName, mimeType }) => [fileName, mimeType]),
		).toEqual([
			['events.jsonl', 'application/jsonl'],
			['payloads.jsonl', 'application/jsonl'],
			['checkpoints.txt', 'text/plain'],
			['events.csv', 'text/csv'],
			['README.txt', 'text/plain'],
		]);
		const report = await verifyPath(folder, {});
		expect(report).toMatchObject({ intact: true, checked: 4 });
	});

	it('proves the entries of one document, also from a text that lost its last line break', async () => {
		await log([document(1), document(2), document(3)], 'received');
		const [taken] = await run('chain', 'checkpoint', [document(1)]);
		const { checkpoint, verifierKey } = taken?.json['checkpoint'] as Record<string, string>;
		const [item] = await run('documentTrail', 'prove', [
			document(2, { checkpoint: { checkpoint: checkpoint?.trim() } }),
		]);

		expect(item?.json['proof']).toEqual({
			documentSha256: hashOf(2),
			sequences: [3],
			younger: 0,
		});
		const text = Buffer.from(item?.binary?.['proof']?.data ?? '', 'base64').toString();
		expect(verifyProof(parseProof(text), [parseVerifierKey(verifierKey ?? '')])).toMatchObject({
			proven: true,
		});
		expect(text).not.toContain(hashOf(1));
	});
});
