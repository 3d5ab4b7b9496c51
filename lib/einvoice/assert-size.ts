import { einvoiceError } from './errors';
import { MAX_DOCUMENT_BYTES } from './limits';

/**
 * Refuses a file by its length, before anything of it is loaded or looked at.
 *
 * @param fileName name for the error
 * @param bytes length of the file
 * @param limit most bytes allowed; by default what a whole document may have
 * @throws BelegflussError EINVOICE_FILE_TOO_LARGE
 */
export function assertSize(fileName: string, bytes: number, limit = MAX_DOCUMENT_BYTES): void {
	if (bytes > limit) {
		throw einvoiceError('EINVOICE_FILE_TOO_LARGE', { file: fileName, bytes, limit });
	}
}
