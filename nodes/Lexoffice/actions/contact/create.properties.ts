import type { INodeProperties } from 'n8n-workflow';
import {
	additionalContactFields,
	addressesProperty,
	createContactOptions,
	reachProperty,
} from './contact.properties';

const fromFields = { source: ['fields'] };
const ofCompany = { source: ['fields'], kind: ['company'] };
const ofPerson = { source: ['fields'], kind: ['person'] };

function text(displayName: string, name: string, more: Partial<INodeProperties>): INodeProperties {
	return { displayName, name, type: 'string', default: '', ...more } as INodeProperties;
}

/** Parameters of "Create". */
export const createProperties: readonly INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		default: 'seller',
		options: [
			{ name: 'Fields Below', value: 'fields', description: 'Field by field' },
			{
				name: 'Seller of an Invoice',
				value: 'seller',
				description: 'As a supplier: name, tax numbers, address, e-mail and phone',
			},
		],
		description: 'Where the data of the contact comes from',
	},
	{
		displayName: 'Seller',
		name: 'seller',
		type: 'json',
		default: '={{ $json.invoice.seller }}',
		displayOptions: { show: { source: ['seller'] } },
		hint: 'As AI Invoice Extract writes it',
		description: 'The seller of the canonical invoice',
	},
	{
		displayName: 'Roles',
		name: 'roles',
		type: 'multiOptions',
		default: ['vendor'],
		displayOptions: { show: fromFields },
		options: [
			{ name: 'Customer', value: 'customer' },
			{ name: 'Supplier', value: 'vendor' },
		],
		description: 'What the contact is; at least one',
	},
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		default: 'company',
		displayOptions: { show: fromFields },
		options: [
			{ name: 'Company', value: 'company' },
			{ name: 'Person', value: 'person' },
		],
		description: 'Lexware Office does not turn one into the other later',
	},
	text('Company Name', 'companyName', {
		required: true,
		placeholder: 'e.g. Muster GmbH',
		displayOptions: { show: ofCompany },
		description: 'Name of the company with its legal form',
	}),
	text('VAT ID', 'vatRegistrationId', {
		placeholder: 'e.g. DE123456789',
		displayOptions: { show: ofCompany },
		description: 'USt-IdNr.; by it the contact is recognised best',
	}),
	text('Last Name', 'lastName', {
		required: true,
		displayOptions: { show: ofPerson },
		description: 'Family name of the person',
	}),
	text('First Name', 'firstName', {
		displayOptions: { show: ofPerson },
		description: 'Given name of the person',
	}),
	text('Salutation', 'salutation', {
		placeholder: 'e.g. Herr',
		displayOptions: { show: ofPerson },
		description: 'As it is to stand in letters',
	}),
	{ ...addressesProperty, displayOptions: { show: fromFields } },
	{ ...reachProperty, displayOptions: { show: fromFields } },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions: { show: fromFields },
		options: [...additionalContactFields],
	},
	createContactOptions,
];
