import Big from 'big.js';
import { amount, big, taxInGross, taxOnNet, total } from '../money';
import type { LineItem, TaxAmount, Totals, UnitPrice } from './record';

/** Price of one unit as sent: one of the two amounts. */
export interface PriceDraft {
	readonly netAmount?: number | null | undefined;
	readonly grossAmount?: number | null | undefined;
	readonly taxRatePercentage: number;
}

/** A line as sent. */
export type LineDraft = Omit<LineItem, 'unitPrice' | 'lineItemAmount' | 'subItems'> & {
	readonly unitPrice?: PriceDraft | undefined;
	readonly subItems?: readonly LineDraft[] | undefined;
};

/** Reduction of the whole document, one of the two. */
export interface Discount {
	readonly totalDiscountAbsolute?: number | undefined;
	readonly totalDiscountPercentage?: number | undefined;
}

const UNIT_PLACES = 4;

/**
 * @param line as sent
 * @param taxType `gross` makes the gross amount lead, everything else the net amount
 * @returns the line with both prices and its amount
 */
export function completeLine(line: LineDraft, taxType: string): LineItem {
	const { unitPrice: draft, subItems, ...others } = line;
	const sub = subItems && { subItems: subItems.map((item) => completeLine(item, taxType)) };
	if (!draft) return { ...others, ...sub };
	const unitPrice = bothAmounts(draft, taxType);
	const leading = big(taxType === 'gross' ? unitPrice.grossAmount : unitPrice.netAmount);
	const share = big(100)
		.minus(big(line.discountPercentage ?? 0))
		.div(100);
	const lineItemAmount = amount(leading.times(big(line.quantity ?? 0)).times(share));
	return { ...others, unitPrice, lineItemAmount, ...sub };
}

function bothAmounts(draft: PriceDraft, taxType: string): UnitPrice {
	const factor = big(draft.taxRatePercentage).div(100).plus(1);
	const net =
		taxType === 'gross' ? big(draft.grossAmount ?? 0).div(factor) : big(draft.netAmount ?? 0);
	const gross = taxType === 'gross' ? big(draft.grossAmount ?? 0) : net.times(factor);
	return {
		currency: 'EUR',
		netAmount: Number(net.toFixed(UNIT_PLACES)),
		grossAmount: Number(gross.toFixed(UNIT_PLACES)),
		taxRatePercentage: draft.taxRatePercentage,
	};
}

/**
 * Adds a document up. Lines a customer may or may not choose do not count.
 *
 * @param lines complete lines
 * @param taxType `gross` when line amounts include VAT
 * @param discount of the whole document
 * @returns sums, and sums by rate
 */
export function totalsOf(lines: readonly LineItem[], taxType: string, discount: Discount): Totals {
	const groups = new Map<number, Big>();
	for (const { unitPrice, lineItemAmount, optional, alternative } of lines) {
		if (!unitPrice || lineItemAmount === undefined || optional || alternative) continue;
		const rate = unitPrice.taxRatePercentage;
		groups.set(rate, (groups.get(rate) ?? new Big(0)).plus(big(lineItemAmount)));
	}
	const factor = remainingShare(total([...groups.values()]), discount);
	const taxAmounts = [...groups].map(([rate, sum]) => group(rate, sum.times(factor), taxType));
	const net = total(taxAmounts.map(({ netAmount }) => big(netAmount)));
	const tax = total(taxAmounts.map(({ taxAmount }) => big(taxAmount)));
	return {
		totalPrice: {
			currency: 'EUR',
			totalNetAmount: amount(net),
			totalGrossAmount: amount(net.plus(tax)),
			totalTaxAmount: amount(tax),
			...discount,
		},
		taxAmounts,
	};
}

function remainingShare(sum: Big, discount: Discount): Big {
	const { totalDiscountAbsolute, totalDiscountPercentage } = discount;
	if (totalDiscountPercentage) return big(100).minus(big(totalDiscountPercentage)).div(100);
	if (!totalDiscountAbsolute || sum.eq(0)) return new Big(1);
	return sum.minus(big(totalDiscountAbsolute)).div(sum);
}

function group(rate: number, sum: Big, taxType: string): TaxAmount {
	const base = big(amount(sum));
	const tax = taxType === 'gross' ? taxInGross(base, big(rate)) : taxOnNet(base, big(rate));
	const net = taxType === 'gross' ? base.minus(tax) : base;
	return { taxRatePercentage: rate, taxAmount: amount(tax), netAmount: amount(net) };
}
