import { BelegflussError } from '../../errors/belegfluss-error';
import { einvoiceError } from '../errors';
import { otherDocument } from '../other-documents';
import { readRecognised, recogniseXml, type EInvoice, type RecognisedXml } from '../read-xml';
import { sniffContent } from '../sniff';
import type { Syntax } from '../syntax';
import { documentAttachments, pageAttachments, type PdfAttachment } from './pdf-attachments';
import { PdfBudgetExceeded } from './pdf-budget';
import { PdfEncryptionUnknown, PdfPasswordNeeded } from './pdf-decryption';
import { PdfFile } from './pdf-file';

/** Packed bytes that are enough to see whether an attachment is XML. */
const PEEK_BYTES = 1024;

/** Names the specifications prescribe; compared without case, in this order. */
const KNOWN_NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

/** Relationships the specifications prescribe: Germany, MINIMUM and BASIC WL, and generated files. */
const KNOWN_RELATIONSHIPS: ReadonlyArray<string | null> = ['Alternative', 'Data', 'Source'];

/** An embedded invoice. */
interface Candidate {
	readonly attachment: PdfAttachment;
	readonly bytes: Buffer;
	readonly document: RecognisedXml & { readonly syntax: Syntax };
}

/** What the attachments of a PDF turned out to be. */
interface Survey {
	readonly invoices: Candidate[];
	/** why a file that should have been the invoice is none: only told when there is no better one */
	readonly failures: BelegflussError[];
}

/**
 * Reads the invoice embedded in a PDF. Which attachment it is, is decided by content; relationship and name only
 * decide between several invoices.
 *
 * @param bytes the PDF
 * @param fileName name for the errors
 * @returns the invoice, or null when the PDF carries none
 * @throws BelegflussError when the PDF cannot be opened, or when its only invoice is damaged
 */
export function readPdfInvoice(bytes: Uint8Array, fileName: string): EInvoice | null {
	const pdf = opened(fileName, () => new PdfFile(bytes));
	const survey: Survey = { invoices: [], failures: [] };
	for (const list of [documentAttachments, pageAttachments]) {
		for (const attachment of opened(fileName, () => list(pdf))) {
			examine(pdf, attachment, fileName, survey);
		}
		if (survey.invoices.length > 0) return readBest(survey.invoices, fileName);
	}
	const [failure] = survey.failures;
	if (failure !== undefined) throw failure;
	if (pdf.isCutOff) throw einvoiceError('EINVOICE_PDF_DAMAGED', { file: fileName });
	return null;
}

function opened<T>(fileName: string, open: () => T): T {
	try {
		return open();
	} catch (cause) {
		const file = { file: fileName };
		if (cause instanceof PdfPasswordNeeded) {
			throw einvoiceError('EINVOICE_PDF_PASSWORD', file, { cause });
		}
		if (cause instanceof PdfEncryptionUnknown) {
			throw einvoiceError('EINVOICE_PDF_ENCRYPTION_UNKNOWN', file, { cause });
		}
		if (cause instanceof PdfBudgetExceeded) {
			throw einvoiceError('EINVOICE_PDF_TOO_COMPLEX', file, { cause });
		}
		throw einvoiceError('EINVOICE_PDF_DAMAGED', file, { cause });
	}
}

function examine(pdf: PdfFile, attachment: PdfAttachment, fileName: string, survey: Survey): void {
	const place = `${fileName} / ${attachment.name}`;
	try {
		const isMeant = /\.xml$/i.test(attachment.name);
		if (!isMeant && sniffContent(pdf.unpack(attachment.stream, PEEK_BYTES)) !== 'xml') return;
		const bytes = pdf.unpack(attachment.stream);
		const { root, syntax, oddities } = recogniseXml(bytes, place);
		if (syntax !== undefined) {
			survey.invoices.push({ attachment, bytes, document: { root, syntax, oddities } });
			return;
		}
		const code = otherDocument(root);
		if (code !== undefined) survey.failures.push(einvoiceError(code, { file: place }));
	} catch (cause) {
		survey.failures.push(failureOf(cause, attachment, fileName));
	}
}

function failureOf(cause: unknown, { name }: PdfAttachment, fileName: string): BelegflussError {
	if (cause instanceof BelegflussError) return cause;
	if (cause instanceof PdfBudgetExceeded) {
		return einvoiceError('EINVOICE_PDF_TOO_COMPLEX', { file: fileName }, { cause });
	}
	return einvoiceError(
		'EINVOICE_PDF_ATTACHMENT_BROKEN',
		{ file: fileName, attachment: name },
		{ cause },
	);
}

function readBest(candidates: readonly Candidate[], fileName: string): EInvoice {
	const distinct = candidates.filter(
		(candidate, index) =>
			candidates.findIndex(({ bytes }) => bytes.equals(candidate.bytes)) === index,
	);
	const [best] = distinct.toSorted((a, b) => rank(a) - rank(b));
	if (best === undefined) throw einvoiceError('EINVOICE_PDF_DAMAGED', { file: fileName });
	const eInvoice = readRecognised(best.document, `${fileName} / ${best.attachment.name}`);
	const names = distinct.map(({ attachment }) => attachment.name).join(', ');
	const several =
		distinct.length > 1
			? [{ code: 'PDF_SEVERAL_INVOICES', path: null, value: names.slice(0, 80) }]
			: [];
	return {
		...eInvoice,
		attachment: best.attachment.name,
		issues: [...several, ...eInvoice.issues],
	};
}

/** Lower is better: age of the format first, then relationship, then name. */
function rank({ attachment, document }: Candidate): number {
	const age = document.syntax.syntax === 'ZF1' ? 1 : 0;
	const relationship = KNOWN_RELATIONSHIPS.indexOf(attachment.relationship);
	const name = KNOWN_NAMES.indexOf(attachment.name.toLowerCase());
	return (
		age * 100 +
		(relationship === -1 ? KNOWN_RELATIONSHIPS.length : relationship) * 10 +
		(name === -1 ? KNOWN_NAMES.length : name)
	);
}
