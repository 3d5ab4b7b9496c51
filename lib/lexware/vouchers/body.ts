import type { VoucherType } from '../resources/vouchers';

/** One position of a voucher: one tax rate in one category. */
export interface VoucherItem {
	/** with or without tax, as `taxType` says */
	readonly amount: number;
	readonly taxAmount: number;
	readonly taxRatePercent: number;
	/** id of a posting category */
	readonly categoryId: string;
}

/** A voucher as it is written, but for contact and version. */
export interface VoucherContent {
	readonly type: VoucherType;
	readonly voucherNumber: string;
	/** `YYYY-MM-DD`, as the vendor takes it for vouchers */
	readonly voucherDate: string;
	readonly shippingDate?: string;
	readonly dueDate?: string;
	readonly totalGrossAmount: number;
	readonly totalTaxAmount: number;
	readonly taxType: 'net' | 'gross';
	readonly remark?: string;
	readonly voucherItems: readonly VoucherItem[];
}

/** Whose voucher it is: a contact, or the collective one ("Sammellieferant", "Sammelkunde"). */
export type VoucherContact = { readonly contactId: string } | 'collective';

/**
 * @param contact whose voucher it is
 * @returns the two fields that say so; exactly one of them names somebody
 */
export function contactFields(contact: VoucherContact): object {
	return contact === 'collective'
		? { useCollectiveContact: true }
		: { useCollectiveContact: false, contactId: contact.contactId };
}
