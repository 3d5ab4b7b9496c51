import { child, childrenOf, namespace, type XmlElement } from '../xml-tree';

const OASIS = 'urn:oasis:names:specification:ubl:schema:xsd:';
const CBC = namespace(`${OASIS}CommonBasicComponents-2`);
const CAC = namespace(`${OASIS}CommonAggregateComponents-2`);

/** What an invoice and a credit note name differently. */
export interface UblDialect {
	/** namespace and name of the root element */
	readonly root: { readonly uri: string; readonly local: string };
	readonly typeCode: string;
	readonly line: string;
	readonly subLine: string;
	readonly quantity: string;
}

/** UBL 2.1 invoice. */
export const INVOICE_DIALECT: UblDialect = {
	root: { uri: `${OASIS}Invoice-2`, local: 'Invoice' },
	typeCode: 'InvoiceTypeCode',
	line: 'InvoiceLine',
	subLine: 'SubInvoiceLine',
	quantity: 'InvoicedQuantity',
};

/** UBL 2.1 credit note. */
export const CREDIT_NOTE_DIALECT: UblDialect = {
	root: { uri: `${OASIS}CreditNote-2`, local: 'CreditNote' },
	typeCode: 'CreditNoteTypeCode',
	line: 'CreditNoteLine',
	subLine: 'SubCreditNoteLine',
	quantity: 'CreditedQuantity',
};

/**
 * @param parent element to look in
 * @param local name of a basic component (a leaf)
 * @returns the first one
 */
export function cbc(parent: XmlElement | undefined, local: string): XmlElement | undefined {
	return child(parent, CBC, local);
}

/**
 * @param parent element to look in
 * @param local name of an aggregate component
 * @returns the first one
 */
export function cac(parent: XmlElement | undefined, local: string): XmlElement | undefined {
	return child(parent, CAC, local);
}

/**
 * @param parent element to look in
 * @param local name of an aggregate component
 * @returns all of them in document order
 */
export function allCac(parent: XmlElement | undefined, local: string): readonly XmlElement[] {
	return childrenOf(parent, CAC, local);
}

/**
 * @param parent element to look in
 * @param local name of a basic component
 * @returns all of them in document order
 */
export function allCbc(parent: XmlElement | undefined, local: string): readonly XmlElement[] {
	return childrenOf(parent, CBC, local);
}
