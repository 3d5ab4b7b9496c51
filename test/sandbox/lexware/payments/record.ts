/** Kinds of payment items that were seen; the set may grow. */
export const PAYMENT_ITEM_TYPES = [
	'receivePayment',
	'partPaymentFinancialTransaction',
	'partPaymentCreditNote',
	'partPaymentCashBox',
	'manualPayment',
	'cashDiscount',
	'dunningCosts',
	'currencyConversion',
] as const;

/** One payment, discount or cost. */
export interface PaymentItem {
	readonly paymentItemType: (typeof PAYMENT_ITEM_TYPES)[number];
	/** in the vendor's long form */
	readonly postingDate: string;
	readonly amount: number;
	readonly currency: string;
}

/** What was paid on a document. */
export interface Payment {
	readonly items: readonly PaymentItem[];
	/** in the vendor's long form, once it is paid as a whole */
	readonly paidDate?: string | undefined;
}
