import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DocumentInfo } from '../../lib/envelope/envelope';
import { toNodeError } from '../support/errors';
import { failedItem } from '../support/execute-items';
import { DOCUMENT_FIELD, withPart } from '../support/envelope';
import { loadFile, type FileOfItem } from './received-files';

/**
 * Reads one file into the envelope.
 *
 * @param context execution context
 * @param file the file and its item
 * @param receivedAt UTC instant of receipt, ISO 8601
 * @returns the item with `document`, `invoice` and `extraction`; with "continue on fail" a file that cannot
 * be read leaves with `document` as far as known and the `error` part
 * @throws NodeOperationError naming the item, unless the node continues on fail
 */
export async function extractFile(
	context: IExecuteFunctions,
	file: FileOfItem,
	receivedAt: string,
): Promise<INodeExecutionData> {
	const { itemIndex } = file;
	const item = withDocumentField(file);
	let document: DocumentInfo | undefined;
	try {
		const { bytes, fileName } = await loadFile(context, file);
		const { identifyDocument, extractInvoice } = await import('../../lib/extract/extract-document');
		const received = { bytes, fileName, receivedAt };
		document = identifyDocument(received);
		return withPart(item, itemIndex, { document, ...(await extractInvoice(received)) });
	} catch (cause) {
		if (!context.continueOnFail()) {
			const error = toNodeError(context.getNode(), cause, itemIndex);
			error.description = [error.description, LET_OTHERS_GO_ON].filter(Boolean).join(' ');
			throw error;
		}
		return failedItem(context, item, itemIndex, cause, {
			document: document ?? null,
			invoice: null,
		});
	}
}

const LET_OTHERS_GO_ON =
	'To let the other files go on, set "On Error" to "Continue" in the settings of this node.';

/** An item with several files becomes one item per file, the file where later nodes look for it. */
function withDocumentField({ item, field }: FileOfItem): INodeExecutionData {
	const files = item.binary ?? {};
	const file = field === null ? undefined : files[field];
	if (!file || (Object.keys(files).length === 1 && field === DOCUMENT_FIELD)) return item;
	return { ...item, binary: { [DOCUMENT_FIELD]: file } };
}
