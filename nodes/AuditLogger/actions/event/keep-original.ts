import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DocumentInfo } from '../../../../lib/envelope/envelope';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { DOCUMENT_FIELD } from '../../../support/envelope';
import { ledgerContext } from '../../../support/ledger/ledger';

/**
 * Keeps the file of an item, if it carries the document it speaks of.
 *
 * @param context execution context
 * @param item the item
 * @param itemIndex its index
 * @param ledger opens the ledger when there is something to keep
 * @throws BelegflussError ORIGINAL_… when the file is not the document, or cannot be kept
 */
export async function keepOriginalOf(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
	ledger: () => Promise<LedgerStore>,
): Promise<void> {
	if (context.getNodeParameter('keepOriginal', itemIndex, true) !== true) return;
	const document = item.json['document'] as Partial<DocumentInfo> | null | undefined;
	const file = item.binary?.[DOCUMENT_FIELD];
	if (!document?.sha256 || !file) return;
	const { keepOriginal } = await import('../../../../lib/ledger/originals/keep-original');
	await keepOriginal(
		await ledger(),
		{
			sha256: document.sha256,
			bytes: await context.helpers.getBinaryDataBuffer(itemIndex, DOCUMENT_FIELD),
			mimeType: document.mimeType ?? file.mimeType,
			fileName: document.fileName ?? file.fileName ?? DOCUMENT_FIELD,
		},
		ledgerContext,
	);
}
