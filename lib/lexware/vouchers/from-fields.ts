import { parseDecimal, roundToCents, sum, toAmount, toBig } from '../../invoice/money';
import { isCalendarDate } from '../../calendar/day';
import { voucherError } from './errors';
import { voucherTypes, type VoucherType } from '../resources/vouchers';
import type { VoucherContent, VoucherItem } from './body';

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
	/** a day or an instant */
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
	const amount = decimal(`Amount of position ${position}`, item.amount);
	const rate = decimal(`Tax Rate of position ${position}`, item.taxRatePercent);
	const given = text(item.taxAmount);
	const share = taxType === 'gross' ? toBig(rate).div(toBig(rate).plus(100)) : toBig(rate).div(100);
	const tax = given
		? decimal(`Tax Amount of position ${position}`, given)
		: toAmount(roundToCents(toBig(amount).times(share)));
	const categoryId = text(item.categoryId);
	if (!categoryId) throw wrong(`Category of position ${position}`, '', 'a posting category');
	return {
		amount: Number(toAmount(toBig(amount))),
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
 * @param value a day, or an instant beginning with one
 * @returns the day, null when none is given
 * @throws BelegflussError LEXWARE_VOUCHER_FIELD
 */
export function readDay(field: string, value: unknown): string | null {
	const given = text(value);
	if (given === null) return null;
	const found = given.slice(0, 10);
	return isCalendarDate(found) ? found : fail(field, value, 'a day such as 2026-08-21');
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
