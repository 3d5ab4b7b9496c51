import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import type { LedgerReport } from '../../../lib/ledger/verify/report';
import { AuditLogger } from '../../../nodes/AuditLogger/AuditLogger.node';
import { runNode, type FakeRun } from '../../support/fake-execute';

let folder: string;
let ledger: string;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'belegfluss-audit-'));
	ledger = join(folder, '.n8n', 'belegfluss', 'ledger.sqlite');
	vi.stubEnv('N8N_USER_FOLDER', folder);
	for (const position of ['released', 'engaged']) {
		await run({ parameters: { ...setKillSwitch, position } });
	}
});

afterEach(async () => {
	await closeSqliteLedger(ledger);
	rmSync(folder, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

const setKillSwitch = {
	resource: 'switch',
	operation: 'setKillSwitch',
	scope: 'global',
	person: 'Gerda Gründlich',
	reason: 'Test',
};

async function run(changes: Partial<FakeRun>) {
	const { outputs } = await runNode({ node: new AuditLogger(), items: [{ json: {} }], ...changes });
	return outputs[0] ?? [];
}

async function verify(options: object, changes: Partial<FakeRun> = {}) {
	const parameters = { resource: 'chain', operation: 'verify', options };
	const [item] = await run({ parameters, ...changes });
	return { report: item?.json['ledger'] as unknown as LedgerReport, error: item?.json['error'] };
}

/** Releases the switch past the ledger, by the row it once had. */
function putBack(): void {
	const database = new DatabaseSync(ledger);
	database.exec(`UPDATE switches SET value = '{"engaged":false}', sequence = 2`);
	database.close();
}

describe('Audit Logger: verify, beside the chain', () => {
	it('says that switches, approvals and writes are as the entries say', async () => {
		const { report } = await verify({ failOnDeviation: true });

		expect(report.tables).toEqual({
			intact: true,
			checked: { switches: 1, approvals: 0, intents: 0 },
			deviations: [],
			deviationCount: 0,
		});
	});

	it('names a row that was put back, while the chain stays intact', async () => {
		putBack();
		const { report } = await verify({ language: 'en' });

		expect(report).toMatchObject({ intact: true, deviations: [], trustworthyUntil: 3 });
		expect(report.tables).toMatchObject({
			intact: false,
			deviations: [
				{
					kind: 'rowOutdated',
					table: 'switches',
					key: 'kill global',
					sequence: 3,
					detail: expect.stringMatching(/an older row was put back\.$/) as string,
					remedy: expect.stringMatching(/Find out who changed the database\.$/) as string,
				},
			],
		});
	});

	it('stops the workflow on it when told so, with the report for whoever continues', async () => {
		putBack();
		const options = { failOnDeviation: true };

		await expect(verify(options)).rejects.toThrow(/1 deviation\(s\); trustworthy up to entry 3/);
		const { report, error } = await verify(options, { onError: 'continueRegularOutput' });
		expect(error).toMatchObject({ code: 'LEDGER_DEVIATIONS_FOUND' });
		expect(report.tables).toMatchObject({ intact: false, deviationCount: 1 });
	});
});
