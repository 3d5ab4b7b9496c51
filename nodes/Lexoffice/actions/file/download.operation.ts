import { DOCUMENT_FIELD, withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import type { OwnOperation } from '../../../support/resources';
import { lexofficeClient } from '../../client';

/** Fetches a file of a bookkeeping voucher. */
export const download: OwnOperation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download a file',
		description: 'Fetch a file of a bookkeeping voucher as Lexware Office keeps it',
	},
	properties: [
		{
			displayName: 'File ID',
			name: 'fileId',
			type: 'string',
			required: true,
			default: '={{ $json.lexoffice.files[0] }}',
			placeholder: 'e.g. e9066f04-8cc7-4616-93f8-ac9ecc8479c8',
			hint: 'A voucher lists its files in "files". The file of a sales document is fetched by Download of that document.',
			description: 'The file to fetch',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'outputField',
			type: 'string',
			required: true,
			default: DOCUMENT_FIELD,
			placeholder: 'e.g. data',
			hint: 'The name of the output binary field to put the file in',
			description: 'AI Invoice Extract looks for the file in "data"',
		},
	],
	effect: 'reads',
	execute: async (context) => {
		const [{ downloadFile }, client] = await Promise.all([
			import('../../../../lib/lexware/resources/files'),
			lexofficeClient(context),
		]);
		const results = await executeItems(context, async (item, itemIndex) => {
			const fileId = String(context.getNodeParameter('fileId', itemIndex, ''));
			const field = String(context.getNodeParameter('outputField', itemIndex)) || DOCUMENT_FIELD;
			const { bytes, fileName, mimeType } = await downloadFile(client, fileId);
			const name = fileName ?? fileId;
			const file = await context.helpers.prepareBinaryData(Buffer.from(bytes), name, mimeType);
			const part = { file: { id: fileId, fileName: name, mimeType, bytes: bytes.length } };
			return { ...withPart(item, itemIndex, part), binary: { ...item.binary, [field]: file } };
		});
		return [results];
	},
};
