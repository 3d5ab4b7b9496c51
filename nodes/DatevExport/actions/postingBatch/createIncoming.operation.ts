import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../../../support/errors';
import { failedItem } from '../../../support/execute-items';
import type { Operation } from '../../../support/resources';
import { type BatchInput, type BatchResult, exportBatch } from './export-batch';
import { createIncomingProperties } from './createIncoming.properties';
import { type ItemSettings, readItem, readSettings } from './createIncoming.settings';
import { exportHint } from './export-hint';

/** Items of one client and one set of settings; they share files. */
interface Group {
	readonly settings: ItemSettings;
	readonly inputs: BatchInput[];
}

/**
 * Writes posting batches from incoming invoices: one item per file at the first output, one item per
 * document that is in no file, with the reasons, at the second.
 */
export const createIncoming: Operation = {
	option: {
		name: 'Create From Incoming Invoices',
		value: 'createIncoming',
		action: 'Create posting batches from incoming invoices',
		description: 'Write one file per booking period, ready for the import into DATEV',
	},
	effect: 'records',
	properties: createIncomingProperties,

	async execute(context) {
		const total: BatchResult = { files: [], refused: [] };
		for (const { settings, inputs } of groupItems(context, total.refused).values()) {
			try {
				const { files, refused } = await exportBatch(context, settings, inputs);
				total.files.push(...files);
				total.refused.push(...refused);
			} catch (cause) {
				const first = inputs[0]?.itemIndex;
				if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause, first);
				for (const { item, itemIndex } of inputs) {
					total.refused.push(failedItem(context, item, itemIndex, cause));
				}
			}
		}
		context.addExecutionHints(exportHint(total));
		return [total.files, total.refused];
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
			group.inputs.push({ item, itemIndex, ...readItem(context, item, itemIndex) });
			groups.set(key, group);
		} catch (cause) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause, itemIndex);
			failed.push(failedItem(context, item, itemIndex, cause));
		}
	}
	return groups;
}
