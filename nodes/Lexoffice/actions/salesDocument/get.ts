import type { SalesKind } from '../../../../lib/lexware/sales/kinds';
import type { OwnOperation } from '../../../support/resources';
import { requiredId } from '../locator';
import { readsOne } from '../read-operation';
import { documentProperty } from './document-locator';
import { salesNames } from './names';

/**
 * @param kind of sales document
 * @returns the operation that reads one
 */
export function getOf(kind: SalesKind): OwnOperation {
	return readsOne({
		option: {
			name: 'Get',
			value: 'get',
			action: `Get ${salesNames[kind.name].one}`,
			description: 'The whole document with line items, sums and related documents',
		},
		properties: [documentProperty(kind, '={{ $json.id }}')],
		read: async (client, context, itemIndex) => {
			const { readSalesDocument } = await import(
				'../../../../lib/lexware/resources/sales-documents'
			);
			return readSalesDocument(client, kind, requiredId(context, 'documentId', itemIndex));
		},
	});
}
