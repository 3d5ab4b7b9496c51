import type { EInvoiceSyntax, ExtractionIssue } from '../envelope/envelope';
import { invoiceSchema, type Invoice } from '../invoice/schema';
import { decodeXmlText, type DecodedText } from './decode-text';
import { assertSize } from './assert-size';
import { einvoiceError } from './errors';
import { IssueLog } from './issue-log';
import { MAX_XML_BYTES } from './limits';
import { otherDocument } from './other-documents';
import { formatName, isBookingAid, profileOf } from './profile';
import { sniffContent } from './sniff';
import type { Syntax } from './syntax';
import { syntaxes } from './syntaxes';
import { parseXml, type XmlElement } from './xml-tree';

/** An invoice read from structured data, and how. */
export interface EInvoice {
	readonly invoice: Invoice;
	readonly syntax: EInvoiceSyntax;
	/** MINIMUM, BASIC-WL, BASIC, EN16931, COMFORT, EXTENDED, XRECHNUNG, XRECHNUNG-EXTENSION, PEPPOL-BIS3, or null */
	readonly profile: string | null;
	/** BT-24 as written */
	readonly guideline: string | null;
	/** readable name, e.g. `Factur-X/ZUGFeRD 2 EN16931 (CII)` */
	readonly format: string;
	/** name of the embedded file inside a PDF, null for a plain XML file */
	readonly attachment: string | null;
	readonly issues: readonly ExtractionIssue[];
}

/** A parsed XML document and the syntax its root belongs to. */
export interface RecognisedXml {
	readonly root: XmlElement;
	/** undefined when the root is no invoice */
	readonly syntax: Syntax | undefined;
	readonly oddities: DecodedText['issues'];
}

/**
 * Reads an e-invoice from XML. Absent values are null, unreadable ones are null with an issue; nothing is
 * guessed, nothing is loaded from anywhere.
 *
 * @param bytes the XML file
 * @param fileName name for the errors; not trusted otherwise
 * @returns the invoice
 * @throws BelegflussError (`EINVOICE_…`) when the file is refused; the error says what the file is
 */
export function readXmlInvoice(bytes: Uint8Array, fileName: string): EInvoice {
	const { root, syntax, oddities } = recogniseXml(bytes, fileName);
	if (syntax !== undefined) return readRecognised({ root, syntax, oddities }, fileName);
	throw einvoiceError(otherDocument(root) ?? 'EINVOICE_ROOT_UNKNOWN', {
		file: fileName,
		root: root.local.slice(0, 80),
		namespace: root.uri.slice(0, 120),
	});
}

/**
 * Parses XML and looks up the syntax of its root element.
 *
 * @param bytes the XML file
 * @param fileName name for the errors
 * @returns the document, with its syntax when it is an invoice
 * @throws BelegflussError when the bytes are no well-formed XML within the limits
 */
export function recogniseXml(bytes: Uint8Array, fileName: string): RecognisedXml {
	assertSize(fileName, bytes.length, MAX_XML_BYTES);
	const content = sniffContent(bytes);
	if (content === 'empty') throw einvoiceError('EINVOICE_FILE_EMPTY', { file: fileName });
	if (content === 'html') throw einvoiceError('EINVOICE_IS_HTML', { file: fileName });
	if (content !== 'xml') throw einvoiceError('EINVOICE_NOT_XML', { file: fileName, content });
	const { text, issues } = decodeXmlText(bytes, fileName);
	const root = parseXml(text, fileName);
	const syntax = syntaxes.find(
		(candidate) => candidate.root.local === root.local && candidate.root.uri === root.uri,
	);
	return { root, syntax, oddities: issues };
}

/**
 * @param document a parsed document whose syntax is known
 * @param fileName name for the errors
 * @returns the invoice
 * @throws BelegflussError when a value would break the schema of the canonical invoice
 */
export function readRecognised(
	document: RecognisedXml & { readonly syntax: Syntax },
	fileName: string,
): EInvoice {
	const { root, syntax, oddities } = document;
	const issues = new IssueLog();
	for (const { code, value } of oddities) issues.report(code, null, value);
	const guideline = syntax.guideline(root);
	const profile = profileOf(guideline, syntax.syntax);
	if (guideline === null) issues.report('GUIDELINE_MISSING', null, null);
	else if (profile === null) issues.report('GUIDELINE_UNKNOWN', null, guideline);
	if (isBookingAid(profile)) issues.report('PROFILE_NOT_AN_EINVOICE', null, profile);
	return {
		invoice: checkedInvoice(syntax.read(root, { issues, profile }), fileName),
		syntax: syntax.syntax,
		profile,
		guideline,
		format: formatName(syntax.syntax, profile, guideline),
		attachment: null,
		issues: issues.list(),
	};
}

function checkedInvoice(invoice: Invoice, fileName: string): Invoice {
	const checked = invoiceSchema.safeParse(invoice);
	if (checked.success) return checked.data;
	const field = checked.error.issues[0]?.path.join('.') ?? '';
	throw einvoiceError('EINVOICE_VALUE_OUT_OF_FORM', { file: fileName, field });
}
