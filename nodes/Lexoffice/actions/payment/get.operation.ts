import { locatorProperty, requiredId } from '../locator';
import { readsOne } from '../read-operation';

/** Tells how far a document is paid. */
export const get = readsOne({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the payments of a document',
		description: 'What is open and what was paid on a sales document or bookkeeping voucher',
	},
	properties: [
		locatorProperty({
			displayName: 'Document',
			name: 'voucherId',
			search: 'searchDocuments',
			expression: '={{ $json.id }}',
			required: true,
			hint: 'Drafts and unchecked vouchers have no payments; this is no error',
			description: 'The sales document or bookkeeping voucher',
		}),
	],
	read: async (client, context, itemIndex) => {
		const { readPayments } = await import('../../../../lib/lexware/resources/payments');
		return readPayments(client, requiredId(context, 'voucherId', itemIndex));
	},
});
