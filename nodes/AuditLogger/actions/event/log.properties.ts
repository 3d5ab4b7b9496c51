import type { INodeProperties } from 'n8n-workflow';
import { technicalUserProperty } from '../../../support/ledger/technical-user';
import { recordTypeOptions } from '../record-type';

/** Parameters of the operation Log. */
export const logProperties: INodeProperties[] = [
	{
		displayName: 'Step',
		name: 'step',
		type: 'options',
		default: 'auto',
		options: [
			{ name: 'Approved', value: 'approved', description: 'A person released the document' },
			{ name: 'Checked', value: 'checked', description: 'The plausibility rules were applied' },
			{
				name: 'Closed',
				value: 'closed',
				description: 'Nothing more to do, e.g. because it was no invoice',
			},
			{ name: 'Decided', value: 'decided', description: 'The Ampel Router decided what happens' },
			{
				name: 'Derived From the Item',
				value: 'auto',
				description:
					'The furthest step the item shows: Exported, Decided, Checked, Failed, Extracted, Received or Noted',
			},
			{
				name: 'Exported',
				value: 'exported',
				description: 'The document left in a file, e.g. for DATEV',
			},
			{ name: 'Extracted', value: 'extracted', description: 'The values of the invoice were read' },
			{ name: 'Failed', value: 'failed', description: 'A step could not be carried out' },
			{ name: 'Noted', value: 'noted', description: 'Anything else worth recording' },
			{ name: 'Received', value: 'received', description: 'The document arrived' },
			{
				name: 'Rejected',
				value: 'rejected',
				description: 'A person or a rule turned the document down',
			},
			{
				name: 'Written',
				value: 'written',
				description: 'The document was written to an accounting system',
			},
		],
		description: 'What happened to the document before it reached this node',
	},
	technicalUserProperty,
	{
		displayName: 'Keep With the Entry',
		name: 'payload',
		type: 'options',
		default: 'summary',
		options: [
			{
				name: 'Nothing',
				value: 'none',
				description: 'Only the entry itself: hashes, IDs, codes and times',
			},
			{
				name: 'Summary',
				value: 'summary',
				description:
					'Document hash, Ampel, rule IDs, decision and a hash of the totals; no names or amounts',
			},
			{
				name: 'Whole Envelope',
				value: 'full',
				description: 'All values read from the document, without the file. Contains personal data.',
			},
		],
		description:
			'What is kept beside the chain. It can be erased later without breaking the chain, which holds its hash only.',
	},
	{
		displayName: 'Keep the Original',
		name: 'keepOriginal',
		type: 'boolean',
		default: true,
		hint: 'n8n deletes its own copies after some days; the law wants the file as it was received',
		description:
			'Whether the file in the field "data" is kept unchanged beside the ledger, once per document',
	},
	{
		displayName: 'Record Type',
		name: 'recordType',
		type: 'options',
		default: 'voucher',
		options: recordTypeOptions,
		description: 'How long the law wants the document kept. The last statement about it counts.',
	},
];
