import type { EInvoiceSyntax } from '../envelope/envelope';
import type { Invoice } from '../invoice/schema';
import type { IssueLog } from './issue-log';
import type { XmlElement } from './xml-tree';

/** One way to write an invoice in XML: one file that exports this, one line in `syntaxes.ts`. */
export interface Syntax {
	readonly syntax: EInvoiceSyntax;
	/** the only thing a document is recognised by; prefixes and file names mean nothing */
	readonly root: { readonly uri: string; readonly local: string };
	/** @returns BT-24 as written, or null */
	guideline(root: XmlElement): string | null;
	/** @returns the canonical invoice; whatever cannot be read is null and reported */
	read(root: XmlElement, context: ReadContext): Invoice;
}

/** What a syntax gets besides the document. */
export interface ReadContext {
	readonly issues: IssueLog;
	/** recognised profile, null when BT-24 is unknown or missing */
	readonly profile: Profile | null;
}

/** Profiles by the names used in reports; XRechnung and Peppol are profiles of both syntaxes. */
export type Profile =
	| 'MINIMUM'
	| 'BASIC-WL'
	| 'BASIC'
	| 'EN16931'
	| 'COMFORT'
	| 'EXTENDED'
	| 'XRECHNUNG'
	| 'XRECHNUNG-EXTENSION'
	| 'PEPPOL-BIS3';
