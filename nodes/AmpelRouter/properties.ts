import type { INodeProperties } from 'n8n-workflow';
import { languageProperty } from '../support/language';

const limits: INodeProperties = {
	displayName: 'Limits',
	name: 'limits',
	type: 'collection',
	placeholder: 'Add limit',
	default: {},
	description:
		'What may be written without a person in the write-back phase. A limit that is not added here holds with its strict default: 1000 EUR, known suppliers only, standard cases only.',
	options: [
		{
			displayName: 'Known Suppliers',
			name: 'knownSuppliers',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. DE123456788; DE02120300000000202051; Papier Schulze GmbH',
			hint: 'One in each line, or separated by semicolons',
			description:
				'VAT IDs, IBANs or names of suppliers whose invoices may be written without a person. By IBAN is the safest: it also stops a known name with a foreign account.',
		},
		{
			displayName: 'Maximum Gross (EUR)',
			name: 'maximumGross',
			type: 'string',
			default: '1000.00',
			placeholder: 'e.g. 1500.00',
			hint: 'Empty means no limit. Not used when the policy comes from the ledger.',
			description: 'Highest total with VAT, in EUR, that may be written without a person',
		},
		{
			displayName: 'Require Known Supplier',
			name: 'requireKnownSupplier',
			type: 'boolean',
			default: true,
			description: 'Whether only invoices of the known suppliers may be written without a person',
		},
		{
			displayName: 'Standard Cases Only',
			name: 'standardCasesOnly',
			type: 'boolean',
			default: true,
			description:
				'Whether only plain domestic invoices may be written without a person: type 380, EUR, German standard or reduced VAT rate, nothing prepaid, no credit, one account of the seller',
		},
	],
};

/** Parameters of Ampel Router. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'options',
		noDataExpression: true,
		default: 'node',
		options: [
			{
				name: 'Read From the Ledger',
				value: 'ledger',
				description:
					'Phase, kill switch and maximum amount as set with the Audit Logger (Switch) for this workflow or for everything',
			},
			{
				name: 'Set in This Node',
				value: 'node',
				description: 'Phase, kill switch and limits are the parameters below',
			},
		],
		hint: 'Nodes that write always obey the ledger, whatever is set here',
		description: 'Where phase, kill switch and the maximum amount come from',
	},
	{
		displayName: 'Phase',
		name: 'phase',
		type: 'options',
		default: 'readOnly',
		options: [
			{
				name: 'Read-Only',
				value: 'readOnly',
				description: 'Every document goes to Report; nothing is decided and nothing is written',
			},
			{
				name: 'Shadow',
				value: 'shadow',
				description: 'People decide on green and yellow documents, red ones are rejected',
			},
			{
				name: 'Write-Back',
				value: 'writeBack',
				description:
					'Green documents within the limits go to Green, to be written without a person',
			},
		],
		displayOptions: { show: { policy: ['node'] } },
		hint: 'Start with Read-Only. Moving on and back is this one value.',
		description: 'How far the workflow may go',
	},
	{
		displayName: 'Kill Switch',
		name: 'killSwitch',
		type: 'boolean',
		default: false,
		displayOptions: { show: { policy: ['node'] } },
		description: 'Whether to stop everything: all documents go to Report and can be decided later',
	},
	{
		displayName: 'Plausibility',
		name: 'plausibility',
		type: 'json',
		default: '={{ $json.plausibility }}',
		hint: 'As Plausibility Check writes it. A document that was not checked never counts as green.',
		description: 'The traffic light and the findings of the document',
	},
	{
		displayName: 'Invoice',
		name: 'invoice',
		type: 'json',
		default: '={{ $json.invoice }}',
		hint: 'As AI Invoice Extract writes it; the limits are applied to it',
		description: 'The invoice the document carries',
	},
	limits,
	languageProperty('Reasons Language', 'Language of the reasons people will read'),
];
