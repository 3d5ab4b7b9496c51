import type { EInvoiceErrorCode } from './errors';

/** XML documents that are known but are not read, by namespace and root element, and what to say about them. */
const OTHER_DOCUMENTS: ReadonlyArray<{
	readonly uri: RegExp;
	readonly local: string;
	readonly code: EInvoiceErrorCode;
}> = [
	{
		uri: /SCRDMCCBDACIOMessageStructure/,
		local: 'SCRDMCCBDACIOMessageStructure',
		code: 'EINVOICE_IS_ORDER_X',
	},
	{ uri: /fatturapa|agenziaentrate/i, local: 'FatturaElettronica', code: 'EINVOICE_IS_FATTURAPA' },
	{ uri: /CBFBUY:5$/, local: 'Invoice', code: 'EINVOICE_IS_ZUGFERD_DRAFT' },
	{ uri: /xhtml|^$/, local: 'html', code: 'EINVOICE_IS_HTML' },
];

/**
 * @param root root element of an XML document
 * @returns the error that names the document, or undefined when it is not known either
 */
export function otherDocument(root: {
	readonly uri: string;
	readonly local: string;
}): EInvoiceErrorCode | undefined {
	return OTHER_DOCUMENTS.find(({ uri, local }) => local === root.local && uri.test(root.uri))?.code;
}
