import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { updateProperties } from './update.properties';

/** Changes a contact: reads it, merges the changes, writes it back. */
export const update = guardedOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a contact',
		description: 'Change some fields; all others keep their values',
	},
	properties: updateProperties,
	system: 'lexoffice',
	operation: 'contact.update',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const { prepareUpdate } = await import('./prepare-update');
		return prepareUpdate(await lexofficeClient(context), context, item, itemIndex);
	},
});
