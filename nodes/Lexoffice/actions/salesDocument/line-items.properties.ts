import type { INodeProperties } from 'n8n-workflow';
import type { SalesCreation } from '../../../../lib/lexware/sales/kinds';
import { locatorProperty } from '../locator';

const priced = { type: ['custom', 'article'] };

function text(displayName: string, name: string, more: Partial<INodeProperties>): INodeProperties {
	return { displayName, name, type: 'string', default: '', ...more } as INodeProperties;
}

const choice: INodeProperties = {
	displayName: 'Choice',
	name: 'choice',
	type: 'options',
	default: 'none',
	displayOptions: { show: priced },
	options: [
		{ name: 'Alternative', value: 'alternative', description: 'Instead of another line item' },
		{ name: 'Not Optional', value: 'none', description: 'Part of the offer' },
		{ name: 'Optional', value: 'optional', description: 'May be left out' },
	],
	description: 'Whether the customer may choose; what is optional does not count in the total',
};

/**
 * @param creation what the kind asks for
 * @returns the parameter for the line items
 */
export function lineItemsProperty({ choices }: SalesCreation): INodeProperties {
	return {
		displayName: 'Line Items',
		name: 'lineItems',
		type: 'fixedCollection',
		placeholder: 'Add line item',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		required: true,
		hint: '1 to 300. Prices are net or gross as Tax Type says.',
		description: 'What the document is about',
		options: [
			{
				name: 'item',
				displayName: 'Line Item',
				values: [
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						default: 'custom',
						options: [
							{
								name: 'Article',
								value: 'article',
								description: 'Of the account; what you leave empty is taken from it',
							},
							{ name: 'Custom', value: 'custom', description: 'Entered here' },
							{ name: 'Text', value: 'text', description: 'Without quantity and price' },
						],
						description: 'What kind of line it is',
					},
					locatorProperty({
						displayName: 'Article',
						name: 'articleId',
						search: 'searchArticles',
						description: 'Product or service of the account',
						displayOptions: { show: { type: ['article'] } },
					}),
					text('Name', 'name', {
						placeholder: 'e.g. Beratung',
						description: 'Headline of the line',
					}),
					text('Description', 'description', {
						typeOptions: { rows: 2 },
						description: 'Stands below the name',
					}),
					{
						displayName: 'Quantity',
						name: 'quantity',
						type: 'number',
						typeOptions: { numberPrecision: 4 },
						default: 1,
						displayOptions: { show: priced },
						description: 'How many units',
					},
					text('Unit', 'unitName', {
						placeholder: 'e.g. Stunde',
						displayOptions: { show: priced },
						description: 'What a quantity of one is',
					}),
					text('Price', 'price', {
						placeholder: 'e.g. 100.00',
						displayOptions: { show: priced },
						description: 'Of one unit in EUR, a decimal with a point',
					}),
					{
						displayName: 'Tax Rate',
						name: 'taxRate',
						type: 'number',
						default: 19,
						displayOptions: { show: { type: ['custom'] } },
						description: 'VAT rate in per cent; 0 is sent where the tax type knows no VAT',
					},
					{
						displayName: 'Discount',
						name: 'discountPercentage',
						type: 'number',
						default: 0,
						displayOptions: { show: priced },
						description: 'Off the price of this line, in per cent',
					},
					...(choices ? [choice] : []),
				],
			},
		],
	};
}
