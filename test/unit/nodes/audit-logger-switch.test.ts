import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeSqliteLedger, openSqliteLedger } from '../../../lib/ledger/store/sqlite/ledgers';
import { AmpelRouter } from '../../../nodes/AmpelRouter/AmpelRouter.node';
import { AuditLogger } from '../../../nodes/AuditLogger/AuditLogger.node';
import { defaultLedgerPath } from '../../../nodes/support/ledger/location';
import { runNode } from '../../support/fake-execute';
import { standardInvoice, plausibilityOf } from '../ampel/inputs';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'belegfluss-switch-'));
	vi.stubEnv('N8N_USER_FOLDER', folder);
});

afterEach(async () => {
	await closeSqliteLedger(defaultLedgerPath());
	rmSync(folder, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

async function set(operation: string, parameters: IDataObject) {
	const { outputs } = await runNode({
		node: new AuditLogger(),
		items: [{ json: { form: 1 } }],
		parameters: {
			resource: 'switch',
			operation,
			person: 'Erika Muster',
			reason: 'Monatsabschluss',
			...parameters,
		},
	});
	return outputs[0]?.[0]?.json as IDataObject;
}

function greenDocument(): INodeExecutionData {
	return {
		json: {
			invoice: standardInvoice() as unknown as IDataObject,
			plausibility: plausibilityOf('green') as unknown as IDataObject,
		},
	};
}

async function route(limits: IDataObject = { requireKnownSupplier: false }) {
	const { outputs } = await runNode({
		node: new AmpelRouter(),
		items: [greenDocument()],
		parameters: { policy: 'ledger', limits },
	});
	const output = outputs.findIndex((items) => items.length > 0);
	const decision = outputs[output]?.[0]?.json['decision'] as IDataObject;
	return {
		output: ['Green', 'Yellow', 'Red', 'Report'][output],
		codes: (decision['reasons'] as IDataObject[]).map(({ code }) => code),
		messages: (decision['reasons'] as IDataObject[]).map(({ message }) => message),
	};
}

describe('switches and the Ampel Router', () => {
	it('hold as read-only until somebody says otherwise', async () => {
		expect(await route()).toMatchObject({ output: 'Report', codes: ['PHASE_READ_ONLY'] });
	});

	it('move a workflow from phase to phase and back', async () => {
		await set('setPhase', { phase: 'shadow', scope: 'thisWorkflow' });
		expect((await route()).output).toBe('Yellow');
		await set('setPhase', { phase: 'writeBack', scope: 'thisWorkflow' });
		await set('setLimits', { scope: 'global', maxGrossPerDocument: '5000.00' });
		expect((await route()).output).toBe('Green');
		await set('setPhase', { phase: 'readOnly', scope: 'thisWorkflow' });
		expect((await route()).output).toBe('Report');
	});

	it('bring the limit per document along, the workflow before everything', async () => {
		await set('setPhase', { phase: 'writeBack', scope: 'global' });
		await set('setLimits', { scope: 'global', maxGrossPerDocument: '' });
		expect((await route()).output).toBe('Green');
		await set('setLimits', {
			scope: 'workflow',
			workflowId: 'workflow-1',
			maxGrossPerDocument: '10',
		});
		expect(await route()).toMatchObject({ output: 'Yellow', codes: ['LIMIT_AMOUNT_EXCEEDED'] });
	});

	it('stop everything, say who did so and why, and go on when released', async () => {
		await set('setPhase', { phase: 'shadow', scope: 'global' });
		await set('setKillSwitch', { position: 'engaged', scope: 'global' });
		const stopped = await route();
		expect(stopped).toMatchObject({
			output: 'Report',
			codes: ['KILL_SWITCH_ENGAGED', 'KILL_SWITCH_BY'],
		});
		expect(stopped.messages[1]).toMatch(
			/^Eingeschaltet hat ihn Erika Muster am .* \(Monatsabschluss\)\.$/,
		);
		await set('setKillSwitch', { position: 'released', scope: 'global' });
		expect((await route()).output).toBe('Yellow');
	});

	it('stop the run when a switch was changed past the ledger', async () => {
		await set('setPhase', { phase: 'shadow', scope: 'global' });
		await closeSqliteLedger(defaultLedgerPath());
		const database = new DatabaseSync(defaultLedgerPath());
		database.exec(`UPDATE switches SET value = '{"phase":"writeBack"}'`);
		database.close();

		await expect(route()).rejects.toThrow(/changed past the ledger/);
	});
});

describe('Audit Logger: Switch', () => {
	it('passes the item on with what was set and the receipt of its entry', async () => {
		expect(await set('setPhase', { phase: 'shadow', scope: 'thisWorkflow' })).toMatchObject({
			form: 1,
			switch: {
				kind: 'phase',
				scope: { type: 'workflow', id: 'workflow-1' },
				before: null,
				after: { phase: 'shadow' },
				setBy: 'Erika Muster',
			},
			audit: { sequence: 2 },
		});
		const store = await openSqliteLedger(defaultLedgerPath());
		for await (const entry of store.readEvents({ from: 2 })) {
			expect(JSON.parse(entry.canonical)).toMatchObject({
				action: 'switched',
				actor: { kind: 'person', id: 'Erika Muster', via: 'n8n' },
				reason: 'Monatsabschluss',
				run: { workflowId: 'workflow-1', node: 'Audit Logger' },
				subject: { type: 'switch', id: 'workflow-1' },
			});
		}
	});

	it('tells what holds, strict where nothing was set', async () => {
		await set('setKillSwitch', { position: 'engaged', scope: 'system', system: 'lexoffice' });
		const policy = async (parameters: IDataObject) =>
			(await set('getPolicy', parameters))['policy'] as IDataObject;

		expect(await policy({ scope: 'thisWorkflow' })).toEqual({
			killed: null,
			phase: 'readOnly',
			limits: {
				maxGrossPerDocument: '1000.00',
				maxCountPerRun: 100,
				maxSumPerRun: '25000.00',
				maxCountPerDay: 500,
				maxSumPerDay: '100000.00',
			},
		});
		expect(await policy({ scope: 'thisWorkflow', system: 'lexoffice' })).toMatchObject({
			killed: { scope: { type: 'system', id: 'lexoffice' }, setBy: 'Erika Muster' },
		});
	});

	it.each([
		['nobody who sets it', { person: ' ' }, /Nobody said who/],
		['no reason', { reason: '' }, /Nobody said who/],
		[
			'a workflow without id',
			{ scope: 'workflow', workflowId: '' },
			/cannot be set for "workflow"/,
		],
	])('refuses %s', async (_, parameters, message) => {
		await expect(set('setPhase', { phase: 'shadow', ...parameters })).rejects.toThrow(message);
	});

	it.each([
		['maxGrossPerDocument', '1.000,00'],
		['maxGrossPerDocument', '-1'],
		['maxCountPerRun', '2.5'],
		['maxCountPerDay', 'viele'],
	])('refuses %s = %s and names it', async (name, value) => {
		await expect(set('setLimits', { scope: 'global', [name]: value })).rejects.toThrow(
			new RegExp(`field "${name}"`),
		);
	});
});
