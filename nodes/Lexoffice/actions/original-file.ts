import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { voucherError } from '../../../lib/lexware/vouchers/errors';
import type { CheckedFile } from '../../../lib/lexware/files/upload';
import { DOCUMENT_FIELD } from '../../support/envelope';
import { openNodeLedger } from '../../support/ledger/ledger';

/** Parameter for the field the file is in. */
export const binaryProperty: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: DOCUMENT_FIELD,
	placeholder: 'e.g. data',
	typeOptions: { binaryDataProperty: true },
	hint: 'The name of the input field with the file; without it the original the ledger keeps is taken',
	description: 'Name of the field that holds the received file',
};

/**
 * The file a voucher is made of: from the item, or as the ledger keeps it.
 *
 * @param context execution context
 * @param item with the file
 * @param itemIndex its index
 * @param documentSha256 hash of the document the voucher is made of; null when it is made of none
 * @returns the file, fit to be uploaded
 * @throws BelegflussError LEXWARE_FILE_… when there is none, it is another one, or the vendor takes no such
 * file
 */
export async function originalFile(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
	documentSha256: string | null,
): Promise<CheckedFile> {
	const { checkedFile } = await import('../../../lib/lexware/files/upload');
	const field = String(context.getNodeParameter('binaryPropertyName', itemIndex, DOCUMENT_FIELD));
	const binary = item.binary?.[field];
	if (binary) {
		const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, field);
		const file = checkedFile(binary.fileName ?? '', bytes);
		if (documentSha256 !== null && file.sha256 !== documentSha256) {
			throw voucherError('LEXWARE_FILE_OTHER', { field });
		}
		return file;
	}
	const kept = documentSha256 === null ? null : await keptOriginal(context, documentSha256);
	if (!kept) throw voucherError('LEXWARE_FILE_MISSING', { field });
	return checkedFile(kept.fileName, kept.bytes);
}

async function keptOriginal(context: IExecuteFunctions, sha256: string) {
	const { readOriginal } = await import('../../../lib/ledger/originals/read-original');
	try {
		const { bytes, record } = await readOriginal(await openNodeLedger(context), sha256);
		return { bytes, fileName: record.fileName ?? '' };
	} catch {
		// Whatever keeps the ledger from giving it, what the user needs to know is that there is no file.
		return null;
	}
}
