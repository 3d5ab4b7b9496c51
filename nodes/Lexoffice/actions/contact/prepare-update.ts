import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { LexwareClient } from '../../../../lib/lexware/client';
import { mergeContact, type Clearable } from '../../../../lib/lexware/contacts/merge';
import { bookedUpdate, contactUpdate } from '../../../../lib/lexware/contacts/update';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { readContact } from '../../../../lib/lexware/resources/contacts';
import type { PreparedWrite } from '../../../support/guard/guarded-operation';
import { requiredId } from '../locator';
import { documentOf } from '../write-identity';
import { enteredChanges } from './fields';

/**
 * @param client for one organisation
 * @param context execution context
 * @param item the item
 * @param itemIndex its index
 * @returns the changed contact, ready for the guard; nothing is written where nothing changes
 * @throws BelegflussError LEXWARE_CONTACT_… for whatever can be known to be wrong before anything is sent
 */
export async function prepareUpdate(
	client: LexwareClient,
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
): Promise<PreparedWrite> {
	const current = await readContact(client, requiredId(context, 'contactId', itemIndex));
	const { id, version } = current;
	const { body, changed } = mergeContact(current, {
		fields: enteredChanges(context, itemIndex),
		clear: context.getNodeParameter('clear', itemIndex, []) as Clearable[],
	});
	const { organizationId: tenant } = await organisationOf(client);
	return {
		...contactUpdate(client, current, body),
		tenant,
		subject: `${id}@${version}`,
		documentSha256: documentOf(item),
		amount: null,
		...(changed ? {} : { unchanged: bookedUpdate(id, version) }),
	};
}
