import type { SalesKindName } from '../../../../lib/lexware/sales/kinds';
import type { ListSearchName } from '../../methods';

/** How the panel speaks of a kind of sales document. */
export interface SalesNames {
	readonly name: string;
	/** within a sentence, with its article */
	readonly one: string;
	readonly description: string;
	/** fills the list of documents of this kind; null where there is no list */
	readonly search: ListSearchName | null;
}

/** How the panel speaks of every kind. */
export const salesNames: Readonly<Record<SalesKindName, SalesNames>> = {
	invoice: {
		name: 'Invoice',
		one: 'an invoice',
		description: 'Invoices written in Lexware Office',
		search: 'searchInvoices',
	},
	creditNote: {
		name: 'Credit Note',
		one: 'a credit note',
		description: 'Corrections of invoices',
		search: 'searchCreditNotes',
	},
	quotation: {
		name: 'Quotation',
		one: 'a quotation',
		description: 'Offers to customers',
		search: 'searchQuotations',
	},
	orderConfirmation: {
		name: 'Order Confirmation',
		one: 'an order confirmation',
		description: 'Confirmations of orders',
		search: 'searchOrderConfirmations',
	},
	deliveryNote: {
		name: 'Delivery Note',
		one: 'a delivery note',
		description: 'What goes with a delivery',
		search: 'searchDeliveryNotes',
	},
	dunning: {
		name: 'Dunning',
		one: 'a dunning',
		description: 'Reminders of unpaid invoices; always drafts, with a PDF at once',
		search: null,
	},
	downPaymentInvoice: {
		name: 'Down Payment Invoice',
		one: 'a down payment invoice',
		description: 'Down payment invoices; the Public API only reads them',
		search: 'searchDownPaymentInvoices',
	},
};
