import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { referenceProperty, rawJsonProperty } from '../write-identity';

function text(displayName: string, name: string, more: Partial<INodeProperties> = {}) {
	return { displayName, name, type: 'string', default: '', ...more } as INodeProperties;
}

const country: INodeProperties = {
	displayName: 'Country Name or ID',
	name: 'countryCode',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getCountries' },
	default: 'DE',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

function address(name: string, displayName: string): INodePropertyCollection {
	return {
		name,
		displayName,
		values: [
			text('City', 'city'),
			country,
			text('Postal Code', 'zip'),
			text('Street', 'street', { description: 'Street and number' }),
			text('Supplement', 'supplement', { description: 'e.g. department or c/o' }),
		],
	};
}

/** Addresses of a contact; the Public API takes one of each kind. */
export const addressesProperty: INodeProperties = {
	displayName: 'Addresses',
	name: 'addresses',
	type: 'fixedCollection',
	placeholder: 'Add address',
	default: {},
	options: [address('billing', 'Billing Address'), address('shipping', 'Shipping Address')],
	description: 'One billing and one shipping address',
};

/** E-mail addresses and phone numbers of a contact; one of each kind. */
export const reachProperty: INodeProperties = {
	displayName: 'E-Mail and Phone',
	name: 'reach',
	type: 'fixedCollection',
	placeholder: 'Add e-mail or phone',
	default: {},
	options: [
		{
			name: 'emails',
			displayName: 'E-Mail Addresses',
			values: [
				text('Business', 'business', { placeholder: 'e.g. name@example.org' }),
				text('Office', 'office', { placeholder: 'e.g. name@example.org' }),
				text('Other', 'other', { placeholder: 'e.g. name@example.org' }),
				text('Private', 'private', { placeholder: 'e.g. name@example.org' }),
			],
		},
		{
			name: 'phones',
			displayName: 'Phone Numbers',
			values: [
				text('Business', 'business'),
				text('Fax', 'fax'),
				text('Mobile', 'mobile'),
				text('Office', 'office'),
				text('Other', 'other'),
				text('Private', 'private'),
			],
		},
	],
	description: 'One e-mail address and one phone number of each kind',
};

const contactPerson: INodeProperties = {
	displayName: 'Contact Person',
	name: 'contactPerson',
	type: 'fixedCollection',
	placeholder: 'Add contact person',
	default: {},
	options: [
		{
			name: 'person',
			displayName: 'Contact Person',
			values: [
				text('E-Mail', 'emailAddress', { placeholder: 'e.g. name@example.org' }),
				text('First Name', 'firstName'),
				text('Last Name', 'lastName'),
				text('Phone', 'phoneNumber'),
				text('Salutation', 'salutation', { placeholder: 'e.g. Frau' }),
			],
		},
	],
	description: 'Who to talk to at the company',
};

const xRechnung: INodeProperties = {
	displayName: 'XRechnung',
	name: 'xRechnung',
	type: 'fixedCollection',
	placeholder: 'Add XRechnung fields',
	default: {},
	options: [
		{
			name: 'fields',
			displayName: 'XRechnung',
			values: [
				text('Buyer Reference (Leitweg-ID)', 'buyerReference', {
					placeholder: 'e.g. 04011000-1234512345-35',
				}),
				text('Vendor Number at Customer', 'vendorNumberAtCustomer', {
					description: 'Our supplier number in the books of this customer',
				}),
			],
		},
	],
	description: 'For invoices to public customers: give both',
};

/** The rarer fields, of companies and persons alike. */
export const additionalContactFields: readonly INodeProperties[] = [
	{
		displayName: 'Allow Tax Free Invoices',
		name: 'allowTaxFreeInvoices',
		type: 'boolean',
		default: false,
		description: 'Whether invoices without VAT may be written to this company',
	},
	contactPerson,
	text('Note', 'note', { typeOptions: { rows: 3 }, description: 'Seen in the app only' }),
	text('Tax Number', 'taxNumber', { placeholder: 'e.g. 12345/12345', description: 'Steuernummer' }),
	xRechnung,
];

/** Options of creating a contact. */
export const createContactOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Create Even If Similar',
			name: 'evenIfSimilar',
			type: 'boolean',
			default: false,
			description:
				'Whether to create the contact although one with the same VAT ID, tax number, e-mail address or name exists',
		},
		rawJsonProperty,
		referenceProperty,
	],
};
