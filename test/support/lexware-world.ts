import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { vi } from 'vitest';
import type { Phase } from '../../lib/envelope/envelope';
import type { ConnectOptions } from '../../lib/lexware/connect';
import { closeSqliteLedger, openSqliteLedger } from '../../lib/ledger/store/sqlite/ledgers';
import { setSwitch } from '../../lib/ledger/switches/set-switch';
import type { SwitchKind, SwitchValue } from '../../lib/ledger/switches/settings';
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
	 * @param pace of the client; as fast as it can by default
	 * @returns the world; nothing is written until `openBooks`
	 */
	static async start(
		options: Parameters<typeof startLexware>[0] = {},
		pace: ConnectOptions = AT_ONCE,
	): Promise<LexwareWorld> {
		const folder = mkdtempSync(join(tmpdir(), 'belegfluss-lexware-'));
		vi.stubEnv('N8N_USER_FOLDER', folder);
		vi.stubEnv('EXECUTIONS_MODE', undefined);
		connectAtPace(pace);
		return new LexwareWorld(await startLexware({ rateLimit: null, ...options }), folder);
	}

	/** Fields of the credential, open for writing unless said otherwise. */
	credential(changes: IDataObject = {}): IDataObject {
		const { url, apiKey } = this.vendor;
		return { baseUrl: url, apiKey, allowWrite: true, webhookPublicKey: '', ...changes };
	}

	/** Lets the workflow write whatever is green, within the default limits. */
	async openBooks(phase: Phase = 'writeBack'): Promise<void> {
		await set('phase', { phase });
	}

	/** Lets it write any number and any amount. */
	async withoutLimits(): Promise<void> {
		await set('limits', {
			maxGrossPerDocument: null,
			maxCountPerRun: null,
			maxSumPerRun: null,
			maxCountPerDay: null,
			maxSumPerDay: null,
		});
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

async function set<Kind extends SwitchKind>(kind: Kind, value: SwitchValue<Kind>): Promise<void> {
	const store = await openSqliteLedger(defaultLedgerPath(), { create: true });
	const scope = { type: 'workflow', id: 'workflow-1' } as const;
	const setBy = { id: 'Erika Muster', kind: 'person', via: 'test' } as const;
	const change = { kind, scope, value, setBy, reason: 'Test', run: null };
	await setSwitch(store, change, ledgerContext);
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
	connectAtPace(AT_ONCE);
}

function connectAtPace(pace: ConnectOptions): void {
	vi.doMock('../../lib/lexware/connect', async (original) => {
		const module = (await original()) as Connect;
		const connectLexware: Connect['connectLexware'] = (http, account, pacing) =>
			module.connectLexware(http, account, pacing, pace);
		return { ...module, connectLexware };
	});
}

/** @returns the part `write` of an item, or the code of its error */
export function outcome({ json }: INodeExecutionData): unknown {
	const error = json['error'] as IDataObject | undefined;
	return error ? error['code'] : (json['write'] as IDataObject)['status'];
}
