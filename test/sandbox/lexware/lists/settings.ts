import { uuidOf } from '../ids';

/** A payment condition of the account. */
export interface PaymentCondition {
	readonly id: string;
	readonly organizationDefault: boolean;
	readonly paymentTermDuration: number;
	readonly paymentTermLabelTemplate: string;
	readonly paymentDiscountConditions?: {
		readonly discountPercentage: number;
		readonly discountRange: number;
	};
}

/** A print layout of the account. */
export interface PrintLayout {
	readonly id: string;
	readonly name: string;
	readonly default: boolean;
}

/** Applied where a document brings none of its own. */
export const DEFAULT_PAYMENT_CONDITION: PaymentCondition = {
	id: uuidOf('payment condition 14'),
	organizationDefault: true,
	paymentTermDuration: 14,
	paymentTermLabelTemplate: 'Zahlbar in {paymentRange} Tagen, rein netto ohne Abzug',
};

/** The payment conditions of the account. */
export const PAYMENT_CONDITIONS: readonly PaymentCondition[] = [
	DEFAULT_PAYMENT_CONDITION,
	{
		id: uuidOf('payment condition 30'),
		organizationDefault: false,
		paymentTermDuration: 30,
		paymentTermLabelTemplate: '{discountRange} Tage -{discount}, {paymentRange} Tage netto',
		paymentDiscountConditions: { discountPercentage: 3, discountRange: 10 },
	},
	{
		id: uuidOf('payment condition 0'),
		organizationDefault: false,
		paymentTermDuration: 0,
		paymentTermLabelTemplate: 'Sofort zahlbar ohne Abzug',
	},
];

/** The print layouts of the account. */
export const PRINT_LAYOUTS: readonly PrintLayout[] = [
	{ id: uuidOf('print layout standard'), name: 'Standard', default: true },
	{ id: uuidOf('print layout plain'), name: 'Schlicht', default: false },
];
