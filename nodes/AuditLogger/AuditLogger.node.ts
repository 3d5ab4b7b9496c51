import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { resourceProperties, runOperation } from '../support/resources';
import { resources } from './actions';
import { testLedger } from './test-ledger';

/** What the canvas says below the node, e.g. "Switch: Set Phase", by the stored values. */
const subtitles = Object.fromEntries(
	resources.flatMap(({ option, operations }) =>
		operations.map((operation) => [
			`${option.value} ${operation.option.value}`,
			`${option.name}: ${operation.option.name}`,
		]),
	),
);

/** The face of the ledger: logs, verifies, reports, proves, erases, and sets what workflows may do. */
export class AuditLogger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Audit Logger',
		name: 'auditLogger',
		icon: { light: 'file:auditLogger.svg', dark: 'file:auditLogger.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: `={{ (${JSON.stringify(subtitles)})[$parameter["resource"] + " " + $parameter["operation"]] }}`,
		description:
			'Keep a tamper-evident audit trail of every document: log, verify, prove, report, erase. Set phase, limits and kill switch. Supports GoBD.',
		defaults: { name: 'Audit Logger' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// An AI agent must not decide what the audit trail says about it: this node is no tool.
		usableAsTool: undefined,
		credentials: [{ name: 'belegflussLedgerApi', required: false, testedBy: 'testLedger' }],
		properties: resourceProperties(resources),
	};

	methods = { credentialTest: { testLedger } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runOperation(this, resources);
	}
}
