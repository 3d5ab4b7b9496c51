import type { INodeProperties } from 'n8n-workflow';
import { locatorProperty } from '../locator';

function day(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'dateTime', default: '', description };
}

/** Filters of the voucher list. */
export const voucherListProperties: readonly INodeProperties[] = [
	{
		displayName: 'Types',
		name: 'types',
		type: 'multiOptions',
		default: [],
		options: [
			{ name: 'Credit Note', value: 'creditnote', description: 'Written as a sales document' },
			{ name: 'Delivery Note', value: 'deliverynote', description: 'Written as a sales document' },
			{
				name: 'Down Payment Invoice',
				value: 'downpaymentinvoice',
				description: 'Written as a sales document',
			},
			{
				name: 'Incoming Credit Note',
				value: 'purchasecreditnote',
				description: 'Bookkeeping voucher from a supplier',
			},
			{
				name: 'Incoming Invoice',
				value: 'purchaseinvoice',
				description: 'Bookkeeping voucher from a supplier',
			},
			{ name: 'Invoice', value: 'invoice', description: 'Written as a sales document' },
			{
				name: 'Order Confirmation',
				value: 'orderconfirmation',
				description: 'Written as a sales document',
			},
			{ name: 'Quotation', value: 'quotation', description: 'Written as a sales document' },
			{
				name: 'Recorded Outgoing Credit Note',
				value: 'salescreditnote',
				description: 'Bookkeeping voucher for a credit note written elsewhere',
			},
			{
				name: 'Recorded Outgoing Invoice',
				value: 'salesinvoice',
				description: 'Bookkeeping voucher for an invoice written elsewhere',
			},
		],
		hint: 'Empty for all. A list of revenue needs Invoice and Recorded Outgoing Invoice.',
		description: 'Kinds of documents',
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		default: [],
		options: [
			{ name: 'Accepted', value: 'accepted', description: 'Quotations' },
			{ name: 'Draft', value: 'draft' },
			{ name: 'Open', value: 'open' },
			{ name: 'Overdue', value: 'overdue', description: 'Only alone, not with other statuses' },
			{ name: 'Paid', value: 'paid' },
			{ name: 'Paid Off', value: 'paidoff', description: 'Settled by a credit note' },
			{ name: 'Rejected', value: 'rejected', description: 'Quotations' },
			{ name: 'SEPA Direct Debit', value: 'sepadebit' },
			{ name: 'Transferred', value: 'transferred' },
			{ name: 'Unchecked', value: 'unchecked', description: 'Uploaded, nobody looked at it yet' },
			{ name: 'Voided', value: 'voided' },
		],
		hint: 'Empty for all. Overdue can only be asked for alone.',
		description: 'States of the documents',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Archived',
				name: 'archived',
				type: 'boolean',
				default: false,
				description: 'Whether only archived documents are listed, or only those that are not',
			},
			locatorProperty({
				displayName: 'Contact',
				name: 'contactId',
				search: 'searchContacts',
				description: 'Only documents of this customer or supplier',
			}),
			day('Created From', 'createdDateFrom', 'First day of entry, in German time'),
			day('Created To', 'createdDateTo', 'Last day of entry, in German time'),
			day('Updated From', 'updatedDateFrom', 'First day of the last change, in German time'),
			day('Updated To', 'updatedDateTo', 'Last day of the last change, in German time'),
			day('Voucher Date From', 'voucherDateFrom', 'First date on the document'),
			day('Voucher Date To', 'voucherDateTo', 'Last date on the document'),
			{
				displayName: 'Voucher Number',
				name: 'voucherNumber',
				type: 'string',
				default: '',
				placeholder: 'e.g. RE-2026-0055',
				description: 'The whole number; it is compared here as well',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Fetch Full Record',
				name: 'fullRecord',
				type: 'boolean',
				default: false,
				description:
					'Whether to read each document as a whole into the field record. That is one request each, at 1.5 a second.',
			},
			{
				displayName: 'Sort By',
				name: 'sort',
				type: 'options',
				default: 'voucherDate,ASC',
				options: [
					{ name: 'Created Date, Earliest First', value: 'createdDate,ASC' },
					{ name: 'Created Date, Latest First', value: 'createdDate,DESC' },
					{ name: 'Updated Date, Earliest First', value: 'updatedDate,ASC' },
					{ name: 'Updated Date, Latest First', value: 'updatedDate,DESC' },
					{ name: 'Voucher Date, Earliest First', value: 'voucherDate,ASC' },
					{ name: 'Voucher Date, Latest First', value: 'voucherDate,DESC' },
					{ name: 'Voucher Number, Ascending', value: 'voucherNumber,ASC' },
					{ name: 'Voucher Number, Descending', value: 'voucherNumber,DESC' },
				],
				description:
					'Order of the list. Beyond 10,000 documents only the voucher date orders the list as a whole.',
			},
		],
	},
];
