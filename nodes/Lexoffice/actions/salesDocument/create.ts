import type { SalesCreation, SalesKind } from '../../../../lib/lexware/sales/kinds';
import { guardedOperation } from '../../../support/guard/guarded-operation';
import type { GuardedOperation } from '../../../support/resources';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { createProperties } from './create.properties';
import { salesNames } from './names';

/**
 * @param kind of sales document, one that can be created
 * @param creation what it asks for
 * @returns the operation that creates one, as a draft unless said otherwise
 */
export function createOf(kind: SalesKind, creation: SalesCreation): GuardedOperation {
	const { one } = salesNames[kind.name];
	return guardedOperation({
		option: {
			name: 'Create',
			value: 'create',
			action: `Create ${one}`,
			description: 'As a draft, which a person finishes in the app',
		},
		properties: createProperties(kind, creation),
		system: 'lexoffice',
		operation: `${kind.name}.create`,
		credential: LEXOFFICE_CREDENTIAL,

		async prepare(context, item, itemIndex) {
			const { prepareCreate } = await import('./prepare-create');
			const client = await lexofficeClient(context);
			return prepareCreate(kind, creation, { client, context, item, itemIndex });
		},
	});
}
