import type { EInvoice } from '../read-xml';

export function readPdfInvoice(_bytes: Uint8Array, _fileName: string): EInvoice | null {
	return null;
}
