import type { Attachment } from '../../invoice/schema';
import { decodedBytes } from '../attachment-size';
import { allCac, cac, cbc } from './names';
import { blockText, lineText } from '../values';
import type { XmlElement } from '../xml-tree';

/** UNTDID 1001: in a credit note, which has no ProjectReference, 50 marks the project BT-11. */
const PROJECT = '50';

/** UNTDID 1001: 130 marks the invoiced object BT-18. */
const INVOICED_OBJECT = '130';

/**
 * @param root invoice or credit note
 * @returns BG-24, without the bytes of embedded documents
 */
export function supportingDocuments(root: XmlElement): Attachment[] {
	return allCac(root, 'AdditionalDocumentReference')
		.filter((reference) => {
			const type = lineText(cbc(reference, 'DocumentTypeCode'));
			return type !== PROJECT && type !== INVOICED_OBJECT;
		})
		.map((reference) => {
			const attachment = cac(reference, 'Attachment');
			const content = cbc(attachment, 'EmbeddedDocumentBinaryObject');
			return {
				id: lineText(cbc(reference, 'ID')),
				description: blockText(cbc(reference, 'DocumentDescription')),
				uri: lineText(cbc(cac(attachment, 'ExternalReference'), 'URI')),
				fileName: content?.attribute('filename') ?? null,
				mimeType: content?.attribute('mimeCode') ?? null,
				bytes: content === undefined ? null : decodedBytes(content.text),
			};
		});
}

/**
 * @param root invoice or credit note
 * @returns BT-11 when it is given as an additional document, else null
 */
export function projectFromDocuments(root: XmlElement): string | null {
	const project = allCac(root, 'AdditionalDocumentReference').find(
		(reference) => lineText(cbc(reference, 'DocumentTypeCode')) === PROJECT,
	);
	return lineText(cbc(project, 'ID'));
}
