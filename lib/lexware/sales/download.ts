import { BelegflussError } from '../../errors/belegfluss-error';
import type { LexwareClient, LexwareFile } from '../client';
import { downloadSalesDocument, readSalesDocument } from '../resources/sales-documents';
import { salesError } from './errors';
import type { SalesKind } from './kinds';

/** Which file is wanted: the document as it was issued, its PDF, or the XML of an XRechnung. */
export type FileChoice = 'issued' | 'pdf' | 'xml';

const ACCEPT: Readonly<Record<FileChoice, string>> = {
	issued: '*/*',
	pdf: 'application/pdf',
	xml: 'application/xml',
};

/**
 * @param client for one organisation
 * @param kind of the document
 * @param id of the document
 * @param choice which file; the PDF of an XRechnung is a picture of it, not the legal document
 * @returns the file
 * @throws BelegflussError LEXWARE_NO_FILE_YET for a draft, LEXWARE_SALES_NO_XML where there is no XML,
 * LEXWARE_NOT_FOUND; LEXWARE_… or HTTP_… otherwise
 */
export async function downloadDocument(
	client: LexwareClient,
	kind: SalesKind,
	{ id, choice }: { readonly id: string; readonly choice: FileChoice },
): Promise<LexwareFile> {
	const accept = ACCEPT[choice];
	if (choice !== 'xml') return downloadSalesDocument(client, kind, { id, accept });
	let file: LexwareFile;
	try {
		file = await downloadSalesDocument(client, kind, { id, accept });
	} catch (cause) {
		if (!saysNoXml(cause)) throw cause;
		// The same answer stands for a document that does not exist; reading it tells.
		await readSalesDocument(client, kind, id);
		throw salesError('LEXWARE_SALES_NO_XML', { id }, { cause });
	}
	if (/xml/.test(file.mimeType)) return file;
	throw salesError('LEXWARE_SALES_NO_XML', { id });
}

const NO_XML: ReadonlySet<unknown> = new Set([404, 406]);

function saysNoXml(cause: unknown): boolean {
	return cause instanceof BelegflussError && NO_XML.has(cause.params['status']);
}
