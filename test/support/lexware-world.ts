import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { vi } from 'vitest';
import type { Phase } from '../../lib/envelope/envelope';
import type { ConnectOptions } from '../../lib/lexware/connect';
import { closeSqliteLedger, openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { setSwitch } from '../../lib/ledger/switches/set-switch';
import { Lexoffice } from '../../nodes/Lexoffice/Lexoffice.node';
import { ledgerContext } from '../../nodes/support/ledger/ledger';
import { defaultLedgerPath } from '../../nodes/support/ledger/location';
import { startLexware, type LexwareSandbox } from '../sandbox/lexware/server';
import { runNode } from './fake-execute';

type Connect = typeof import('../../lib/lexware/connect');

/** Limits are what the simulated vendor is asked about elsewhere; here they would only cost time. */
const AT_ONCE: ConnectOptions = {
	rate: { perSecond: 100_000, burst: 100_000 },
	patience: { afterTooMany: 8, afterFailure: 3, firstWaitMs: 1, longestWaitMs: 4 },
};

/** The node Lexoffice, a simulated vendor behind it, and a ledger of its own. */
export class LexwareWorld {
	private constructor(
		readonly vendor: LexwareSandbox,
		private readonly folder: string,
	) {}

	/**
	 * @param options of the simulated vendor
	 * @returns the world; nothing is written until `openBooks`
	 */
	static async start(options: Parameters<typeof startLexware>[0] = {}): Promise<LexwareWorld> {
		const folder = mkdtempSync(join(tmpdir(), 'belegfluss-lexware-'));
		vi.stubEnv('N8N_USER_FOLDER', folder);
		vi.stubEnv('EXECUTIONS_MODE', undefined);
		connectAtOnce();
		return new LexwareWorld(await startLexware({ rateLimit: null, ...options }), folder);
	}

	/** Fields of the credential, open for writing unless said otherwise. */
	credential(changes: IDataObject = {}): IDataObject {
		const { url, apiKey } = this.vendor;
		return { baseUrl: url, apiKey, allowWrite: true, webhookPublicKey: '', ...changes };
	}

	/** Lets the workflow write whatever is green, within the default limits. */
	async openBooks(phase: Phase = 'writeBack'): Promise<void> {
		const store = await openSqliteLedger(defaultLedgerPath(), { create: true });
		await setSwitch(
			store,
			{
				kind: 'phase',
				scope: { type: 'workflow', id: 'workflow-1' },
				value: { phase },
				setBy: { id: 'Erika Muster', kind: 'person', via: 'test' },
				reason: 'Test',
				run: null,
			},
			ledgerContext,
		);
	}

	/**
	 * Runs an operation as n8n would.
	 *
	 * @param operation `resource.operation`
	 * @param parameters that differ from the node's defaults
	 * @param items what comes in; one empty item by default
	 * @returns what comes out; refusals are items with the part `error`
	 */
	async run(
		operation: `${string}.${string}`,
		parameters: IDataObject = {},
		items: readonly INodeExecutionData[] = [{ json: {} }],
	): Promise<INodeExecutionData[]> {
		const [resource, name] = operation.split('.');
		const { outputs } = await runNode({
			node: new Lexoffice(),
			items,
			parameters: { resource, operation: name, ...parameters },
			credentials: { lexofficeApi: this.credential() },
			onError: 'continueRegularOutput',
		});
		return outputs.flat();
	}

	/** Runs a writing operation in the mode that sends. */
	async write(
		operation: `${string}.${string}`,
		parameters: IDataObject = {},
		items: readonly INodeExecutionData[] = [{ json: { decision: MAY_WRITE } }],
	): Promise<INodeExecutionData[]> {
		return this.run(operation, { mode: 'write', ...parameters }, items);
	}

	async close(): Promise<void> {
		await this.vendor.close();
		await closeSqliteLedger(defaultLedgerPath());
		rmSync(this.folder, { recursive: true, force: true });
		vi.doUnmock('../../lib/lexware/connect');
		vi.unstubAllEnvs();
	}
}

/** What the Ampel Router says of a green document within the limits. */
export const MAY_WRITE = {
	action: 'write',
	ampel: 'green',
	phase: 'writeBack',
	reasons: [{ code: 'WITHIN_LIMITS', message: 'Within the limits.' }],
};

/** From here on nodes loaded in this test talk to the vendor without keeping its pace. */
export function connectAtOnce(): void {
	vi.doMock('../../lib/lexware/connect', async (original) => {
		const module = (await original()) as Connect;
		const connectLexware: Connect['connectLexware'] = (http, account, pacing) =>
			module.connectLexware(http, account, pacing, AT_ONCE);
		return { ...module, connectLexware };
	});
}

/** @returns the part `write` of an item, or the code of its error */
export function outcome({ json }: INodeExecutionData): unknown {
	const error = json['error'] as IDataObject | undefined;
	return error ? error['code'] : (json['write'] as IDataObject)['status'];
}
