import Big from 'big.js';
import { roundToCents, toAmount, toBig, type DecimalString } from '../../invoice/money';
import type { JsonObject } from '../input/override';

/**
 * Adds a document up as the vendor does: line by line to the cent, then VAT for each rate. Line items a customer
 * may choose do not count.
 *
 * @param body of the creating request
 * @returns the total with VAT in EUR, to the cent; null when a line item, brought in as raw JSON, cannot be
 * added up
 */
export function grossTotalOf(body: JsonObject): DecimalString | null {
	const groups = new Map<string, Big>();
	const isGross = (body['taxConditions'] as JsonObject | undefined)?.['taxType'] === 'gross';
	for (const line of linesOf(body)) {
		if (line['type'] === 'text' || line['optional'] || line['alternative']) continue;
		const price = (line['unitPrice'] ?? {}) as JsonObject;
		const amount = number(price[isGross ? 'grossAmount' : 'netAmount']);
		const [rate, quantity] = [number(price['taxRatePercentage']), number(line['quantity'])];
		if (amount === null || rate === null || quantity === null) return null;
		const share = new Big(100).minus(number(line['discountPercentage']) ?? 0).div(100);
		const sum = roundToCents(amount.times(quantity).times(share));
		groups.set(rate.toFixed(), (groups.get(rate.toFixed()) ?? new Big(0)).plus(sum));
	}
	const all = [...groups.values()].reduce((sum, group) => sum.plus(group), new Big(0));
	const factor = remainingShare(all, (body['totalPrice'] ?? {}) as JsonObject);
	let gross = new Big(0);
	for (const [rate, group] of groups) {
		const base = roundToCents(group.times(factor));
		const tax = isGross ? new Big(0) : roundToCents(base.times(rate).div(100));
		gross = gross.plus(base).plus(tax);
	}
	return toAmount(gross);
}

/**
 * @param body of a sales document
 * @returns its line items
 */
export function linesOf(body: JsonObject): readonly JsonObject[] {
	return Array.isArray(body['lineItems']) ? (body['lineItems'] as JsonObject[]) : [];
}

function remainingShare(sum: Big, total: JsonObject): Big {
	const percentage = number(total['totalDiscountPercentage']);
	if (percentage) return new Big(100).minus(percentage).div(100);
	const absolute = number(total['totalDiscountAbsolute']);
	return absolute && !sum.eq(0) ? sum.minus(absolute).div(sum) : new Big(1);
}

function number(value: unknown): Big | null {
	return typeof value === 'number' && Number.isFinite(value) ? toBig(String(value)) : null;
}
