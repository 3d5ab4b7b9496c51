import { expect } from 'vitest';
import { sum, toBig } from '../../../../../lib/invoice/money';
import type { VoucherContent } from '../../../../../lib/lexware/vouchers/body';

/**
 * Holds a voucher against what Lexware Office checks: amounts not negative, with two digits at most, and
 * totals that are the sums of the positions, all as they stand in the JSON that is sent.
 *
 * @param content the voucher
 */
export function expectSumsFit(content: VoucherContent): void {
	const sent = JSON.parse(JSON.stringify(content)) as VoucherContent;
	const { taxType, totalGrossAmount, totalTaxAmount, voucherItems } = sent;
	expect(voucherItems.length).toBeGreaterThan(0);
	for (const { amount, taxAmount, taxRatePercent } of voucherItems) {
		for (const value of [amount, taxAmount]) {
			expect(value).toBeGreaterThanOrEqual(0);
			expect(String(value)).toMatch(/^\d+(\.\d{1,2})?$/);
		}
		expect(taxRatePercent).toBeGreaterThanOrEqual(0);
	}
	const amounts = sum(voucherItems.map(({ amount }) => String(amount)));
	const taxes = sum(voucherItems.map(({ taxAmount }) => String(taxAmount)));
	expect(taxes.toFixed()).toBe(toBig(String(totalTaxAmount)).toFixed());
	const gross = taxType === 'gross' ? amounts : amounts.plus(taxes);
	expect(gross.toFixed()).toBe(toBig(String(totalGrossAmount)).toFixed());
}
