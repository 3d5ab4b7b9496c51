import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Which document an operation is about. */
export const documentProperty: INodeProperties = {
	displayName: 'Document SHA-256',
	name: 'documentSha256',
	type: 'string',
	default: '={{ $json.document.sha256 }}',
	required: true,
	placeholder: 'e.g. 9f86d081884c7d659a2feaa0c55ad015…',
	description: 'The fingerprint every node of this package gives a document',
};

/**
 * @param context execution context
 * @param itemIndex index of the item
 * @returns the fingerprint as entered, in lower case
 */
export function documentOf(context: IExecuteFunctions, itemIndex: number): string {
	const value: unknown = context.getNodeParameter('documentSha256', itemIndex);
	return String(value ?? '')
		.trim()
		.toLowerCase();
}
