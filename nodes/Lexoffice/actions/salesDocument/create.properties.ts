import type { INodeProperties } from 'n8n-workflow';
import type { SalesCreation, SalesKind } from '../../../../lib/lexware/sales/kinds';
import { locatorProperty } from '../locator';
import { rawJsonProperty } from '../write-identity';
import { lineItemsProperty } from './line-items.properties';
import { salesNames } from './names';

function text(displayName: string, name: string, more: Partial<INodeProperties>): INodeProperties {
	return { displayName, name, type: 'string', default: '', ...more } as INodeProperties;
}

const finalize: INodeProperties = {
	displayName: 'Finalize',
	name: 'finalize',
	type: 'boolean',
	default: false,
	noDataExpression: true,
	hint: 'This cannot be undone: leave it off, and finish the draft in the app once somebody looked at it',
	description:
		'Whether the document gets its number and its file at once and cannot be changed or deleted any more. By default a draft is made.',
};

const recipient: readonly INodeProperties[] = [
	{
		displayName: 'Recipient',
		name: 'recipient',
		type: 'options',
		default: 'contact',
		options: [
			{ name: 'Contact', value: 'contact', description: 'A customer of the account' },
			{
				name: 'One-Time Address',
				value: 'address',
				description: 'Only with the tax types net, gross and VAT-free',
			},
		],
		description: 'Whom the document goes to',
	},
	locatorProperty({
		displayName: 'Contact',
		name: 'contactId',
		search: 'searchCustomers',
		expression: '={{ $json.lexoffice.id }}',
		required: true,
		displayOptions: { show: { recipient: ['contact'] } },
		description: 'The customer; the address is taken from the contact',
	}),
	{
		displayName: 'Address',
		name: 'address',
		type: 'fixedCollection',
		placeholder: 'Add address',
		default: {},
		displayOptions: { show: { recipient: ['address'] } },
		options: [
			{
				name: 'fields',
				displayName: 'Address',
				values: [
					text('City', 'city', {}),
					{
						displayName: 'Country Name or ID',
						name: 'countryCode',
						type: 'options',
						typeOptions: { loadOptionsMethod: 'getCountries' },
						default: 'DE',
						description:
							'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					},
					text('Name', 'name', { description: 'Person or company' }),
					text('Postal Code', 'zip', {}),
					text('Street', 'street', { description: 'Street and number' }),
					text('Supplement', 'supplement', { description: 'e.g. department or c/o' }),
				],
			},
		],
		description: 'Name and country are needed',
	},
];

const taxType: INodeProperties = {
	displayName: 'Tax Type',
	name: 'taxType',
	type: 'options',
	default: 'net',
	options: [
		{ name: 'Construction Service (§ 13b UStG)', value: 'constructionService13b' },
		{ name: 'Gross', value: 'gross', description: 'Prices include VAT' },
		{ name: 'Intra-Community Supply', value: 'intraCommunitySupply' },
		{ name: 'Net', value: 'net', description: 'VAT is added to the prices' },
		{ name: 'Other Service (§ 13b UStG)', value: 'externalService13b' },
		{
			name: 'Photovoltaic Equipment',
			value: 'photovoltaicEquipment',
			description: '§ 12 (3) UStG',
		},
		{ name: 'Third Country, Delivery', value: 'thirdPartyCountryDelivery' },
		{ name: 'Third Country, Service', value: 'thirdPartyCountryService' },
		{ name: 'VAT-Free', value: 'vatfree', description: 'E.g. Kleinunternehmer, § 19 UStG.' },
	],
	description: 'How the document is taxed',
};

const shipping: readonly INodeProperties[] = [
	{
		displayName: 'Shipping Type',
		name: 'shippingType',
		type: 'options',
		default: 'service',
		options: [
			{ name: 'Delivery', value: 'delivery', description: 'On one day' },
			{ name: 'Delivery Period', value: 'deliveryperiod', description: 'Over some days' },
			{ name: 'None', value: 'none', description: 'Nothing was delivered yet' },
			{ name: 'Service', value: 'service', description: 'On one day' },
			{ name: 'Service Period', value: 'serviceperiod', description: 'Over some days' },
		],
		description: 'What was delivered, § 14 (4) no. 6 UStG.',
	},
	{
		displayName: 'Shipping Date',
		name: 'shippingDate',
		type: 'dateTime',
		default: '',
		displayOptions: { hide: { shippingType: ['none'] } },
		hint: 'Empty for the date of the document',
		description: 'Day of the delivery, first day of a period',
	},
	{
		displayName: 'Shipping End Date',
		name: 'shippingEndDate',
		type: 'dateTime',
		default: '',
		displayOptions: { show: { shippingType: ['deliveryperiod', 'serviceperiod'] } },
		description: 'Last day of the period',
	},
];

const paymentTerms: readonly INodeProperties[] = [
	{
		displayName: 'Payment Terms',
		name: 'paymentTerms',
		type: 'options',
		default: 'default',
		options: [
			{ name: 'Default', value: 'default', description: 'Those of the account or the contact' },
			{ name: 'From List', value: 'list', description: 'A payment condition of the account' },
			{ name: 'Own Wording', value: 'own', description: 'Entered here' },
		],
		description: 'When the document is to be paid',
	},
	{
		displayName: 'Payment Condition Name or ID',
		name: 'paymentConditionId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getPaymentConditions' },
		default: '',
		displayOptions: { show: { paymentTerms: ['list'] } },
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	text('Payment Wording', 'paymentLabel', {
		placeholder: 'e.g. 10 Tage 3 %, 30 Tage netto',
		displayOptions: { show: { paymentTerms: ['own'] } },
		description: 'As it stands on the document',
	}),
	{
		displayName: 'Payment Days',
		name: 'paymentDays',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 14,
		displayOptions: { show: { paymentTerms: ['own'] } },
		description: 'Days until it is due',
	},
	{
		displayName: 'Cash Discount',
		name: 'cashDiscount',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 0,
		displayOptions: { show: { paymentTerms: ['own'] } },
		description: 'Skonto in per cent; 0 for none',
	},
	{
		displayName: 'Cash Discount Days',
		name: 'cashDiscountDays',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		displayOptions: { show: { paymentTerms: ['own'] }, hide: { cashDiscount: [0] } },
		description: 'Days the cash discount is granted',
	},
];

function preceding({ preceding: how, follows }: SalesCreation): INodeProperties[] {
	const [first] = follows;
	if (how === 'none' || !first) return [];
	const isRequired = how === 'required';
	const initial = isRequired ? first : 'none';
	const kind: INodeProperties = {
		displayName: 'Preceding Document Is',
		name: 'precedingKind',
		type: 'options',
		default: initial,
		options: [
			...follows.map((name) => ({ name: salesNames[name].name, value: name })),
			...(isRequired ? [] : [{ name: 'None', value: 'none' }]),
		].toSorted((left, right) => (left.name < right.name ? -1 : 1)),
		description: 'What the document follows from; the line items are still those below',
	};
	const id = locatorProperty({
		displayName: 'Preceding Document',
		name: 'precedingId',
		search: (follows.length === 1 ? salesNames[first].search : null) ?? 'searchDocuments',
		expression: isRequired ? '={{ $json.lexoffice.id }}' : undefined,
		required: isRequired,
		hint: 'It must not be a draft',
		description: 'The document this one follows from',
		displayOptions: isRequired ? undefined : { hide: { precedingKind: ['none'] } },
	});
	return isRequired && follows.length === 1 ? [id] : [kind, id];
}

function additional({ deliveryTerms, xRechnung }: SalesCreation): INodeProperties {
	const options: INodeProperties[] = [
		text('Introduction', 'introduction', {
			typeOptions: { rows: 3 },
			description: 'Text above the line items',
		}),
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			default: 'de',
			options: [
				{ name: 'English', value: 'en' },
				{ name: 'German', value: 'de' },
			],
			description: 'Language of the fixed texts on the document',
		},
		{
			displayName: 'Print Layout Name or ID',
			name: 'printLayoutId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getPrintLayouts' },
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		text('Remark', 'remark', {
			typeOptions: { rows: 3 },
			description: 'Text below the line items',
		}),
		text('Tax Note', 'taxTypeNote', { description: 'Wording of why there is no VAT' }),
		{
			displayName: 'Tax Subtype',
			name: 'taxSubType',
			type: 'options',
			default: 'distanceSales',
			options: [
				{ name: 'Distance Sales', value: 'distanceSales' },
				{ name: 'Electronic Services', value: 'electronicServices' },
			],
			description: 'For consumers in other countries of the EU',
		},
		text('Title', 'title', { description: 'Headline; empty for the usual one' }),
		text('Total Discount', 'discountAbsolute', {
			placeholder: 'e.g. 10.00',
			description: 'Off the sum of all line items, in EUR',
		}),
		text('Total Discount Percentage', 'discountPercentage', {
			placeholder: 'e.g. 5',
			description: 'Off the sum of all line items, in per cent',
		}),
		...(deliveryTerms
			? [text('Delivery Terms', 'deliveryTerms', { description: 'e.g. free house' })]
			: []),
		...(xRechnung
			? [
					text('XRechnung Buyer Reference', 'buyerReference', {
						placeholder: 'e.g. 04011000-1234512345-35',
						description: 'Leitweg-ID of a public customer; makes the invoice an XRechnung',
					}),
				]
			: []),
	];
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: options.toSorted((left, right) => (left.displayName < right.displayName ? -1 : 1)),
	};
}

