import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { resourceProperties, resourceSubtitle, runOperation } from '../support/resources';
import { testLedger } from '../support/ledger/test-ledger';
import { resources } from './actions';
import { listSearch, loadOptions } from './methods';

/** Lexware Office (formerly lexoffice): reads everything its Public API shows, writes through the guard. */
export class Lexoffice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lexoffice',
		name: 'lexoffice',
		icon: { light: 'file:lexoffice.svg', dark: 'file:lexoffice.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: resourceSubtitle(resources),
		description:
			'Read and write Lexware Office: vouchers from invoices, contacts, articles, sales documents, files. Writes go through the guard, with Preview as default.',
		defaults: { name: 'Lexoffice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// An AI agent must not write to the books: this node is no tool.
		usableAsTool: undefined,
		credentials: [
			{ name: 'lexofficeApi', required: true, displayName: 'Lexware Office' },
			{
				name: 'belegflussLedgerApi',
				required: false,
				displayName: 'Ledger',
				testedBy: 'testLedger',
			},
		],
		properties: resourceProperties(resources),
	};

	methods = { credentialTest: { testLedger }, listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runOperation(this, resources);
	}
}
