import { sha256Hex } from '../../../../lib/ledger/event/hash';
import type { FileChoice } from '../../../../lib/lexware/sales/download';
import type { SalesKind } from '../../../../lib/lexware/sales/kinds';
import { DOCUMENT_FIELD, withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import type { OwnOperation } from '../../../support/resources';
import { lexofficeClient } from '../../client';
import { requiredId } from '../locator';
import { documentProperty } from './document-locator';
import { salesNames } from './names';

/**
 * @param kind of sales document
 * @returns the operation that fetches the file of one
 */
export function downloadOf(kind: SalesKind): OwnOperation {
	return {
		option: {
			name: 'Download',
			value: 'download',
			action: `Download ${salesNames[kind.name].one}`,
			description: 'The file of a finished document; a draft has none',
		},
		effect: 'reads',
		properties: [
			documentProperty(kind, '={{ $json.id }}'),
			{
				displayName: 'File',
				name: 'file',
				type: 'options',
				default: 'issued',
				options: [
					{
						name: 'As Issued',
						value: 'issued',
						description: 'The document itself: XML of an XRechnung, otherwise the PDF',
					},
					{
						name: 'PDF',
						value: 'pdf',
						description: 'Of an XRechnung only a picture of it, not the legal document',
					},
					{ name: 'XRechnung XML', value: 'xml', description: 'Refused where there is none' },
				],
				description: 'Which file to fetch',
			},
			{
				displayName: 'Put Output in Field',
				name: 'binaryField',
				type: 'string',
				default: DOCUMENT_FIELD,
				required: true,
				hint: 'The other nodes of this package look for the file there',
				description: 'Name of the binary field the file is put into',
			},
		],
		execute: async (context) => {
			const [{ downloadDocument }, client] = await Promise.all([
				import('../../../../lib/lexware/sales/download'),
				lexofficeClient(context),
			]);
			return [
				await executeItems(context, async (item, itemIndex) => {
					const id = requiredId(context, 'documentId', itemIndex);
					const choice = context.getNodeParameter('file', itemIndex) as FileChoice;
					const field = String(context.getNodeParameter('binaryField', itemIndex));
					const file = await downloadDocument(client, kind, { id, choice });
					const { bytes, mimeType } = file;
					const ending = /xml/.test(mimeType) ? 'xml' : 'pdf';
					const fileName = file.fileName ?? `${kind.name}-${id}.${ending}`;
					const data = await context.helpers.prepareBinaryData(
						Buffer.from(bytes),
						fileName,
						mimeType,
					);
					const facts = { id, kind: kind.name, fileName, mimeType, bytes: bytes.byteLength };
					const complete = withPart(item, itemIndex, {
						file: { ...facts, sha256: sha256Hex(bytes) },
					});
					return { ...complete, binary: { ...item.binary, [field]: data } };
				}),
			];
		},
	};
}
