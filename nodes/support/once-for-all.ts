import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from './errors';
import { failedItem } from './execute-items';

/**
 * For what concerns the input as a whole, a report for example: runs once, and every result is paired with
 * all incoming items. With "continue on fail" a failure gives one item with the `error` part.
 *
 * @param context execution context
 * @param work gives the results
 * @returns the outgoing items
 * @throws NodeOperationError when the work fails, unless the node continues on fail
 */
export async function onceForAll(
	context: IExecuteFunctions,
	work: () => Promise<readonly Pick<INodeExecutionData, 'json' | 'binary'>[]>,
): Promise<INodeExecutionData[]> {
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	try {
		return (await work()).map((result) => ({ ...result, pairedItem }));
	} catch (cause) {
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause);
		return [{ ...failedItem(context, { json: {} }, 0, cause), pairedItem }];
	}
}
