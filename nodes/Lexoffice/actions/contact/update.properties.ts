import type { INodeProperties } from 'n8n-workflow';
import { locatorProperty } from '../locator';
import { additionalContactFields, addressesProperty, reachProperty } from './contact.properties';

function text(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'string', default: '', description };
}

/** Parameters of "Update". */
export const updateProperties: readonly INodeProperties[] = [
	locatorProperty({
		displayName: 'Contact',
		name: 'contactId',
		search: 'searchContacts',
		expression: '={{ $json.lexoffice.id }}',
		required: true,
		hint: 'It is read, merged and written back as a whole: what you leave out stays as it is',
		description: 'The contact to change',
	}),
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			...additionalContactFields,
			text('Company Name', 'companyName', 'Of a company'),
			text('First Name', 'firstName', 'Of a person'),
			text('Last Name', 'lastName', 'Of a person'),
			{
				displayName: 'Roles to Add',
				name: 'roles',
				type: 'multiOptions' as const,
				default: [],
				options: [
					{ name: 'Customer', value: 'customer' },
					{ name: 'Supplier', value: 'vendor' },
				],
				description: 'Roles the contact already has stay',
			},
			text('Salutation', 'salutation', 'Of a person'),
			text('VAT ID', 'vatRegistrationId', 'Of a company'),
		].toSorted((left, right) => (left.displayName < right.displayName ? -1 : 1)),
	},
	{ ...addressesProperty, description: 'Only the fields you fill in are changed' },
	{ ...reachProperty, description: 'Only the kinds you fill in are changed' },
	{
		displayName: 'Clear',
		name: 'clear',
		type: 'multiOptions',
		default: [],
		options: [
			{ name: 'Contact Person', value: 'contactPerson' },
			{ name: 'E-Mail Addresses', value: 'emailAddresses' },
			{ name: 'Note', value: 'note' },
			{ name: 'Phone Numbers', value: 'phoneNumbers' },
			{ name: 'Shipping Address', value: 'shippingAddress' },
			{ name: 'XRechnung', value: 'xRechnung' },
		],
		description: 'What to empty before the fields above are set; an empty field changes nothing',
	},
];
