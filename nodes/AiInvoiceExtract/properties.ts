import type { INodeProperties } from 'n8n-workflow';
import { DOCUMENT_FIELD } from '../support/envelope';

/** Parameters of AI Invoice Extract. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Files to Read',
		name: 'files',
		type: 'options',
		default: 'all',
		options: [
			{
				name: 'All Files of the Item',
				value: 'all',
				description: 'Each file leaves as an item of its own, e.g. every attachment of a mail',
			},
			{
				name: 'One File',
				value: 'one',
				description: 'Only the file in the field named below',
			},
		],
		description: 'Which of the files an item carries are read',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		typeOptions: { binaryDataProperty: true },
		default: DOCUMENT_FIELD,
		required: true,
		placeholder: 'e.g. attachment_0',
		hint: 'The name of the input field that holds the file',
		description: 'Name of the field with the file to read',
		displayOptions: { show: { files: ['one'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Received At',
				name: 'receivedAt',
				type: 'dateTime',
				default: '',
				description:
					'When the document arrived, e.g. the date of the mail. The time of this run if left empty.',
			},
		],
	},
];
