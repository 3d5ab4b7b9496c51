import { z } from 'zod/v4';
import { isCalendarDate } from '../../../../lib/calendar/day';
import { contactSeedSchema } from '../contacts/schema';
import { EVENT_TYPES } from '../events/event-types';
import { EXECUTION_STATUSES, INTERVALS } from '../lists/recurring-templates';
import { PAYMENT_ITEM_TYPES } from '../payments/record';
import { SALES_KINDS } from '../sales/kinds';
import { SALES_STATUSES } from '../sales/record';
import { TAX_TYPES } from '../sales/tax-types';
import { VOUCHER_STATUSES, VOUCHER_TYPES } from '../vouchers/record';

const guid = z.guid();
const day = z.string().refine(isCalendarDate, 'must be a day, YYYY-MM-DD');
const amount = z.number().min(0);
const count = z.int().min(0).max(100_000).default(0);

const article = z.strictObject({
	id: guid.optional(),
	title: z.string().min(1).default('Wandfarbe weiß, 10 l'),
	description: z.string().nullable().default(null),
	type: z.enum(['PRODUCT', 'SERVICE']).default('PRODUCT'),
	articleNumber: z.string().nullable().default(null),
	gtin: z.string().nullable().default(null),
	note: z.string().nullable().default(null),
	unitName: z.string().min(1).default('Stück'),
	price: z
		.strictObject({
			netPrice: amount.optional(),
			grossPrice: amount.optional(),
			leadingPrice: z.enum(['NET', 'GROSS']).default('NET'),
			taxRate: z.number().default(19),
		})
		.prefault({ netPrice: 10 }),
});

const lineItem = z.strictObject({
	type: z.enum(['custom', 'text', 'material', 'service']).default('custom'),
	id: guid.optional(),
	name: z.string().min(1).default('Malerarbeiten'),
	description: z.string().optional(),
	quantity: z.number().default(1),
	unitName: z.string().default('Stück'),
	unitPrice: z
		.strictObject({
			netAmount: amount.optional(),
			grossAmount: amount.optional(),
			taxRatePercentage: z.number().default(19),
		})
		.prefault({ netAmount: 100, grossAmount: 119 }),
	discountPercentage: z.number().optional(),
	optional: z.boolean().optional(),
	alternative: z.boolean().optional(),
});

const salesDocument = z.strictObject({
	id: guid.optional(),
	kind: z.enum(SALES_KINDS).default('invoices'),
	voucherStatus: z.enum(SALES_STATUSES).default('open'),
	voucherNumber: z.string().min(1).optional(),
	/** today without it */
	voucherDate: day.optional(),
	dueDate: day.optional(),
	expirationDate: day.optional(),
	address: z
		.strictObject({
			contactId: guid.optional(),
			name: z.string().optional(),
			street: z.string().optional(),
			zip: z.string().optional(),
			city: z.string().optional(),
			countryCode: z.string().optional(),
		})
		.default({ name: 'Laufkundschaft', countryCode: 'DE' }),
	lineItems: z.array(lineItem).min(1).prefault([{}]),
	taxType: z.enum(TAX_TYPES).default('net'),
	totalDiscountAbsolute: amount.optional(),
	totalDiscountPercentage: amount.optional(),
	electronicDocumentProfile: z.enum(['NONE', 'EN16931', 'XRechnung']).optional(),
	buyerReference: z.string().min(1).optional(),
	title: z.string().optional(),
	archived: z.boolean().default(false),
});

const file = z.strictObject({
	id: guid.optional(),
	fileName: z.string().min(1),
	mimeType: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'application/xml']),
	base64: z.base64(),
});

const voucherItem = z.strictObject({
	amount,
	taxAmount: amount,
	taxRatePercent: z.number(),
	categoryId: guid,
});

const voucher = z.strictObject({
	id: guid.optional(),
	type: z.enum(VOUCHER_TYPES).default('purchaseinvoice'),
	voucherStatus: z.enum(VOUCHER_STATUSES).default('open'),
	voucherNumber: z.string().optional(),
	/** today without it */
	voucherDate: day.optional(),
	shippingDate: day.optional(),
	dueDate: day.optional(),
	/** with VAT; one item is made of it unless items are given */
	totalGrossAmount: amount.default(119),
	taxRatePercent: z.number().default(19),
	voucherItems: z.array(voucherItem).optional(),
	/** the collective contact without it */
	contactId: guid.optional(),
	remark: z.string().optional(),
	files: z.array(file).default([]),
});

const recurringTemplate = z.strictObject({
	id: guid.optional(),
	title: z.string().min(1).default('Wartungsvertrag'),
	address: z
		.strictObject({ contactId: guid.optional(), name: z.string().min(1) })
		.default({ name: 'Laufkundschaft' }),
	lineItems: z.array(lineItem).min(1).prefault([{}]),
	taxType: z.enum(['net', 'gross']).default('net'),
	startDate: day.default('2026-01-01'),
	endDate: day.nullable().default(null),
	finalize: z.boolean().default(false),
	executionInterval: z.enum(INTERVALS).default('MONTHLY'),
	nextExecutionDate: day.nullable().default(null),
	lastExecutionDate: day.nullable().default(null),
	lastExecutionErrorMessage: z.string().nullable().default(null),
	executionStatus: z.enum(EXECUTION_STATUSES).default('ACTIVE'),
});

const payment = z.strictObject({
	voucherId: guid,
	items: z.array(
		z.strictObject({
			paymentItemType: z.enum(PAYMENT_ITEM_TYPES).default('receivePayment'),
			/** today without it */
			postingDate: day.optional(),
			amount: z.number(),
		}),
	),
	paidDate: day.optional(),
});

const subscription = z.strictObject({
	id: guid.optional(),
	eventType: z.enum(EVENT_TYPES).default('voucher.created'),
	/** not asked whether anybody is there */
	callbackUrl: z.url(),
});

/** Records as if typed in the app. Everything is optional. */
export const seedSchema = z.strictObject({
	contacts: z.array(contactSeedSchema).default([]),
	articles: z.array(article).default([]),
	salesDocuments: z.array(salesDocument).default([]),
	/** bookkeeping vouchers */
	vouchers: z.array(voucher).default([]),
	recurringTemplates: z.array(recurringTemplate).default([]),
	/** replace what was paid on a document; its status stays as it is */
	payments: z.array(payment).default([]),
	/** as if made by API; the app shows none */
	subscriptions: z.array(subscription).default([]),
	/** so many ordinary ones besides, each a little different */
	generate: z
		.strictObject({ contacts: count, articles: count, vouchers: count, invoices: count })
		.prefault({}),
});

export type SeedData = z.infer<typeof seedSchema>;
/** The data as a test writes it. */
export type SeedInput = z.input<typeof seedSchema>;

/** Ids of what was added, in the order given; generated records come last. */
export interface SeededIds {
	readonly contacts: readonly string[];
	readonly articles: readonly string[];
	readonly salesDocuments: readonly string[];
	readonly vouchers: readonly string[];
	readonly recurringTemplates: readonly string[];
}
