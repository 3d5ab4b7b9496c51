import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../../../support/errors';
import { failedItem } from '../../../support/execute-items';
import type { Operation } from '../operation';
import { batchItems, type BatchInput } from './batch-items';
import { createIncomingProperties } from './createIncoming.properties';
import { type ItemSettings, readItem, readSettings } from './createIncoming.settings';
import { exportHint } from './export-hint';

/** Items of one client and one set of settings; they share files. */
interface Group {
	readonly settings: ItemSettings;
	readonly inputs: BatchInput[];
}

/** Writes posting batches from incoming invoices: one item per file. */
export const createIncoming: Operation = {
	option: {
		name: 'Create From Incoming Invoices',
		value: 'createIncoming',
		action: 'Create posting batches from incoming invoices',
		description: 'Write one file per booking period, ready for the import into DATEV',
	},
	properties: createIncomingProperties,

	async execute(context) {
		const results: INodeExecutionData[] = [];
		for (const { settings, inputs } of groupItems(context, results).values()) {
			try {
				results.push(...(await batchItems(context, settings, inputs)));
			} catch (cause) {
				const first = inputs[0]?.itemIndex;
				if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause, first);
				const items = context.getInputData();
				for (const { itemIndex } of inputs) {
					results.push(failedItem(context, items[itemIndex] ?? { json: {} }, itemIndex, cause));
				}
			}
		}
		context.addExecutionHints(exportHint(results));
		return results;
	},
};

/**
 * Reads the settings for every item, because an expression may choose another client for each: what
 * belongs to one client must never reach the file of another.
 */
function groupItems(context: IExecuteFunctions, failed: INodeExecutionData[]): Map<string, Group> {
	const groups = new Map<string, Group>();
	for (const [itemIndex, item] of context.getInputData().entries()) {
		try {
			const settings = readSettings(context, itemIndex);
			const key = JSON.stringify(settings);
			const group = groups.get(key) ?? { settings, inputs: [] };
			group.inputs.push({ itemIndex, ...readItem(context, item, itemIndex) });
			groups.set(key, group);
		} catch (cause) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause, itemIndex);
			failed.push(failedItem(context, item, itemIndex, cause));
		}
	}
	return groups;
}
