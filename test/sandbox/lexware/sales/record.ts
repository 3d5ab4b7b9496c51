import type { SalesKind } from './kinds';

/** States a sales document can be in. */
export const SALES_STATUSES = [
	'draft',
	'open',
	'paid',
	'paidoff',
	'voided',
	'accepted',
	'rejected',
] as const;

export type SalesStatus = (typeof SALES_STATUSES)[number];

/** Price of one unit. */
export interface UnitPrice {
	readonly currency: string;
	readonly netAmount: number;
	readonly grossAmount: number;
	readonly taxRatePercentage: number;
}

/** One line; a line of type `text` has no price. */
export interface LineItem {
	readonly id?: string | undefined;
	readonly type: 'custom' | 'text' | 'material' | 'service';
	readonly name: string;
	readonly description?: string | undefined;
	readonly quantity?: number | undefined;
	readonly unitName?: string | undefined;
	readonly unitPrice?: UnitPrice | undefined;
	readonly discountPercentage?: number | undefined;
	readonly lineItemAmount?: number | undefined;
	readonly optional?: boolean | undefined;
	readonly alternative?: boolean | undefined;
	readonly subItems?: readonly LineItem[] | undefined;
}

/** Sums by rate. */
export interface TaxAmount {
	readonly taxRatePercentage: number;
	readonly taxAmount: number;
	readonly netAmount: number;
}

/** What is computed from the lines. */
export interface Totals {
	readonly totalPrice: {
		readonly currency: string;
		readonly totalNetAmount: number;
		readonly totalGrossAmount: number;
		readonly totalTaxAmount: number;
		readonly totalDiscountAbsolute?: number | undefined;
		readonly totalDiscountPercentage?: number | undefined;
	};
	readonly taxAmounts: readonly TaxAmount[];
}

/** A document that belongs to this one. */
export interface RelatedVoucher {
	readonly id: string;
	readonly voucherNumber: string;
	readonly voucherType: string;
}

/** Whom a document goes to. */
export interface SalesAddress {
	readonly contactId?: string | undefined;
	readonly name?: string | undefined;
	readonly supplement?: string | undefined;
	readonly street?: string | undefined;
	readonly zip?: string | undefined;
	readonly city?: string | undefined;
	readonly countryCode?: string | undefined;
}

/** How an invoice is made: for people only, or also for machines. */
export type ElectronicProfile = 'NONE' | 'EN16931' | 'XRechnung';

/** A sales document; dates in the vendor's long form. */
export interface SalesDocument extends Totals {
	/** not shown: it is part of the address */
	readonly kind: SalesKind;
	readonly id: string;
	readonly organizationId: string;
	readonly createdDate: string;
	readonly updatedDate: string;
	readonly version: number;
	readonly language: 'de' | 'en';
	readonly archived: boolean;
	readonly voucherStatus: SalesStatus;
	readonly voucherNumber: string;
	readonly voucherDate: string;
	readonly dueDate?: string | undefined;
	readonly expirationDate?: string | undefined;
	readonly address: SalesAddress;
	readonly lineItems: readonly LineItem[];
	readonly taxConditions: {
		readonly taxType: string;
		readonly taxSubType?: string | undefined;
		readonly taxTypeNote?: string | undefined;
	};
	readonly paymentConditions?:
		| {
				readonly paymentTermLabel: string;
				readonly paymentTermLabelTemplate?: string | undefined;
				readonly paymentTermDuration: number;
				readonly paymentDiscountConditions?:
					| { readonly discountPercentage: number; readonly discountRange: number }
					| undefined;
		  }
		| undefined;
	readonly shippingConditions?:
		| {
				readonly shippingType: string;
				readonly shippingDate?: string | undefined;
				readonly shippingEndDate?: string | undefined;
		  }
		| undefined;
	readonly deliveryTerms?: string | undefined;
	readonly xRechnung?: { readonly buyerReference: string } | undefined;
	readonly relatedVouchers: readonly RelatedVoucher[];
	readonly electronicDocumentProfile: ElectronicProfile;
	readonly closingInvoice?: boolean | undefined;
	readonly printLayoutId?: string | undefined;
	readonly title: string;
	readonly introduction?: string | undefined;
	readonly remark?: string | undefined;
	readonly recurringTemplateId?: string | undefined;
}
