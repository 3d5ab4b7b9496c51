import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Parameter for the document behind a write. */
export const documentHashProperty: INodeProperties = {
	displayName: 'Document Hash',
	name: 'documentHash',
	type: 'string',
	default: '={{ $json.document.sha256 }}',
	placeholder: 'e.g. 9f86d081884c7d65…',
	hint: 'The same document is written once. Without one, the same values count as the same write.',
	description: 'SHA-256 of the received file, as AI Invoice Extract writes it',
};

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns hash of the document behind the item, null without one
 */
export function documentHash(context: IExecuteFunctions, itemIndex: number): string | null {
	const value: unknown = context.getNodeParameter('documentHash', itemIndex, '');
	const hash = typeof value === 'string' ? value.trim().toLowerCase() : '';
	return SHA256.test(hash) ? hash : null;
}
