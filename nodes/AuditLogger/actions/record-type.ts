import type { INodePropertyOptions } from 'n8n-workflow';

/** The classes of records as the panel offers them; the values are the ledger's. */
export const recordTypeOptions: INodePropertyOptions[] = [
	{ name: 'Letter (6 Years)', value: 'letter', description: 'Business letter without a posting' },
	{
		name: 'No Record',
		value: 'none',
		description: 'Nothing the law wants kept, e.g. advertising or an application',
	},
	{
		name: 'Organisational (10 Years)',
		value: 'organisational',
		description: 'Needed to understand the books, e.g. work instructions',
	},
	{ name: 'Voucher (8 Years)', value: 'voucher', description: 'Invoice or other posting document' },
];
