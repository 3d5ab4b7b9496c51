import type { CredentialImport, Identified } from '../../../scripts/host/cli';

/** A ledger in PostgreSQL, as the credential describes it. */
export interface LedgerAccess {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
	readonly schema: string;
}

const LEDGER = { id: 'ledgerPostgres01', name: 'Ledger in PostgreSQL' };
const FILE_LEDGER = { id: 'ledgerFile000001', name: 'Ledger in a file' };
const VENDOR = { id: 'voucherVendor001', name: 'Voucher Vendor' };

/** What the workflows below have to reach. */
export interface Places {
	readonly ledger: LedgerAccess;
	/** absolute path of another ledger, in SQLite */
	readonly ledgerFile: string;
	readonly vendor: { readonly baseUrl: string; readonly token: string };
}

/** @returns the credentials of the workflows below */
export function voucherCredentials({ ledger, ledgerFile, vendor }: Places): CredentialImport[] {
	const type = 'belegflussLedgerApi';
	return [
		{ ...LEDGER, type, data: { store: 'postgres', tls: 'off', ...ledger } },
		{ ...FILE_LEDGER, type, data: { store: 'sqlite', filePath: ledgerFile } },
		{ ...VENDOR, type: 'voucherVendorApi', data: { ...vendor, allowWrite: true } },
	];
}

interface NodeDraft {
	readonly name: string;
	readonly type: string;
	readonly typeVersion?: number;
	readonly parameters: object;
	readonly credentials?: object;
	readonly onError?: 'continueRegularOutput';
	readonly webhookId?: string;
}

/** From a node's outputs, in their order, to the nodes that follow. */
type Wires = Readonly<Record<string, readonly string[]>>;

function workflow(id: string, name: string, nodes: readonly NodeDraft[], wires: Wires): Identified {
	const made = {
		id,
		name,
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((node, index) => ({
			typeVersion: 1,
			...node,
			id: `${id}-${index}`,
			position: [220 * index, 0],
		})),
		connections: Object.fromEntries(
			Object.entries(wires).map(([from, outputs]) => [
				from,
				{ main: outputs.map((node) => [{ node, type: 'main', index: 0 }]) },
			]),
		),
	};
	return made;
}

function webhook(name: string, path: string, answer: 'allEntries' | 'firstEntryJson'): NodeDraft {
	return {
		name,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: `webhook-${path}`,
		parameters: {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
			responseData: answer,
			options: {},
		},
	};
}

/** The names of the nodes that leave entries in the audit trail. */
export const RECEIVED = 'Log receipt';
export const WRITES = 'Write voucher';

/** Where documents are sent to; pipelines differ in nothing but their ledger. */
export interface Pipeline {
	/** of the workflow and of its webhook */
	readonly id: string;
	readonly ledger: { readonly id: string; readonly name: string };
}

export const pipeline: Pipeline = { id: 'voucherPipeline', ledger: LEDGER };
export const fileLedgerPipeline: Pipeline = { id: 'voucherFileLedger', ledger: FILE_LEDGER };

/**
 * The guarded pipeline: a batch of documents comes in by HTTP, their receipt is logged, the router decides
 * by the ledger, green ones are written, and every document goes back with what became of it.
 */
export function pipelineWorkflow({ id, ledger }: Pipeline): Identified {
	const keeps = { credentials: { belegflussLedgerApi: ledger } };
	const nodes: NodeDraft[] = [
		webhook('Documents', id, 'allEntries'),
		{
			name: 'One by one',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'body.documents', options: {} },
		},
		{
			...keeps,
			name: RECEIVED,
			type: 'n8n-nodes-belegfluss.auditLogger',
			parameters: {
				resource: 'event',
				operation: 'log',
				step: 'received',
				actor: 'KI-Workflow-01',
			},
		},
		{
			...keeps,
			name: 'Decide',
			type: 'n8n-nodes-belegfluss.ampelRouter',
			parameters: { policy: 'ledger', limits: { requireKnownSupplier: false } },
		},
		{
			name: WRITES,
			type: 'n8n-nodes-belegfluss.voucherVendor',
			credentials: { voucherVendorApi: VENDOR, ...keeps.credentials },
			onError: 'continueRegularOutput',
			parameters: {
				resource: 'voucher',
				operation: 'create',
				mode: 'write',
				actor: 'KI-Workflow-01',
			},
		},
		{ name: 'Answer', type: 'n8n-nodes-base.noOp', parameters: {} },
	];
	return workflow(id, `Write vouchers, ${ledger.name}`, nodes, {
		Documents: ['One by one'],
		'One by one': [RECEIVED],
		[RECEIVED]: ['Decide'],
		Decide: [WRITES, 'Answer', 'Answer', 'Answer'],
		[WRITES]: ['Answer'],
	});
}

/** Webhooks of the workflow that sets switches. */
export const OPEN_BOOKS = 'open-books';
export const KILL_SWITCH = 'kill-switch';

const account = { person: 'Erika Muster', reason: 'Probelauf im Testsystem' };

/** What may be written while the pipeline runs; wide enough for its documents, and still limits. */
export const limits = {
	maxGrossPerDocument: '1000.00',
	maxCountPerRun: '100',
	maxSumPerRun: '25000.00',
	maxCountPerDay: '2000',
	maxSumPerDay: '1000000.00',
};

/** Sets phase and limits of the pipeline, and the kill switch for everything, as a person would. */
export function switchesWorkflow(): Identified {
	const change = (name: string, operation: string, parameters: object): NodeDraft => ({
		name,
		type: 'n8n-nodes-belegfluss.auditLogger',
		credentials: { belegflussLedgerApi: LEDGER },
		parameters: { resource: 'switch', operation, ...account, ...parameters },
	});
	const ofPipeline = { scope: 'workflow', workflowId: pipeline.id };
	const nodes: NodeDraft[] = [
		webhook('Open the books', OPEN_BOOKS, 'firstEntryJson'),
		change('Set phase', 'setPhase', { phase: 'writeBack', ...ofPipeline }),
		change('Set limits', 'setLimits', { ...limits, ...ofPipeline }),
		webhook('Turn the kill switch', KILL_SWITCH, 'firstEntryJson'),
		change('Set kill switch', 'setKillSwitch', {
			position: '={{ $json.body.position }}',
			scope: 'global',
		}),
	];
	return workflow('voucherSwitches', 'Set phase, limits and kill switch', nodes, {
		'Open the books': ['Set phase'],
		'Set phase': ['Set limits'],
		'Turn the kill switch': ['Set kill switch'],
	});
}
