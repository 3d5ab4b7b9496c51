import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { extractFile } from './extract-file';
import { properties } from './properties';
import { filesOf } from './received-files';
import { summaryHint } from './summary-hint';

/** Files in, canonical invoices out. Structured e-invoices are read exactly, without a model. */
export class AiInvoiceExtract implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AI Invoice Extract',
		name: 'aiInvoiceExtract',
		icon: { light: 'file:aiInvoiceExtract.svg', dark: 'file:aiInvoiceExtract.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["files"] === "one" ? $parameter["binaryPropertyName"] : "all files"}}',
		description:
			'Read invoices from files: XRechnung, ZUGFeRD and Factur-X exactly as written, with nothing sent anywhere',
		defaults: { name: 'AI Invoice Extract' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const files = filesOf(items, (itemIndex) =>
			this.getNodeParameter('files', itemIndex) === 'one'
				? this.getNodeParameter('binaryPropertyName', itemIndex)
				: null,
		);
		const now = new Date().toISOString();
		const results: INodeExecutionData[] = [];
		for (const file of files) {
			const receivedAt = this.getNodeParameter('options.receivedAt', file.itemIndex, '') as string;
			results.push(await extractFile(this, file, receivedAt === '' ? now : toInstant(receivedAt)));
		}
		this.addExecutionHints(summaryHint(results));
		return [results];
	}
}

function toInstant(value: string): string {
	const time = Date.parse(value);
	return Number.isNaN(time) ? value : new Date(time).toISOString();
}
