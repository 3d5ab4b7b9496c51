import { locatorProperty, requiredId } from '../locator';
import { readsOne } from '../read-operation';

/** Reads one contact. */
export const get = readsOne({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description: 'One customer or supplier; shows at once what was just written',
	},
	properties: [
		locatorProperty({
			displayName: 'Contact',
			name: 'contactId',
			search: 'searchContacts',
			expression: '={{ $json.id }}',
			required: true,
			description: 'The contact to read',
		}),
	],
	read: async (client, context, itemIndex) => {
		const { readContact } = await import('../../../../lib/lexware/resources/contacts');
		return readContact(client, requiredId(context, 'contactId', itemIndex));
	},
});
