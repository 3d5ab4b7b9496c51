/** Kinds of bookkeeping vouchers. */
export const VOUCHER_TYPES = [
	'salesinvoice',
	'salescreditnote',
	'purchaseinvoice',
	'purchasecreditnote',
] as const;

export type VoucherType = (typeof VOUCHER_TYPES)[number];

/** States a bookkeeping voucher can be in. */
export const VOUCHER_STATUSES = [
	'unchecked',
	'open',
	'paid',
	'paidoff',
	'voided',
	'transferred',
	'sepadebit',
] as const;

export type VoucherStatus = (typeof VOUCHER_STATUSES)[number];

/** One booked amount. */
export interface VoucherItem {
	readonly amount: number;
	readonly taxAmount: number;
	readonly taxRatePercent: number;
	readonly categoryId: string;
}

/** What of a bookkeeping voucher can be written; dates in the vendor's long form. */
export interface VoucherFields {
	readonly type: VoucherType;
	readonly voucherNumber?: string | undefined;
	readonly voucherDate?: string | undefined;
	readonly shippingDate?: string | undefined;
	readonly dueDate?: string | undefined;
	readonly totalGrossAmount?: number | undefined;
	readonly totalTaxAmount?: number | undefined;
	readonly taxType?: 'net' | 'gross' | undefined;
	readonly useCollectiveContact?: boolean | undefined;
	readonly contactId?: string | undefined;
	readonly remark?: string | undefined;
	readonly voucherItems: readonly VoucherItem[];
	readonly files: readonly string[];
}

/** A bookkeeping voucher as the API shows it. */
export interface Voucher extends VoucherFields {
	readonly id: string;
	readonly organizationId: string;
	readonly voucherStatus: VoucherStatus;
	readonly contactName?: string | undefined;
	readonly createdDate: string;
	readonly updatedDate: string;
	readonly version: number;
}

/**
 * @param type kind of voucher
 * @returns which side of the posting categories fits it
 */
export function directionOf(type: VoucherType): 'income' | 'outgo' {
	return type.startsWith('sales') ? 'income' : 'outgo';
}
