import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { BelegflussError, describeCause, type ErrorData } from '../../lib/errors/belegfluss-error';

/**
 * @param node the node that failed
 * @param cause anything thrown while an item was processed
 * @param itemIndex index of that item
 * @returns an error n8n shows with sentence and remedy; errors n8n made itself are kept intact
 */
export function toNodeError(
	node: INode,
	cause: unknown,
	itemIndex?: number,
): NodeOperationError | NodeApiError {
	if (cause instanceof NodeApiError || cause instanceof NodeOperationError) return cause;
	if (cause instanceof BelegflussError) {
		const { message, remedy } = cause.describe('en');
		return new NodeOperationError(node, message, {
			itemIndex,
			description: remedy,
			level: 'warning',
		});
	}
	return new NodeOperationError(node, cause instanceof Error ? cause : new Error(String(cause)), {
		itemIndex,
	});
}

/**
 * @param cause anything thrown while an item was processed
 * @returns code, sentence and remedy for the `error` part of the envelope; no stack
 */
export function toErrorData(cause: unknown): ErrorData {
	if (cause instanceof NodeApiError || cause instanceof NodeOperationError) {
		return {
			code: 'NODE_ERROR',
			message: cause.message,
			remedy: typeof cause.description === 'string' ? cause.description : '',
		};
	}
	return describeCause(cause, 'en');
}
