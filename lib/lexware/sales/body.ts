import { salesDate } from '../dates';
import { decimalOf, jsonNumber } from '../input/numbers';
import type { JsonObject } from '../input/override';
import { salesError } from './errors';
import type { SalesCreation } from './kinds';
import { allowsOneTimeAddress, type TaxType } from './tax-types';

/** Whom a document goes to: a contact, or an address of its own. */
export type Recipient =
	| { readonly contactId: string }
	| {
			readonly name?: string;
			readonly supplement?: string;
			readonly street?: string;
			readonly zip?: string;
			readonly city?: string;
			/** ISO 3166-1 alpha-2 */ readonly countryCode?: string;
	  };

/** What was delivered, and when; days as `YYYY-MM-DD`. */
export interface Shipping {
	readonly type: 'service' | 'serviceperiod' | 'delivery' | 'deliveryperiod' | 'none';
	readonly date: string | null;
	/** periods only */
	readonly endDate: string | null;
}

/** When it is to be paid. */
export interface PaymentTerms {
	readonly label: string;
	/** days */
	readonly duration: unknown;
	/** cash discount: per cent, and days it is granted; decimal and integer */
	readonly discountPercentage?: unknown;
	readonly discountRange?: unknown;
}

/** A sales document as entered; days as `YYYY-MM-DD`, empty texts are not set. */
export interface SalesFields {
	readonly voucherDate: string;
	readonly recipient: Recipient;
	/** as `lineItemsOf` makes them */
	readonly lineItems: readonly JsonObject[];
	readonly taxType: TaxType;
	readonly taxSubType?: string;
	readonly taxTypeNote?: string;
	/** of the sum of all line items: EUR, or per cent; decimals */
	readonly discountAbsolute?: unknown;
	readonly discountPercentage?: unknown;
	readonly paymentTerms?: PaymentTerms | null;
	readonly shipping?: Shipping | null;
	readonly expirationDate?: string | null;
	readonly deliveryTerms?: string;
	readonly buyerReference?: string;
	readonly language?: 'de' | 'en';
	readonly title?: string;
	readonly introduction?: string;
	readonly remark?: string;
	readonly printLayoutId?: string | null;
}

/**
 * @param fields as entered
 * @param creation what the kind asks for; parts it does not know are left out
 * @returns body of the creating request
 * @throws BelegflussError LEXWARE_SALES_… or LEXWARE_NUMBER_… for what the vendor would refuse, naming the field
 */
export function salesBody(fields: SalesFields, creation: SalesCreation): JsonObject {
	const { voucherDate, taxType } = fields;
	return {
		voucherDate: salesDate(voucherDate),
		language: fields.language ?? 'de',
		address: addressOf(fields.recipient, taxType),
		lineItems: fields.lineItems,
		totalPrice: { currency: 'EUR', ...discountOf(fields) },
		taxConditions: {
			taxType,
			...texts({ taxSubType: fields.taxSubType, taxTypeNote: fields.taxTypeNote }),
		},
		...(creation.paymentConditions && fields.paymentTerms
			? { paymentConditions: paymentConditionsOf(fields.paymentTerms) }
			: {}),
		...(creation.shipping ? { shippingConditions: shippingOf(fields.shipping ?? null) } : {}),
		...(creation.expiration
			? { expirationDate: expirationOf(fields.expirationDate ?? null, voucherDate) }
			: {}),
		...(creation.deliveryTerms ? texts({ deliveryTerms: fields.deliveryTerms }) : {}),
		...(creation.xRechnung && fields.buyerReference?.trim()
			? { xRechnung: { buyerReference: fields.buyerReference.trim() } }
			: {}),
		...texts({
			title: fields.title,
			introduction: fields.introduction,
			remark: fields.remark,
			printLayoutId: fields.printLayoutId,
		}),
	};
}

function addressOf(recipient: Recipient, taxType: TaxType): JsonObject {
	if ('contactId' in recipient) return { contactId: recipient.contactId };
	if (!allowsOneTimeAddress(taxType)) {
		throw salesError('LEXWARE_SALES_ONE_TIME_ADDRESS', { taxType });
	}
	const countryCode = (recipient.countryCode ?? '').trim().toUpperCase();
	const address = texts({ ...recipient, countryCode });
	if (!address['name'] || !/^[A-Z]{2}$/.test(countryCode)) {
		throw salesError('LEXWARE_SALES_ADDRESS', { value: countryCode.slice(0, 40) });
	}
	return address;
}

function discountOf({ discountAbsolute, discountPercentage }: SalesFields): JsonObject {
	if (isSet(discountAbsolute) && isSet(discountPercentage)) {
		throw salesError('LEXWARE_SALES_TWO_DISCOUNTS');
	}
	if (isSet(discountAbsolute)) {
		const rule = { field: 'Total Discount', digits: 2, least: '0' };
		return { totalDiscountAbsolute: jsonNumber(decimalOf(discountAbsolute, rule)) };
	}
	if (!isSet(discountPercentage)) return {};
	const rule = { field: 'Total Discount Percentage', digits: 2, least: '0', most: '100' };
	return { totalDiscountPercentage: jsonNumber(decimalOf(discountPercentage, rule)) };
}

function paymentConditionsOf(terms: PaymentTerms): JsonObject {
	const label = terms.label.trim();
	if (label === '') throw missing('Payment Terms, Wording');
	const days = (value: unknown, field: string) =>
		jsonNumber(decimalOf(value, { field, digits: 0, least: '0', most: '9999' }));
	const { discountPercentage, discountRange } = terms;
	const rule = { field: 'Cash Discount', digits: 2, least: '0', most: '100' };
	return {
		paymentTermLabel: label,
		paymentTermDuration: days(terms.duration, 'Days'),
		...(isSet(discountPercentage) && isSet(discountRange) && Number(discountPercentage) !== 0
			? {
					paymentDiscountConditions: {
						discountPercentage: jsonNumber(decimalOf(discountPercentage, rule)),
						discountRange: days(discountRange, 'Cash Discount Days'),
					},
				}
			: {}),
	};
}

function shippingOf(shipping: Shipping | null): JsonObject {
	if (shipping === null) throw missing('Shipping Type');
	const { type, date, endDate } = shipping;
	if (type === 'none') return { shippingType: type };
	if (date === null) throw missing('Shipping Date');
	const start = { shippingType: type, shippingDate: salesDate(date) };
	if (!type.endsWith('period')) return start;
	if (endDate === null) throw missing('Shipping End Date');
	assertOrder(date, endDate, { other: 'Shipping Date', field: 'Shipping End Date' });
	return { ...start, shippingEndDate: salesDate(endDate) };
}

function expirationOf(day: string | null, voucherDate: string): string {
	if (day === null) throw missing('Expiration Date');
	assertOrder(voucherDate, day, { other: 'Voucher Date', field: 'Expiration Date' });
	return salesDate(day);
}

function assertOrder(
	earlier: string,
	later: string,
	names: { readonly field: string; readonly other: string },
): void {
	if (earlier > later) throw salesError('LEXWARE_SALES_DAYS', { ...names, earlier, later });
}

function missing(field: string) {
	return salesError('LEXWARE_SALES_MISSING', { field });
}

function texts(values: Readonly<Record<string, string | null | undefined>>): JsonObject {
	return Object.fromEntries(
		Object.entries(values)
			.map(([name, value]) => [name, (value ?? '').trim()])
			.filter(([, value]) => value !== ''),
	);
}

function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
