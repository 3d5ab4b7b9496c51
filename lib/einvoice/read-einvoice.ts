import type { ExtractionIssue } from '../envelope/envelope';
import { einvoiceError, type EInvoiceErrorCode } from './errors';
import { IssueLog } from './issue-log';
import { assertSize } from './assert-size';
import { readXmlInvoice, type EInvoice } from './read-xml';
import { sniffContent, type ContentKind } from './sniff';

export type { EInvoice } from './read-xml';

/** An e-invoice, or the honest statement that the file has no structured part. */
export type EInvoiceResult =
	| { readonly found: true; readonly eInvoice: EInvoice }
	| {
			readonly found: false;
			readonly content: ContentKind;
			readonly issues: readonly ExtractionIssue[];
	  };

/** Content that can never be an invoice document, and the error that says what it is. */
const REFUSED: Partial<Record<ContentKind, EInvoiceErrorCode>> = {
	empty: 'EINVOICE_FILE_EMPTY',
	html: 'EINVOICE_IS_HTML',
	zip: 'EINVOICE_IS_ZIP',
	json: 'EINVOICE_IS_JSON',
	text: 'EINVOICE_IS_TEXT',
	unknown: 'EINVOICE_CONTENT_UNKNOWN',
};

/**
 * Reads the structured invoice of a file: XML (CII, UBL, ZUGFeRD 1.0) or a PDF that carries one. Decided by the
 * content alone. No network, no model.
 *
 * @param bytes the file
 * @param fileName name for the errors; not trusted otherwise
 * @returns the invoice, or `found: false` for a PDF or an image without structured data
 * @throws BelegflussError (`EINVOICE_…`) when the file is refused or damaged
 */
export async function readEInvoice(bytes: Uint8Array, fileName: string): Promise<EInvoiceResult> {
	assertSize(fileName, bytes.length);
	const content = sniffContent(bytes);
	const refusal = REFUSED[content];
	if (refusal !== undefined) throw einvoiceError(refusal, { file: fileName });
	if (content === 'xml') return { found: true, eInvoice: readXmlInvoice(bytes, fileName) };
	if (content === 'pdf') {
		const { readPdfInvoice } = await import('./pdf/read-pdf-invoice');
		const eInvoice = readPdfInvoice(bytes, fileName);
		if (eInvoice !== null) return { found: true, eInvoice };
	}
	const issues = new IssueLog();
	issues.report('NO_STRUCTURED_DATA', null, null);
	return { found: false, content, issues: issues.list() };
}
