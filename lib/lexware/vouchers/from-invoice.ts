import { sum, toAmount, toBig } from '../../invoice/money';
import type { Invoice, VatBreakdown } from '../../invoice/schema';
import { voucherError } from './errors';
import type { VoucherType } from '../resources/vouchers';
import type { VoucherContent, VoucherItem } from './body';
import { chooseCategory, type CategoryChoice } from './category-rules';

/** UNTDID 1001: what is written as an incoming invoice; a correction as well, by its sign. */
const INVOICES = new Set(['380', '383', '384', '575']);
const CREDIT_NOTE = '381';

/**
 * Makes an incoming voucher of an invoice: one position per tax rate and category, net as in the
 * invoice's own VAT breakdown, so that nothing is computed anew and rounding stays the supplier's.
 *
 * @param invoice the canonical invoice; all values it needs must be there
 * @param choice how posting categories are chosen
 * @returns the voucher, but for its contact
 * @throws BelegflussError LEXWARE_VOUCHER_… naming the field that keeps it from being written
 */
export function voucherFromInvoice(invoice: Invoice, choice: CategoryChoice): VoucherContent {
	const type = voucherTypeOf(invoice);
	const groups = invoice.vatBreakdown;
	if (groups.length === 0) throw missing('VAT breakdown (BG-23)', 'vatBreakdown');
	if (invoice.currency !== 'EUR') {
		throw voucherError('LEXWARE_VOUCHER_CURRENCY', { currency: invoice.currency ?? '–' });
	}
	const sign = type === 'purchasecreditnote' && invoice.typeCode !== CREDIT_NOTE ? -1 : 1;
	const voucherItems = mergedItems(groups.map((group) => itemOf(invoice, group, { choice, sign })));
	return {
		type,
		voucherNumber: required(invoice.number, 'invoice number (BT-1)', 'number'),
		voucherDate: required(invoice.issueDate, 'invoice date (BT-2)', 'issueDate'),
		...optionalDay('shippingDate', invoice.delivery.date ?? invoice.delivery.to),
		...optionalDay('dueDate', invoice.dueDate),
		totalGrossAmount: number(grossOf(invoice, voucherItems, sign)),
		totalTaxAmount: number(toAmount(sum(voucherItems.map(({ taxAmount }) => String(taxAmount))))),
		taxType: 'net',
		voucherItems,
	};
}

function voucherTypeOf({ typeCode, totals }: Invoice): VoucherType {
	const negative = toBig(totals.gross).lt(0);
	if (typeCode === CREDIT_NOTE && !negative) return 'purchasecreditnote';
	if (typeCode === null || INVOICES.has(typeCode)) {
		return negative ? 'purchasecreditnote' : 'purchaseinvoice';
	}
	throw voucherError('LEXWARE_VOUCHER_KIND', { typeCode, sign: negative ? '–' : '+' });
}

/**
 * The vendor adds up the positions; what the invoice says as its total has to be the same. They are added as
 * they are sent, so that neither more than two digits nor an amount too long for a number goes unnoticed.
 */
function grossOf({ totals }: Invoice, items: readonly VoucherItem[], sign: 1 | -1): string {
	const gross = required(totals.gross, 'total with VAT (BT-112)', 'totals.gross');
	const added = sum(items.flatMap(({ amount, taxAmount }) => [String(amount), String(taxAmount)]));
	if (toBig(gross).times(sign).eq(added)) return toAmount(added);
	throw voucherError('LEXWARE_VOUCHER_SUMS', { gross, added: toAmount(added.times(sign)) });
}

function itemOf(
	invoice: Invoice,
	group: VatBreakdown,
	{ choice, sign }: { readonly choice: CategoryChoice; readonly sign: 1 | -1 },
): VoucherItem {
	const chosen = chooseCategory(invoice, group, choice);
	if ('needsRule' in chosen) {
		throw voucherError('LEXWARE_VOUCHER_REVERSE_CHARGE', { vatCategory: chosen.needsRule });
	}
	const net = toBig(required(group.net, 'taxable amount (BT-116)', 'vatBreakdown.net')).times(sign);
	const tax = toBig(group.tax).times(sign);
	if (net.lt(0) || tax.lt(0)) {
		throw voucherError('LEXWARE_VOUCHER_NEGATIVE', { rate: group.rate ?? '0', net: toAmount(net) });
	}
	return {
		amount: number(toAmount(net)),
		taxAmount: number(toAmount(tax)),
		taxRatePercent: Number(group.rate ?? 0),
		categoryId: chosen.categoryId,
	};
}

/** Groups that only differ in the reason of an exemption are one position. */
function mergedItems(items: readonly VoucherItem[]): VoucherItem[] {
	const byKey = new Map<string, VoucherItem>();
	for (const item of items) {
		const key = `${item.taxRatePercent} ${item.categoryId}`;
		const known = byKey.get(key);
		const added = (field: 'amount' | 'taxAmount') =>
			number(toAmount(sum([String(known?.[field] ?? 0), String(item[field])])));
		byKey.set(key, { ...item, amount: added('amount'), taxAmount: added('taxAmount') });
	}
	return [...byKey.values()];
}

function optionalDay<Field extends string>(field: Field, day: string | null) {
	return day === null ? {} : ({ [field]: day } as Record<Field, string>);
}

function required(value: string | null, term: string, field: string): string {
	if (value === null || value === '') throw missing(term, field);
	return value;
}

function missing(term: string, field: string) {
	return voucherError('LEXWARE_VOUCHER_INCOMPLETE', { term, field: `invoice.${field}` });
}

/** Two digits of euro fit a binary number exactly enough to be printed as they were. */
function number(amount: string): number {
	return Number(amount);
}
