import type { Invoice } from '../../lib/invoice/schema';
import {
	invoiceWithOldVatRate,
	invoiceWithoutNumberAndTaxId,
	invoiceWithWrongIban,
	invoiceWithWrongSum,
	invoiceWithWrongVatId,
	reverseChargeWithVat,
} from './cases/faulty';
import { catererInvoice, officeSuppliesCreditNote, officeSuppliesInvoice } from './cases/goods';
import { forwarderInvoice, machineRentalInvoice } from './cases/logistics';
import { itServiceInvoice, softwareInvoice } from './cases/recurring';
import {
	dryWallerInvoice,
	electricianInvoice,
	gardenerInvoice,
	painterInvoice,
} from './cases/trades';

/** Every invented invoice by its case; each takes the day the samples are made for, `YYYY-MM-DD`. */
export const SAMPLE_INVOICES = {
	painting: painterInvoice,
	twoRates: officeSuppliesInvoice,
	itService: itServiceInvoice,
	catering: catererInvoice,
	electrician: electricianInvoice,
	creditNote: officeSuppliesCreditNote,
	skonto: forwarderInvoice,
	allowances: machineRentalInvoice,
	reverseCharge: dryWallerInvoice,
	directDebit: softwareInvoice,
	plants: gardenerInvoice,
	wrongSum: invoiceWithWrongSum,
	wrongIban: invoiceWithWrongIban,
	oldVatRate: invoiceWithOldVatRate,
	reverseChargeWithVat,
	noNumberNoTaxId: invoiceWithoutNumberAndTaxId,
	wrongVatId: invoiceWithWrongVatId,
} as const satisfies Record<string, (today: string) => Invoice>;
