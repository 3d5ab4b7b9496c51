import type { INodeProperties } from 'n8n-workflow';

function text(displayName: string, name: string, more: Partial<INodeProperties>): INodeProperties {
	return { displayName, name, type: 'string', default: '', ...more } as INodeProperties;
}

/** What every article has. */
export const titleProperty = text('Title', 'title', {
	placeholder: 'e.g. Beratung',
	description: 'Name of the article as it stands on documents',
});

/** Product or service. */
export const typeProperty: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	default: 'SERVICE',
	options: [
		{ name: 'Product', value: 'PRODUCT' },
		{ name: 'Service', value: 'SERVICE' },
	],
	description: 'What is sold',
};

/** What a quantity counts. */
export const unitNameProperty = text('Unit', 'unitName', {
	placeholder: 'e.g. Stunde',
	description: 'What a quantity of one is',
});

/** Whether the price includes VAT. */
export const leadingPriceProperty: INodeProperties = {
	displayName: 'Price Is',
	name: 'leadingPrice',
	type: 'options',
	default: 'NET',
	options: [
		{ name: 'Gross', value: 'GROSS', description: 'With VAT; the net price is computed' },
		{ name: 'Net', value: 'NET', description: 'Without VAT; the gross price is computed' },
	],
	description: 'Which of the two prices counts',
};

/** Price of one unit. */
export const priceProperty = text('Price', 'price', {
	placeholder: 'e.g. 100.00',
	description: 'Price of one unit in EUR, a decimal with a point',
});

/** VAT rate. */
export const taxRateProperty: INodeProperties = {
	displayName: 'Tax Rate',
	name: 'taxRate',
	type: 'number',
	default: 19,
	description: 'VAT rate in per cent',
};

/** The rarer fields. */
export const furtherArticleFields: readonly INodeProperties[] = [
	text('Article Number', 'articleNumber', { description: 'Given once only in the account' }),
	text('Description', 'description', {
		typeOptions: { rows: 3 },
		description: 'Stands on documents below the title',
	}),
	text('GTIN', 'gtin', { placeholder: 'e.g. 4006381333931', description: 'With 13 digits' }),
	text('Note', 'note', { typeOptions: { rows: 3 }, description: 'Seen in the app only' }),
];
