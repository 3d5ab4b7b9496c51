import type { INodeProperties } from 'n8n-workflow';
import { createIncomingOptions } from './createIncoming.options';

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** Parameters of "Create From Incoming Invoices". */
export const createIncomingProperties: readonly INodeProperties[] = [
	{
		displayName: 'Invoice',
		name: 'invoice',
		type: 'json',
		default: '={{ $json.invoice }}',
		required: true,
		description: 'The invoice as AI Invoice Extract writes it',
	},
	{
		displayName: 'Beraternummer',
		name: 'beraternummer',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 29098',
		description: 'Number of your tax adviser at DATEV, 1001 to 9999999; ask there if unsure',
	},
	{
		displayName: 'Mandantennummer',
		name: 'mandantennummer',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 55003',
		description: 'Number your company has at the tax adviser, 1 to 99999',
	},
	{
		displayName: 'WJ-Beginn (Start of Fiscal Year)',
		name: 'fiscalYearMonth',
		type: 'options',
		default: 1,
		options: MONTHS.map((month, index) => ({
			name: `${String(index + 1).padStart(2, '0')} ${month}`,
			value: index + 1,
		})),
		description:
			'The month the fiscal year (Wirtschaftsjahr) begins in. For a short first year, enter its first day under Options.',
	},
	{
		displayName: 'Sachkontenlänge',
		name: 'accountLength',
		type: 'options',
		default: 4,
		options: [4, 5, 6, 7, 8].map((length) => ({ name: `${length} Digits`, value: length })),
		description:
			'How many digits a G/L account has in the client’s settings at DATEV. Creditors and debtors have one more.',
	},
	{
		displayName: 'Chart of Accounts',
		name: 'chartOfAccounts',
		type: 'options',
		default: 'skr03',
		options: [
			{ name: 'SKR03', value: 'skr03', description: 'Ordered by process; expenses begin with 4' },
			{
				name: 'SKR04',
				value: 'skr04',
				description: 'Ordered by balance sheet; expenses begin with 6',
			},
		],
		description: 'The Kontenrahmen the client posts with; it decides the preset accounts',
	},
	{
		displayName: 'Creditor Account',
		name: 'creditorAccount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 70000',
		hint: 'Empty: the collective creditor 70000 (with longer accounts 700000 …)',
		description:
			'The supplier’s account (Kreditor), one digit more than a G/L account. Use an expression to take it from the item, e.g. from a table of suppliers.',
	},
	{
		displayName: 'Expense Account (19 %)',
		name: 'expenseAccountStandard',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4930',
		hint: 'Empty: other operating expenses, 4900 (SKR03) or 6300 (SKR04), with key 9',
		description:
			'The account amounts with the full VAT rate are posted to, as many digits as the Sachkontenlänge. An automatic account of this rate gets no tax key.',
	},
	{
		displayName: 'Expense Account (7 %)',
		name: 'expenseAccountReduced',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4940',
		hint: 'Empty: other operating expenses, 4900 (SKR03) or 6300 (SKR04), with key 8',
		description:
			'The account amounts with the reduced VAT rate are posted to, as many digits as the Sachkontenlänge. An automatic account of this rate gets no tax key.',
	},
	{
		displayName: 'Expense Account (Without VAT)',
		name: 'expenseAccountZero',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4360',
		hint: 'Empty: other operating expenses, 4900 (SKR03) or 6300 (SKR04), without key',
		description:
			'The account amounts without VAT are posted to (categories Z, E, O). It must not be an automatic account.',
	},
	{
		displayName: 'Include',
		name: 'include',
		type: 'options',
		default: 'greenAndYellow',
		options: [
			{
				name: 'All Readable',
				value: 'all',
				description: 'Whatever the plausibility check says, red ones too',
			},
			{
				name: 'Green and Yellow',
				value: 'greenAndYellow',
				description: 'Documents that were not checked count as yellow',
			},
			{
				name: 'Green Only',
				value: 'green',
				description: 'Only documents without any finding that needs a look',
			},
		],
		description:
			'Which documents are exported by their traffic light; the others are listed as refused',
	},
	{
		displayName: 'Finalize (Festschreibung)',
		name: 'finalize',
		type: 'boolean',
		default: false,
		hint: 'Finalized postings cannot be corrected at the tax adviser, only reversed. Agree on it before you switch it on.',
		description: 'Whether the import locks the postings for good',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: createIncomingOptions,
	},
];
