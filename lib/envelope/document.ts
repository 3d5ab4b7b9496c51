import { createHash } from 'node:crypto';
import type { DocumentInfo } from './envelope';

/**
 * @param bytes the received file
 * @param facts name, media type found from the content, and the instant of receipt
 * @returns the identity of the document
 */
export function describeDocument(
	bytes: Uint8Array,
	facts: Pick<DocumentInfo, 'fileName' | 'mimeType' | 'receivedAt'>,
): DocumentInfo {
	return {
		sha256: createHash('sha256').update(bytes).digest('hex'),
		fileName: facts.fileName,
		mimeType: facts.mimeType,
		bytes: bytes.length,
		receivedAt: facts.receivedAt,
	};
}
