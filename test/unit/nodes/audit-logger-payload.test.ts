import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readOriginal } from '../../../lib/ledger/originals/read-original';
import { closeSqliteLedger, openSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import { verifyChain } from '../../../lib/ledger/verify/verify';
import { AuditLogger } from '../../../nodes/AuditLogger/AuditLogger.node';
import { defaultLedgerPath } from '../../../nodes/support/ledger/location';
import { binaryFile, runNode } from '../../support/fake-execute';

const FILE = Buffer.from('%PDF-1.7 erfundene Rechnung');
const SHA256 = createHash('sha256').update(FILE).digest('hex');

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'belegfluss-payload-'));
	vi.stubEnv('N8N_USER_FOLDER', folder);
});

afterEach(async () => {
	await closeSqliteLedger(defaultLedgerPath());
	rmSync(folder, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

function received(changes: IDataObject = {}): INodeExecutionData {
	return {
		json: {
			document: {
				sha256: SHA256,
				fileName: 'rechnung.pdf',
				mimeType: 'application/pdf',
				bytes: FILE.length,
				receivedAt: '2026-03-02T08:00:00.000Z',
				...changes,
			},
		},
		binary: { data: binaryFile(FILE, 'rechnung.pdf', 'application/pdf') },
	};
}

async function run(resource: string, operation: string, parameters: IDataObject = {}) {
	const { outputs } = await runNode({
		node: new AuditLogger(),
		items: [received()],
		parameters: { resource, operation, person: 'Erika Muster', reason: 'Antrag', ...parameters },
	});
	return outputs[0] ?? [];
}

const open = () => openSqliteLedger(defaultLedgerPath());

describe('Audit Logger: originals', () => {
	it('keeps the file unchanged with the entry, by default', async () => {
		await run('event', 'log');
		await run('event', 'log');

		const { bytes, record } = await readOriginal(await open(), SHA256);
		expect(Buffer.from(bytes)).toEqual(FILE);
		expect(record).toMatchObject({ fileName: 'rechnung.pdf', mimeType: 'application/pdf' });
	});

	it('keeps none when told so', async () => {
		await run('event', 'log', { keepOriginal: false });

		expect(await (await open()).readOriginals([SHA256])).toEqual([]);
	});

	it('logs nothing for a file that is not the document it is said to be', async () => {
		await expect(
			runNode({
				node: new AuditLogger(),
				items: [received({ sha256: 'ab'.repeat(32) })],
				parameters: { resource: 'event', operation: 'log' },
			}),
		).rejects.toThrow(/Nothing was logged.*does not have the hash/);
		expect(await (await open()).head()).toBeNull();
	});
});

describe('Audit Logger: Payload', () => {
	it('refuses to erase a voucher before its time, and says until when', async () => {
		await run('event', 'log');
		const year = new Date().getUTCFullYear() + 8;

		await expect(run('payload', 'erase')).rejects.toThrow(
			new RegExp(`${year}-12-31|31\\.12\\.${year}`),
		);
		expect(await readOriginal(await open(), SHA256)).toBeDefined();
	});

	it('erases data and file of what never had to be kept; the chain stays verifiable', async () => {
		await run('event', 'log');
		await run('payload', 'classify', { recordType: 'none' });
		const [item] = await run('payload', 'erase');

		expect(item?.json['erased']).toEqual({ documentSha256: SHA256, entries: [2], original: true });
		await expect(readOriginal(await open(), SHA256)).rejects.toMatchObject({
			code: 'ORIGINAL_ERASED',
		});
		const path = defaultLedgerPath().replace(/\.sqlite$/, '.originals');
		expect(existsSync(join(path, SHA256.slice(0, 2), SHA256))).toBe(false);
		expect(await verifyChain((await open()).readEvents())).toMatchObject({
			intact: true,
			payloads: { kept: 0, erased: 1 },
		});
	});

	it('lists what may go', async () => {
		await run('event', 'log', { recordType: 'none' });
		const due = await run('payload', 'listDue');

		expect(due.map(({ json }) => json['due'])).toMatchObject([
			{ kind: 'payload', sequence: 2, recordType: 'none', retainedUntil: null },
			{ kind: 'original', documentSha256: SHA256 },
		]);
	});

	it.each([
		['nobody who decides', { person: '' }],
		['no reason', { reason: ' ' }],
	])('refuses to erase with %s', async (_, parameters) => {
		await run('event', 'log', { recordType: 'none' });

		await expect(run('payload', 'erase', parameters)).rejects.toThrow();
		expect(await readOriginal(await open(), SHA256)).toBeDefined();
	});
});
