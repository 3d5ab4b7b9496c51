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

/** Records what happened to each document in the tamper-evident ledger, and verifies the ledger. */
export class AuditLogger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Audit Logger',
		name: 'auditLogger',
		icon: { light: 'file:auditLogger.svg', dark: 'file:auditLogger.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + " " + $parameter["resource"] }}',
		description:
			'Log what happened to each document in a tamper-evident hash chain, and verify the chain. Supports GoBD.',
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
