import { describeDocument } from '../envelope/document';
import type { DocumentInfo, Extraction } from '../envelope/envelope';
import { readEInvoice } from '../einvoice/read-einvoice';
import { mimeTypeOf, sniffContent } from '../einvoice/sniff';
import type { Invoice } from '../invoice/schema';

/** A received file, before anything is known about it. */
export interface ReceivedFile {
	readonly bytes: Uint8Array;
	/** name as received */
	readonly fileName: string;
	/** UTC instant of receipt, ISO 8601 */
	readonly receivedAt: string;
}

/** What reading a document gave. */
export interface ExtractedInvoice {
	/** null when the file carries nothing that can be read without a model */
	readonly invoice: Invoice | null;
	readonly extraction: Extraction;
}

/**
 * @param file the received file
 * @returns its identity, with the media type found from the content
 */
export function identifyDocument(file: ReceivedFile): DocumentInfo {
	return describeDocument(file.bytes, {
		fileName: file.fileName,
		mimeType: mimeTypeOf(sniffContent(file.bytes)),
		receivedAt: file.receivedAt,
	});
}

/**
 * Reads the structured invoice of a file, exactly and without a model.
 *
 * @param file the received file
 * @returns the invoice, or `method: "none"` with the reason as an issue when the file has no structured part
 * @throws BelegflussError when the file is refused or damaged; code and remedy say why
 */
export async function extractInvoice(file: ReceivedFile): Promise<ExtractedInvoice> {
	const result = await readEInvoice(file.bytes, file.fileName);
	if (!result.found) {
		return { invoice: null, extraction: { ...NOTHING_READ, issues: result.issues } };
	}
	const { invoice, ...how } = result.eInvoice;
	return {
		invoice,
		extraction: {
			...NOTHING_READ,
			method: 'eInvoice',
			format: how.format,
			syntax: how.syntax,
			profile: how.profile,
			guideline: how.guideline,
			attachment: how.attachment,
			issues: how.issues,
		},
	};
}

const NOTHING_READ: Extraction = {
	method: 'none',
	format: null,
	syntax: null,
	profile: null,
	guideline: null,
	attachment: null,
	fields: {},
	issues: [],
	model: null,
	usage: null,
	redacted: [],
};
