import type { INodeProperties } from 'n8n-workflow';
import { locatorProperty } from '../locator';

const vatCategories: INodeProperties['options'] = [
	{ name: 'AE – Reverse Charge (§ 13b)', value: 'AE' },
	{ name: 'Any', value: '' },
	{ name: 'E – Exempt', value: 'E' },
	{ name: 'G – Export', value: 'G' },
	{ name: 'K – Intra-Community Supply', value: 'K' },
	{ name: 'O – Not Subject to VAT', value: 'O' },
	{ name: 'S – Standard Rate', value: 'S' },
	{ name: 'Z – Zero Rate', value: 'Z' },
];

/** How a voucher is made of the item's invoice; shared by create and update. */
export const invoiceProperties: readonly INodeProperties[] = [
	{
		displayName: 'Invoice',
		name: 'invoice',
		type: 'json',
		default: '={{ $json.invoice }}',
		required: true,
		hint: 'As AI Invoice Extract writes it',
		description: 'The canonical invoice the voucher is made of',
	},
	locatorProperty({
		displayName: 'Default Category',
		name: 'defaultCategory',
		search: 'searchOutgoCategories',
		required: true,
		hint: 'What is booked when no rule below fits',
		description: 'Posting category for positions no rule fits',
	}),
	{
		displayName: 'Category Rules',
		name: 'categoryRules',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Rule',
		default: {},
		hint: 'The first rule that fits counts; of a rule, every condition that is filled in must hold',
		description: 'Which posting category is chosen for which invoices',
		options: [
			{
				name: 'rule',
				displayName: 'Rule',
				values: [
					locatorProperty({
						displayName: 'Category',
						name: 'categoryId',
						search: 'searchOutgoCategories',
						description: 'What is booked when the rule fits',
					}),
					{
						displayName: 'Line Contains',
						name: 'lineContains',
						type: 'string',
						default: '',
						placeholder: 'e.g. Diesel',
						description: 'Part of the text of any line of the invoice',
					},
					{
						displayName: 'Seller Contains',
						name: 'sellerContains',
						type: 'string',
						default: '',
						placeholder: 'e.g. Telekom',
						description: 'Part of the name of the supplier',
					},
					{
						displayName: 'Seller VAT ID',
						name: 'sellerVatId',
						type: 'string',
						default: '',
						placeholder: 'e.g. DE123456788',
						description: 'VAT ID of the supplier',
					},
					{
						displayName: 'VAT Category',
						name: 'vatCategory',
						type: 'options',
						options: vatCategories,
						default: '',
						description:
							'VAT category of the position (BT-118). AE, K and G need a rule of their own, because you owe the VAT yourself.',
					},
					{
						displayName: 'VAT Rate',
						name: 'vatRate',
						type: 'string',
						default: '',
						placeholder: 'e.g. 7',
						description: 'VAT rate of the position in per cent',
					},
				],
			},
		],
	},
];

/** What happens with a supplier nobody knows yet. */
export const unknownSupplierProperty: INodeProperties = {
	displayName: 'If Supplier Is Unknown',
	name: 'ifSupplierUnknown',
	type: 'options',
	default: 'create',
	options: [
		{
			name: 'Create the Contact',
			value: 'create',
			description: 'From the invoice, together with the voucher and under the same approval',
		},
		{
			name: 'Stop',
			value: 'stop',
			description: 'Write nothing and say which supplier is missing',
		},
		{
			name: 'Use the Collective Supplier',
			value: 'collective',
			description: 'Book it on the collective contact (Sammellieferant)',
		},
	],
	hint: 'A supplier is recognised by VAT ID, otherwise by name',
	description: 'What to do when the organisation has no contact for the seller of the invoice',
};