/**
 * @param kind of sales document, one that can be created
 * @param creation what it asks for
 * @returns the parameters of "Create"
 */
export function createProperties(
	{ name }: SalesKind,
	creation: SalesCreation,
): readonly INodeProperties[] {
	return [
		...(creation.finalize ? [finalize] : []),
		...preceding(creation),
		...recipient,
		{
			displayName: 'Voucher Date',
			name: 'voucherDate',
			type: 'dateTime',
			default: '',
			hint: 'Empty for today. Give the date where a workflow may be repeated on another day.',
			description: `Date of ${salesNames[name].one}`,
		},
		...(creation.expiration
			? [
					{
						displayName: 'Expiration Date',
						name: 'expirationDate',
						type: 'dateTime',
						default: '',
						required: true,
						description: 'Last day the offer is valid',
					} satisfies INodeProperties,
				]
			: []),
		taxType,
		lineItemsProperty(creation),
		...(creation.shipping ? shipping : []),
		...(creation.paymentConditions ? paymentTerms : []),
		text('Reference', 'reference', {
			default: '={{ $json.document.sha256 }}',
			placeholder: 'e.g. order 2026-0815',
			hint: 'With the same reference it is written once only, however often the workflow runs',
			description:
				'What the document is made for, e.g. the number of an order. By default the fingerprint of the received document; without either, exactly the same content is written once only.',
		}),
		additional(creation),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Create Even If Identical',
					name: 'evenIfIdentical',
					type: 'boolean',
					default: false,
					description:
						'Whether to create the document although there is one with the same recipient, date and line items',
				},
				rawJsonProperty,
			],
		},
	];
}
