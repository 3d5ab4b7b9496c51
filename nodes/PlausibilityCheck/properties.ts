import type { INodeProperties } from 'n8n-workflow';
import { languageProperty } from '../support/language';

const severityOverrides: INodeProperties = {
	displayName: 'Rule Severities',
	name: 'severityOverrides',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add rule',
	default: {},
	description:
		'Rules that weigh differently in your company. Cases a rule itself weighs milder stay as they are.',
	options: [
		{
			displayName: 'Rule',
			name: 'rules',
			values: [
				{
					displayName: 'Rule Name or ID',
					name: 'rule',
					type: 'options',
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					typeOptions: { loadOptionsMethod: 'getRules' },
					default: '',
				},
				{
					displayName: 'Severity',
					name: 'severity',
					type: 'options',
					default: 'warning',
					options: [
						{ name: 'Error', value: 'error', description: 'Makes the document red' },
						{ name: 'Info', value: 'info', description: 'Is listed and changes nothing' },
						{ name: 'Warning', value: 'warning', description: 'Makes the document yellow' },
					],
				},
			],
		},
	],
};

/** Parameters of Plausibility Check. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Invoice',
		name: 'invoice',
		type: 'json',
		default: '={{ $json.invoice }}',
		hint: 'As AI Invoice Extract writes it. Documents without invoice data are judged as well: they become yellow or red, never green.',
		description: 'The invoice to check',
	},
	languageProperty('Findings Language', 'Language of the findings people will read'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Checking Date',
				name: 'checkingDate',
				type: 'dateTime',
				default: '',
				description:
					'Day the dates of the invoice are judged by. Today in the time zone of the workflow if left empty.',
			},
			{
				displayName: 'Disabled Rule Names or IDs',
				name: 'disabledRules',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getRules' },
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint: 'The result lists the rules that were switched off',
			},
			{
				displayName: 'Extraction',
				name: 'extraction',
				type: 'json',
				default: '={{ $json.extraction }}',
				description: 'How the invoice was read, if another field than extraction holds it',
			},
			{
				displayName: 'Own Company Name',
				name: 'companyName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Musterbau GmbH',
				description: 'Finds invoices that are addressed to another company',
			},
			{
				displayName: 'Own VAT ID',
				name: 'companyVatId',
				type: 'string',
				default: '',
				placeholder: 'e.g. DE123456788',
				description:
					'Finds invoices that are addressed to another company, however its name is spelled',
			},
			severityOverrides,
		],
	},
];
