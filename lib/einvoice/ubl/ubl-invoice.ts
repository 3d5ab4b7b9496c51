import { INVOICE_DIALECT } from './names';
import { readUblInvoice, ublGuideline } from './read-ubl-invoice';
import type { Syntax } from '../syntax';

/** UBL invoice: XRechnung, Peppol BIS Billing and other uses of EN 16931. */
export const ublInvoice: Syntax = {
	syntax: 'UBL-Invoice',
	root: INVOICE_DIALECT.root,
	guideline: ublGuideline,
	read: (root, context) => readUblInvoice(root, INVOICE_DIALECT, context),
};
