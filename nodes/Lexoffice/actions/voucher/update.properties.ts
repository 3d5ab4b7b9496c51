import type { INodeProperties } from 'n8n-workflow';
import { locatorProperty } from '../locator';
import { documentHashProperty } from '../document-hash';
import { additionalFields } from './fields.properties';
import { invoiceProperties, unknownSupplierProperty } from './invoice.properties';
import { shownFor, sourceProperty } from './source';

const onlyUncheckedProperty: INodeProperties = {
	displayName: 'Only If Unchecked',
	name: 'onlyUnchecked',
	type: 'boolean',
	default: true,
	hint: 'What a person has entered or checked in the app is then never overwritten',
	description: 'Whether to fill only vouchers that nobody has checked yet',
};

/** Parameters of "Update". */
export const updateProperties: readonly INodeProperties[] = [
	locatorProperty({
		displayName: 'Voucher',
		name: 'voucherId',
		search: 'searchBookkeepingVouchers',
		expression: '={{ $json.lexoffice.id }}',
		required: true,
		hint: 'As the Lexoffice Trigger or "Get" delivers it',
		description: 'The bookkeeping voucher to change',
	}),
	sourceProperty,
	...shownFor('invoice', [onlyUncheckedProperty, ...invoiceProperties, unknownSupplierProperty]),
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: { source: ['fields'] } },
		options: [
			{
				displayName: 'Voucher Date',
				name: 'voucherDate',
				type: 'dateTime',
				default: '',
				description: 'Day of the document',
			},
			{
				displayName: 'Voucher Number',
				name: 'voucherNumber',
				type: 'string',
				default: '',
				placeholder: 'e.g. RE-2026-0815',
				description: 'Number the sender gave the document',
			},
			locatorProperty({
				displayName: 'Contact',
				name: 'contactId',
				search: 'searchContacts',
				description: 'Customer or supplier of the voucher',
			}),
		],
	},
	documentHashProperty,
	additionalFields,
];
