import type { DocumentInfo, Extraction, Plausibility } from '../lib/envelope/envelope';
import { describeCause, type ErrorData, type Language } from '../lib/errors/belegfluss-error';
import { extractInvoice, identifyDocument } from '../lib/extract/extract-document';
import type { Invoice } from '../lib/invoice/schema';
import { readReceivedFile } from './read-file';

/** What the commands say about one file; `extract --json` prints exactly this. */
export interface FileReport {
	/** as given on the command line */
	readonly file: string;
	/** wall time in milliseconds */
	readonly ms: number;
	readonly document: DocumentInfo | null;
	readonly invoice: Invoice | null;
	readonly extraction: Extraction | null;
	readonly error: ErrorData | null;
}

/** What `check --json` prints. */
export interface CheckedReport extends FileReport {
	readonly plausibility: Plausibility;
}

/**
 * @param path file as given on the command line
 * @param language wording of the error, if there is one
 * @returns the report; a file that cannot be read gives one as well
 */
export async function extractFile(path: string, language: Language): Promise<FileReport> {
	const start = performance.now();
	let document: DocumentInfo | null = null;
	try {
		const file = await readReceivedFile(path);
		document = identifyDocument(file);
		const { invoice, extraction } = await extractInvoice(file);
		return { file: path, ms: since(start), document, invoice, extraction, error: null };
	} catch (cause) {
		return {
			file: path,
			ms: since(start),
			document,
			invoice: null,
			extraction: null,
			error: describeCause(cause, language),
		};
	}
}

function since(start: number): number {
	return Math.round((performance.now() - start) * 10) / 10;
}
