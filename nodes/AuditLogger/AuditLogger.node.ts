import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { resourceProperties, resourceSubtitle, runOperation } from '../support/resources';
import { resources } from './actions';
import { testLedger } from '../support/ledger/test-ledger';

/** The face of the ledger: logs, verifies, reports, proves, erases, and sets what workflows may do. */
export class AuditLogger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Audit Logger',
		name: 'auditLogger',
		icon: { light: 'file:auditLogger.svg', dark: 'file:auditLogger.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: resourceSubtitle(resources),
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
