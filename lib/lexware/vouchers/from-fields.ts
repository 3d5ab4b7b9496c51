import { parseDecimal, roundToCents, sum, toAmount, toBig } from '../../invoice/money';
import { dayFrom } from '../dates';
import { voucherError } from './errors';
import { voucherTypes, type VoucherType } from '../resources/vouchers';
import type { VoucherContent, VoucherItem } from './body';

/** Larger amounts with cents do not survive as a number of JSON together with their sum. */
const MOST = '9999999999';

/** A position as somebody enters it. */
export interface EnteredItem {
	readonly amount: unknown;
	/** per cent */
	readonly taxRatePercent: unknown;
	/** empty to have it computed */
	readonly taxAmount: unknown;
	readonly categoryId: unknown;
}

/** A voucher as somebody enters it. */
export interface EnteredVoucher {
	readonly type: unknown;
	readonly voucherNumber: unknown;
	/** a day, an instant or a date of n8n */
	readonly voucherDate: unknown;
	readonly shippingDate?: unknown;
	readonly dueDate?: unknown;
	readonly taxType: unknown;
	readonly remark?: unknown;
	readonly items: readonly EnteredItem[];
}

/**
 * @param entered fields of the panel
 * @returns the voucher, but for its contact; tax that was left out is computed, rounded half up per position
 * @throws BelegflussError LEXWARE_VOUCHER_FIELD naming the field
 */
export function voucherFromFields(entered: EnteredVoucher): VoucherContent {
	const taxType = entered.taxType === 'gross' ? 'gross' : 'net';
	if (entered.items.length === 0) throw wrong('Items', '', 'at least one position');
	const items = entered.items.map((item, index) => itemOf(item, taxType, index + 1));
	const amounts = sum(items.map(({ amount }) => String(amount)));
	const taxes = sum(items.map(({ taxAmount }) => String(taxAmount)));
	return {
		type: typeOf(entered.type),
		voucherNumber: text(entered.voucherNumber) ?? fail('Voucher Number', '', 'a number'),
		voucherDate: readDay('Voucher Date', entered.voucherDate) ?? fail('Voucher Date', '', 'a day'),
		...named('shippingDate', readDay('Shipping Date', entered.shippingDate)),
		...named('dueDate', readDay('Due Date', entered.dueDate)),
		...named('remark', text(entered.remark)),
		totalGrossAmount: Number(toAmount(taxType === 'gross' ? amounts : amounts.plus(taxes))),
		totalTaxAmount: Number(toAmount(taxes)),
		taxType,
		voucherItems: items,
	};
}

function itemOf(item: EnteredItem, taxType: 'net' | 'gross', position: number): VoucherItem {
	const amount = money(`Amount of position ${position}`, item.amount);
	const rate = percent(`Tax Rate of position ${position}`, item.taxRatePercent);
	const share = taxType === 'gross' ? toBig(rate).div(toBig(rate).plus(100)) : toBig(rate).div(100);
	const tax =
		text(item.taxAmount) === null
			? toAmount(roundToCents(toBig(amount).times(share)))
			: money(`Tax Amount of position ${position}`, item.taxAmount);
	const categoryId = text(item.categoryId);
	if (!categoryId) throw wrong(`Category of position ${position}`, '', 'a posting category');
	return {
		amount: Number(amount),
		taxAmount: Number(tax),
		taxRatePercent: Number(rate),
		categoryId,
	};
}

function typeOf(value: unknown): VoucherType {
	return (
		voucherTypes.find((type) => type === value) ?? fail('Type', value, voucherTypes.join(', '))
	);
}

/**
 * What a computer reckoned is rounded. What is written has two digits at most: with three of them, "1.234"
 * may as well be a thousand, and a thousandth of it would be booked.
 */
function money(field: string, value: unknown): string {
	const parsed = decimal(field, value);
	const digits = parsed.split('.')[1]?.length ?? 0;
	if ((typeof value === 'string' && digits > 2) || toBig(parsed).gt(MOST)) {
		throw wrong(field, value, 'an amount such as 1234.00, with two digits after the point at most');
	}
	return toAmount(toBig(parsed));
}

function percent(field: string, value: unknown): string {
	const rate = decimal(field, value);
	return toBig(rate).gt(100) ? fail(field, value, 'a tax rate in per cent, such as 19') : rate;
}

/** Comma or point; the vendor takes positive amounts only. */
function decimal(field: string, value: unknown): string {
	const parsed = parseDecimal(String(value ?? '').replace(/^(-?\d+),(\d+)$/, '$1.$2'));
	if (parsed === undefined || parsed.startsWith('-')) {
		throw wrong(field, value, 'a number such as 119.00, not negative');
	}
	return parsed;
}

/**
 * @param field how the panel calls it
 * @param value a day, an instant, whose day in Germany counts, or a date of n8n
 * @returns the day, null when none is given
 * @throws BelegflussError LEXWARE_VOUCHER_FIELD
 */
export function readDay(field: string, value: unknown): string | null {
	if (typeof value === 'string' && value.trim() === '') return null;
	try {
		return dayFrom(value, field);
	} catch {
		return fail(field, value, 'a day such as 2026-08-21');
	}
}

function text(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function named<Field extends string>(field: Field, value: string | null) {
	return value === null ? {} : ({ [field]: value } as Record<Field, string>);
}

function fail(field: string, value: unknown, expected: string): never {
	throw wrong(field, value, expected);
}

function wrong(field: string, value: unknown, expected: string) {
	const shown = String(value ?? '').slice(0, 60);
	return voucherError('LEXWARE_VOUCHER_FIELD', { field, value: shown, expected });
}
