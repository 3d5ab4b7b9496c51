import { CREDIT_NOTE_DIALECT } from './names';
import { readUblInvoice, ublGuideline } from './read-ubl-invoice';
import type { Syntax } from '../syntax';

/** UBL credit note. */
export const ublCreditNote: Syntax = {
	syntax: 'UBL-CreditNote',
	root: CREDIT_NOTE_DIALECT.root,
	guideline: ublGuideline,
	read: (root, context) => readUblInvoice(root, CREDIT_NOTE_DIALECT, context),
};
