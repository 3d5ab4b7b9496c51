import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { createProperties } from './create.properties';

/** Creates a bookkeeping voucher: of the item's invoice, with supplier and file, or field by field. */
export const create = guardedOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a voucher',
		description: 'Book an invoice as a voucher, with its supplier and its file',
	},
	properties: createProperties,
	system: 'lexoffice',
	operation: 'voucher.create',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const { prepareCreate } = await import('./prepare-create');
		return prepareCreate(await lexofficeClient(context), context, item, itemIndex);
	},
});
