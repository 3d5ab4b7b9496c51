import type { INodeProperties } from 'n8n-workflow';
import { locatorProperty } from '../locator';

/** A voucher entered field by field. */
export const fieldProperties: readonly INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'voucherType',
		type: 'options',
		default: 'purchaseinvoice',
		options: [
			{ name: 'Purchase Credit Note', value: 'purchasecreditnote' },
			{ name: 'Purchase Invoice', value: 'purchaseinvoice' },
			{ name: 'Sales Credit Note', value: 'salescreditnote' },
			{ name: 'Sales Invoice', value: 'salesinvoice' },
		],
		description: 'Direction of the voucher; amounts are positive for all four',
	},
	{
		displayName: 'Voucher Number',
		name: 'voucherNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. RE-2026-0815',
		description: 'Number the sender gave the document',
	},
	{
		displayName: 'Voucher Date',
		name: 'voucherDate',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'Day of the document',
	},
	{
		displayName: 'Collective Contact',
		name: 'useCollectiveContact',
		type: 'boolean',
		default: false,
		description:
			'Whether to book on the collective customer or supplier instead of a contact of its own',
	},
	locatorProperty({
		displayName: 'Contact',
		name: 'contactId',
		search: 'searchContacts',
		required: true,
		description: 'Customer or supplier of the voucher',
		displayOptions: { show: { useCollectiveContact: [false] } },
	}),
	{
		displayName: 'Amounts Are',
		name: 'taxType',
		type: 'options',
		default: 'gross',
		options: [
			{ name: 'Gross', value: 'gross', description: 'The amounts below include tax' },
			{ name: 'Net', value: 'net', description: 'The amounts below do not include tax' },
		],
		description: 'Whether the amounts of the positions include tax',
	},
	{
		displayName: 'Items',
		name: 'items',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Item',
		default: {},
		hint: 'One position for each tax rate and category',
		description: 'Positions of the voucher',
		options: [
			{
				name: 'item',
				displayName: 'Item',
				values: [
					{
						displayName: 'Amount',
						name: 'amount',
						type: 'string',
						default: '',
						placeholder: 'e.g. 119.00',
						description: 'In EUR, not negative',
					},
					{
						displayName: 'Category Name or ID',
						name: 'categoryId',
						type: 'options',
						typeOptions: { loadOptionsMethod: 'getPostingCategories' },
						default: '',
						description:
							'Posting category. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					},
					{
						displayName: 'Tax Rate',
						name: 'taxRatePercent',
						type: 'number',
						default: 19,
						typeOptions: { minValue: 0 },
						description: 'In per cent',
					},
					{
						displayName: 'Tax Amount',
						name: 'taxAmount',
						type: 'string',
						default: '',
						placeholder: 'e.g. 19.00',
						hint: 'Empty to have it computed',
						description: 'In EUR, as the document says',
					},
				],
			},
		],
	},
];

/** What is rarely needed. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Due Date',
			name: 'dueDate',
			type: 'dateTime',
			default: '',
			description: 'Day by which it is to be paid',
		},
		{
			displayName: 'Raw JSON Override',
			name: 'override',
			type: 'json',
			default: '{}',
			description:
				'Fields of the request that are set last, by their names in the Public API. For what has no field here.',
		},
		{
			displayName: 'Remark',
			name: 'remark',
			type: 'string',
			default: '',
			placeholder: 'e.g. Booked by workflow',
			description: 'Note at the voucher',
		},
		{
			displayName: 'Shipping Date',
			name: 'shippingDate',
			type: 'dateTime',
			default: '',
			description: 'Day of supply',
		},
	],
};
