import type { ListedType } from '../voucherlist/filters';

/** Kinds of sales documents. */
export type SalesKindName =
	| 'invoice'
	| 'creditNote'
	| 'quotation'
	| 'orderConfirmation'
	| 'deliveryNote'
	| 'dunning'
	| 'downPaymentInvoice';

/** What creating a document of a kind asks for. */
export interface SalesCreation {
	/** whether it can be finished at once instead of being a draft */
	readonly finalize: boolean;
	/** whether it can or must follow from another document */
	readonly preceding: 'none' | 'optional' | 'required';
	/** kinds it may follow from */
	readonly follows: readonly SalesKindName[];
	/** whether it must say what was delivered when */
	readonly shipping: boolean;
	/** whether it must say until when it is valid */
	readonly expiration: boolean;
	readonly paymentConditions: boolean;
	readonly deliveryTerms: boolean;
	/** whether it can name the reference a public customer asks for */
	readonly xRechnung: boolean;
	/** whether items can be marked as optional or as an alternative */
	readonly choices: boolean;
}

/** One kind of sales document. Everything the API knows of it stands here, so a further kind is one entry. */
export interface SalesKind {
	readonly name: SalesKindName;
	readonly path: `/v1/${string}`;
	/** how addresses in the app name it; invoices and down payment invoices share one */
	readonly permalink: string;
	/** how the voucher list names it, null when it does not list it */
	readonly listedAs: ListedType | null;
	/** null when the API cannot create it */
	readonly create: SalesCreation | null;
}

const plain: SalesCreation = {
	finalize: false,
	preceding: 'none',
	follows: [],
	shipping: false,
	expiration: false,
	paymentConditions: false,
	deliveryTerms: false,
	xRechnung: false,
	choices: false,
};

/** Every kind, by name. */
export const salesKinds: Readonly<Record<SalesKindName, SalesKind>> = {
	invoice: {
		name: 'invoice',
		path: '/v1/invoices',
		permalink: 'invoices',
		listedAs: 'invoice',
		create: {
			...plain,
			finalize: true,
			preceding: 'optional',
			follows: ['quotation', 'orderConfirmation', 'deliveryNote'],
			shipping: true,
			paymentConditions: true,
			xRechnung: true,
		},
	},
	creditNote: {
		name: 'creditNote',
		path: '/v1/credit-notes',
		permalink: 'credit-notes',
		listedAs: 'creditnote',
		create: { ...plain, finalize: true, preceding: 'optional', follows: ['invoice'] },
	},
	quotation: {
		name: 'quotation',
		path: '/v1/quotations',
		permalink: 'quotations',
		listedAs: 'quotation',
		create: { ...plain, finalize: true, expiration: true, paymentConditions: true, choices: true },
	},
	orderConfirmation: {
		name: 'orderConfirmation',
		path: '/v1/order-confirmations',
		permalink: 'order-confirmations',
		listedAs: 'orderconfirmation',
		create: {
			...plain,
			finalize: true,
			preceding: 'optional',
			follows: ['quotation'],
			shipping: true,
			paymentConditions: true,
			deliveryTerms: true,
		},
	},
	deliveryNote: {
		name: 'deliveryNote',
		path: '/v1/delivery-notes',
		permalink: 'delivery-notes',
		listedAs: 'deliverynote',
		create: {
			...plain,
			finalize: true,
			preceding: 'optional',
			follows: ['quotation', 'orderConfirmation'],
			shipping: true,
			deliveryTerms: true,
		},
	},
	dunning: {
		name: 'dunning',
		path: '/v1/dunnings',
		permalink: 'dunnings',
		listedAs: null,
		create: { ...plain, preceding: 'required', follows: ['invoice'] },
	},
	downPaymentInvoice: {
		name: 'downPaymentInvoice',
		path: '/v1/down-payment-invoices',
		permalink: 'invoices',
		listedAs: 'downpaymentinvoice',
		create: null,
	},
};
