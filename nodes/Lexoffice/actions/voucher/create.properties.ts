import type { INodeProperties } from 'n8n-workflow';
import { documentHashProperty } from '../document-hash';
import { additionalFields, fieldProperties } from './fields.properties';
import { invoiceProperties, unknownSupplierProperty } from './invoice.properties';
import { binaryProperty } from '../original-file';
import { shownFor, sourceProperty } from './source';

/** Parameters of "Create". */
export const createProperties: readonly INodeProperties[] = [
	sourceProperty,
	...shownFor('invoice', [...invoiceProperties, unknownSupplierProperty]),
	...shownFor('fields', fieldProperties),
	{
		displayName: 'Attach Original',
		name: 'attachOriginal',
		type: 'boolean',
		default: true,
		hint: 'A voucher without its receipt is worth little at an audit',
		description: 'Whether to attach the received file to the voucher',
	},
	{ ...binaryProperty, displayOptions: { show: { attachOriginal: [true] } } },
	documentHashProperty,
	additionalFields,
];
