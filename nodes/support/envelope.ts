import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** Field every node of the package looks into for the document. */
export const DOCUMENT_FIELD = 'data';

/**
 * Reads a parameter that defaults to a part of the item envelope (`={{ $json.invoice }}`). Users may
 * also type JSON or point to another place.
 *
 * @param context execution context
 * @param parameter internal parameter name
 * @param itemIndex index of the item
 * @returns the part, or null when the item has none
 * @throws NodeOperationError when the parameter holds something else than an object
 */
export function readPart<Part extends object>(
	context: IExecuteFunctions,
	parameter: string,
	itemIndex: number,
): Part | null {
	const value: unknown = context.getNodeParameter(parameter, itemIndex, null);
	if (value === null || value === undefined || value === '') return null;
	const parsed: unknown =
		typeof value === 'string' ? parseJson(context, value, parameter, itemIndex) : value;
	if (parsed === null) return null;
	if (typeof parsed !== 'object' || Array.isArray(parsed)) {
		throw new NodeOperationError(context.getNode(), `"${parameter}" holds no object`, {
			itemIndex,
			description: `Point it to the part of the item another node of this package wrote, e.g. {{ $json.${parameter} }}.`,
		});
	}
	return parsed as Part;
}

function parseJson(
	context: IExecuteFunctions,
	text: string,
	parameter: string,
	itemIndex: number,
): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new NodeOperationError(context.getNode(), `"${parameter}" is not valid JSON`, {
			itemIndex,
			description: `Leave the default {{ $json.${parameter} }} or enter a JSON object.`,
		});
	}
}

/**
 * @param item incoming item, left unchanged
 * @param itemIndex its index, for the pairing
 * @param part what this node adds to the envelope
 * @returns a new item with the part added and everything else, binary data included, passed on
 */
export function withPart(
	item: INodeExecutionData,
	itemIndex: number,
	part: object,
): INodeExecutionData {
	return {
		json: { ...item.json, ...part } as INodeExecutionData['json'],
		...(item.binary ? { binary: item.binary } : {}),
		pairedItem: { item: itemIndex },
	};
}
