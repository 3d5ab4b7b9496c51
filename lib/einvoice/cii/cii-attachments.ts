import type { Attachment } from '../../invoice/schema';
import { decodedBytes } from '../attachment-size';
import type { CiiNames } from './dialect';
import { blockText, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/** UNTDID 1001 codes that make the same element something else: BT-17 tender (50), BT-18 object (130). */
const NO_SUPPORTING_DOCUMENT: ReadonlySet<string | null> = new Set(['50', '130']);

/**
 * @param agreement trade agreement of the document
 * @param names look-ups of the dialect
 * @returns BG-24, without the bytes of embedded documents
 */
export function invoiceAttachments(
	agreement: XmlElement | undefined,
	names: CiiNames,
): Attachment[] {
	return names
		.all(agreement, 'AdditionalReferencedDocument')
		.filter((document) => !NO_SUPPORTING_DOCUMENT.has(lineText(names.ram(document, 'TypeCode'))))
		.map((document) => {
			const content = names.ram(document, 'AttachmentBinaryObject');
			return {
				id: lineText(names.ram(document, names.dialect.referenceId)),
				description: blockText(names.ram(document, 'Name')),
				uri: lineText(names.ram(document, 'URIID')),
				fileName: content?.attribute('filename') ?? null,
				mimeType: content?.attribute('mimeCode') ?? null,
				bytes: content === undefined ? null : decodedBytes(content.text),
			};
		});
}
