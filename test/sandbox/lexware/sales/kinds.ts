/** Kinds of sales documents, by first part of their address. */
export const SALES_KINDS = [
	'invoices',
	'credit-notes',
	'quotations',
	'order-confirmations',
	'delivery-notes',
	'dunnings',
	'down-payment-invoices',
] as const;

export type SalesKind = (typeof SALES_KINDS)[number];

/** What is special about a kind of sales document. */
export interface SalesKindRules {
	readonly kind: SalesKind;
	/** group of its events */
	readonly event:
		| 'invoice'
		| 'credit-note'
		| 'quotation'
		| 'order-confirmation'
		| 'delivery-note'
		| 'dunning'
		| 'down-payment-invoice';
	/** name among related vouchers */
	readonly related: string;
	/** name in the voucherlist; null where it is not listed */
	readonly voucherType: string | null;
	/** begins its numbers */
	readonly prefix: string;
	/** begins the name of its file */
	readonly fileName: string;
	/** headline of a document that brings none */
	readonly title: string;
	/** whether the API can create it */
	readonly creatable: boolean;
	/** whether it can be created finished */
	readonly finalizable: boolean;
	/** whether its body needs shipping conditions, or an end */
	readonly requires: ReadonlyArray<'shippingConditions' | 'expirationDate'>;
	/** kinds it can follow */
	readonly follows: readonly SalesKind[];
	/** whether it needs one to follow */
	readonly mustFollow: boolean;
	/** whether somebody owes its total */
	readonly owed: boolean;
}

const NOTHING_SPECIAL = {
	creatable: true,
	finalizable: true,
	requires: [],
	follows: [],
	mustFollow: false,
	owed: false,
} as const;

const RULES: readonly SalesKindRules[] = [
	{
		...NOTHING_SPECIAL,
		kind: 'invoices',
		event: 'invoice',
		related: 'invoice',
		voucherType: 'invoice',
		prefix: 'RE',
		fileName: 'Rechnung_',
		title: 'Rechnung',
		requires: ['shippingConditions'],
		follows: ['quotations', 'order-confirmations', 'delivery-notes'],
		owed: true,
	},
	{
		...NOTHING_SPECIAL,
		kind: 'credit-notes',
		event: 'credit-note',
		related: 'creditnote',
		voucherType: 'creditnote',
		prefix: 'GS',
		fileName: 'Rechnungskorrektur_',
		title: 'Rechnungskorrektur',
		follows: ['invoices'],
		owed: true,
	},
	{
		...NOTHING_SPECIAL,
		kind: 'quotations',
		event: 'quotation',
		related: 'quotation',
		voucherType: 'quotation',
		prefix: 'AG',
		fileName: 'Angebot ',
		title: 'Angebot',
		requires: ['expirationDate'],
	},
	{
		...NOTHING_SPECIAL,
		kind: 'order-confirmations',
		event: 'order-confirmation',
		related: 'orderconfirmation',
		voucherType: 'orderconfirmation',
		prefix: 'AB',
		fileName: 'Auftragsbestätigung ',
		title: 'Auftragsbestätigung',
		requires: ['shippingConditions'],
		follows: ['quotations'],
	},
	{
		...NOTHING_SPECIAL,
		kind: 'delivery-notes',
		event: 'delivery-note',
		related: 'deliverynote',
		voucherType: 'deliverynote',
		prefix: 'LS',
		fileName: 'Lieferschein_',
		title: 'Lieferschein',
		requires: ['shippingConditions'],
		follows: ['quotations', 'order-confirmations'],
	},
	{
		...NOTHING_SPECIAL,
		kind: 'dunnings',
		event: 'dunning',
		related: 'dunning',
		voucherType: null,
		prefix: 'MA',
		fileName: 'Mahnung_',
		title: 'Mahnung',
		finalizable: false,
		follows: ['invoices'],
		mustFollow: true,
	},
	{
		...NOTHING_SPECIAL,
		kind: 'down-payment-invoices',
		event: 'down-payment-invoice',
		related: 'downpaymentinvoice',
		voucherType: 'downpaymentinvoice',
		prefix: 'AR',
		fileName: 'Abschlagsrechnung_',
		title: 'Abschlagsrechnung',
		creatable: false,
		owed: true,
	},
];

const BY_KIND = new Map(RULES.map((rules) => [rules.kind, rules]));

/**
 * @param kind of sales document
 * @returns what is special about it
 */
export function salesKind(kind: SalesKind): SalesKindRules {
	const rules = BY_KIND.get(kind);
	if (!rules) throw new Error(`There are no rules for ${kind}.`);
	return rules;
}
