import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { createProperties } from './create.properties';

/** Creates a contact, unless it seems to exist. */
export const create = guardedOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a contact',
		description: 'A customer or supplier; refused when the same contact seems to exist',
	},
	properties: createProperties,
	system: 'lexoffice',
	operation: 'contact.create',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const { prepareCreate } = await import('./prepare-create');
		return prepareCreate(await lexofficeClient(context), context, item, itemIndex);
	},
});
