import { Buffer } from 'node:buffer';
import type { Attachment } from '../../lib/invoice/schema';

/**
 * @param attachment supporting document, of which the invoice knows only the size
 * @returns base64 of invented content of exactly that size, or null when nothing is embedded
 */
export function attachmentContent(attachment: Attachment): string | null {
	if (attachment.bytes === null) return null;
	return Buffer.alloc(attachment.bytes, 'Beispiel ').toString('base64');
}
