import { cii } from './cii/cii';
import { zugferd1 } from './cii/zugferd1';
import type { Syntax } from './syntax';
import { ublCreditNote } from './ubl/ubl-credit-note';
import { ublInvoice } from './ubl/ubl-invoice';

/** Every syntax that is read; from the newest to the oldest, the order in which a PDF with several is decided. */
export const syntaxes: readonly Syntax[] = [cii, ublInvoice, ublCreditNote, zugferd1];
