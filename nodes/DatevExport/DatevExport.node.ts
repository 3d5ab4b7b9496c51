import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { resourceProperties, runOperation } from '../support/resources';
import { resources } from './actions';

/** Checked invoices in, files for DATEV out. Nothing is sent anywhere. */
export class DatevExport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DATEV Export',
		name: 'datevExport',
		icon: { light: 'file:datevExport.svg', dark: 'file:datevExport.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ { createIncoming: "incoming invoices" }[$parameter["operation"]] ?? $parameter["operation"] }}',
		description:
			'Write posting batches (Buchungsstapel) in DATEV format for the tax adviser, with nothing sent anywhere',
		defaults: { name: 'DATEV Export' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Files' },
			{ type: NodeConnectionTypes.Main, displayName: 'Refused' },
		],
		outputNames: ['Files', 'Refused'],
		// An agent must not decide what goes into the books: account, client and Festschreibung are settings.
		usableAsTool: undefined,
		properties: resourceProperties(resources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runOperation(this, resources);
	}
}
