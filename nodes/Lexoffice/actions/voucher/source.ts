import type { INodeProperties } from 'n8n-workflow';

/** What a voucher is made of. */
export type VoucherSource = 'invoice' | 'fields';

/** Chooses between the item's invoice and fields of the panel. */
export const sourceProperty: INodeProperties = {
	displayName: 'Make It Of',
	name: 'source',
	type: 'options',
	noDataExpression: true,
	default: 'invoice',
	options: [
		{
			name: 'Fields Below',
			value: 'fields',
			description: 'Enter every value in this node',
		},
		{
			name: 'Invoice of the Item',
			value: 'invoice',
			description: 'Take every value from the invoice AI Invoice Extract has read',
		},
	],
	description: 'Where the values of the voucher come from',
};

/**
 * @param source what the voucher is made of
 * @param properties parameters that belong to it
 * @returns the parameters, shown for that source only
 */
export function shownFor(
	source: VoucherSource,
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, source: [source] },
		},
	}));
}
