import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { updateProperties } from './update.properties';

/** Fills or corrects a voucher: reads it, merges, and writes it back with everything else as it was. */
export const update = guardedOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a voucher',
		description: 'Fill a voucher from an invoice or change single fields; files stay attached',
	},
	properties: updateProperties,
	system: 'lexoffice',
	operation: 'voucher.update',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, _item, itemIndex) {
		const { prepareUpdate } = await import('./prepare-update');
		return prepareUpdate(await lexofficeClient(context), context, itemIndex);
	},
});
