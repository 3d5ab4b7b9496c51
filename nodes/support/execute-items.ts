import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toErrorData, toNodeError } from './errors';
import { withPart } from './envelope';

/**
 * The one loop of the package: every item is processed on its own, in order. With "continue on fail" an
 * item that fails leaves with its data, its file and the `error` part; otherwise the run stops with an
 * error that names the item.
 *
 * @param context execution context
 * @param handle processes one item; `item` must not be changed
 * @returns the outgoing items, each paired with the item it came from
 * @throws NodeOperationError or NodeApiError of the first failing item, unless the node continues on fail
 */
export async function executeItems(
	context: IExecuteFunctions,
	handle: (item: INodeExecutionData, itemIndex: number) => Promise<INodeExecutionData>,
): Promise<INodeExecutionData[]> {
	const results: INodeExecutionData[] = [];
	for (const [itemIndex, item] of context.getInputData().entries()) {
		try {
			results.push(await handle(item, itemIndex));
		} catch (cause) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause, itemIndex);
			results.push(failedItem(context, item, itemIndex, cause));
		}
	}
	return results;
}

/**
 * @param context execution context of a node that continues on fail
 * @param item the item that failed
 * @param itemIndex its index
 * @param cause what was thrown
 * @param part further envelope parts known in spite of the failure
 * @returns the item with the `error` part; on its way to the error output when the node has one
 */
export function failedItem(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
	cause: unknown,
	part: object = {},
): INodeExecutionData {
	const failed = withPart(item, itemIndex, { ...part, error: toErrorData(cause) });
	// n8n replaces the json of an item that carries `error` unless the node has an error output, so the
	// marker is set only there; elsewhere it would cost the document its envelope.
	if (context.getNode().onError === 'continueErrorOutput') {
		failed.error = toNodeError(context.getNode(), cause, itemIndex);
	}
	return failed;
}
