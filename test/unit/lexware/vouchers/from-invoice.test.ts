import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import { sum, toAmount } from '../../../../lib/invoice/money';
import type { Invoice } from '../../../../lib/invoice/schema';
import type { VoucherContent } from '../../../../lib/lexware/vouchers/body';
import { voucherFromInvoice } from '../../../../lib/lexware/vouchers/from-invoice';
import { arbitraryInvoice } from '../../../support/arbitrary-invoice';
import { incomingInvoice, type InvoiceFacts } from './support/incoming-invoice';
import { expectSumsFit } from './support/sums';

const choice = { rules: [], fallback: 'office' };
const make = (facts: InvoiceFacts = {}) => voucherFromInvoice(incomingInvoice(facts), choice);

describe('an incoming invoice', () => {
	it('becomes a voucher, net as its own VAT breakdown', () => {
		expect(make()).toEqual({
			type: 'purchaseinvoice',
			voucherNumber: 'RE-2026-55',
			voucherDate: '2026-08-21',
			shippingDate: '2026-08-20',
			dueDate: '2026-09-20',
			totalGrossAmount: 119,
			totalTaxAmount: 19,
			taxType: 'net',
			voucherItems: [{ amount: 100, taxAmount: 19, taxRatePercent: 19, categoryId: 'office' }],
		});
	});

	it('has a position for each rate, and keeps the tax as the supplier rounded it', () => {
		const groups = ['S/19/33.33/6.34', 'S/7.00/0.07/0.01', 'Z/0/10.00/0.00'];

		expect(make({ groups })).toMatchObject({
			totalGrossAmount: 49.75,
			totalTaxAmount: 6.35,
			voucherItems: [
				{ amount: 33.33, taxAmount: 6.34, taxRatePercent: 19 },
				{ amount: 0.07, taxAmount: 0.01, taxRatePercent: 7 },
				{ amount: 10, taxAmount: 0, taxRatePercent: 0 },
			],
		});
	});

	it('has one position for groups that differ in the reason of an exemption only', () => {
		const groups = ['E/0/0.10/0.00', 'S/19/1.00/0.19', 'Z/0.00/0.20/0.00'];
		const items = make({ groups }).voucherItems;

		expect(items).toEqual([
			{ amount: 0.3, taxAmount: 0, taxRatePercent: 0, categoryId: 'office' },
			{ amount: 1, taxAmount: 0.19, taxRatePercent: 19, categoryId: 'office' },
		]);
	});

	it('keeps groups of one rate apart where their categories differ', () => {
		const rules = [{ vatCategory: 'AE', categoryId: 'reverse charge' }];
		const invoice = incomingInvoice({ groups: ['AE/0/50.00/0.00', 'Z/0/10.00/0.00'] });

		expect(voucherFromInvoice(invoice, { rules, fallback: 'office' }).voucherItems).toEqual([
			{ amount: 50, taxAmount: 0, taxRatePercent: 0, categoryId: 'reverse charge' },
			{ amount: 10, taxAmount: 0, taxRatePercent: 0, categoryId: 'office' },
		]);
	});

	it.each<[InvoiceFacts['delivery'], string | undefined]>([
		[{ date: '2026-08-20', from: '2026-08-01', to: '2026-08-31' }, '2026-08-20'],
		[{ date: null, from: '2026-08-01', to: '2026-08-31' }, '2026-08-31'],
		[{ date: null, from: '2026-08-01', to: null }, undefined],
	])('was delivered as it says: %j', (delivery, shippingDate) => {
		const content = make({ delivery });

		expect(content.shippingDate).toBe(shippingDate);
		expect('shippingDate' in content).toBe(shippingDate !== undefined);
	});

	it('names no day of payment where the invoice names none', () => {
		expect(make({ dueDate: null })).not.toHaveProperty('dueDate');
	});
});

describe('the kind of voucher', () => {
	const plus = ['S/19/100.00/19.00'];
	const minus = ['S/19/-100.00/-19.00'];

	it.each<[string | null, readonly string[], VoucherContent['type']]>([
		['380', plus, 'purchaseinvoice'],
		[null, plus, 'purchaseinvoice'],
		['383', plus, 'purchaseinvoice'],
		['384', plus, 'purchaseinvoice'],
		['575', plus, 'purchaseinvoice'],
		['380', minus, 'purchasecreditnote'],
		['384', minus, 'purchasecreditnote'],
		['381', plus, 'purchasecreditnote'],
		['381', ['Z/0/0.00/0.00'], 'purchasecreditnote'],
	])('of type %s with %j is %s, its amounts positive', (typeCode, groups, type) => {
		const content = make({ typeCode, groups });

		expect(content.type).toBe(type);
		expectSumsFit(content);
		expect(Object.is(content.totalGrossAmount, -0)).toBe(false);
	});

	it.each<[string, readonly string[], string]>([
		['381', minus, '–'],
		['386', plus, '+'],
		['389', plus, '+'],
		['326', minus, '–'],
		['', plus, '+'],
	])('of type %j with %j is left to a person', (typeCode, groups, sign) => {
		expect(() => make({ typeCode, groups })).toThrow(
			expect.objectContaining({ code: 'LEXWARE_VOUCHER_KIND', params: { typeCode, sign } }),
		);
	});
});

describe('an invoice no voucher is made of', () => {
	it.each<[string, InvoiceFacts, string, string]>([
		['no number', { number: null }, 'invoice number (BT-1)', 'invoice.number'],
		['no date', { issueDate: null }, 'invoice date (BT-2)', 'invoice.issueDate'],
		['no VAT group', { groups: [] }, 'VAT breakdown (BG-23)', 'invoice.vatBreakdown'],
		['no total', { totals: { gross: null } }, 'total with VAT (BT-112)', 'invoice.totals.gross'],
		[
			'no net in a group',
			{ groups: ['S/19//19.00'] },
			'taxable amount (BT-116)',
			'invoice.vatBreakdown.net',
		],
	])('has %s', (_, facts, term, field) => {
		expect(() => make(facts)).toThrow(
			expect.objectContaining({ code: 'LEXWARE_VOUCHER_INCOMPLETE', params: { term, field } }),
		);
	});

	it.each<[string | null, string]>([
		['CHF', 'CHF'],
		[null, '–'],
	])('is in %s', (currency, shown) => {
		expect(() => make({ currency })).toThrow(
			expect.objectContaining({
				code: 'LEXWARE_VOUCHER_CURRENCY',
				params: { currency: shown },
			}),
		);
	});

	it.each<[string, InvoiceFacts, string, string]>([
		['a total one cent too high', { totals: { gross: '119.01' } }, '119.01', '119.00'],
		[
			'a total one cent too low, as a correction',
			{ groups: ['S/19/-100.00/-19.00'], totals: { gross: '-118.99' } },
			'-118.99',
			'-119.00',
		],
		[
			// Each position would be rounded on its own, and their sum is another than the total.
			'more than two digits',
			{ groups: ['Z/0/10.004/0', 'S/19/10.004/0.004'], totals: { gross: '20.01' } },
			'20.01',
			'20.00',
		],
		['a total of more than two digits', { totals: { gross: '119.001' } }, '119.001', '119.00'],
		[
			'amounts too long for a number',
			{ groups: ['Z/0/99999999999999999.99/0.00'] },
			'99999999999999999.99',
			'100000000000000000.00',
		],
	])('has %s', (_, facts, gross, added) => {
		expect(() => make(facts)).toThrow(
			expect.objectContaining({ code: 'LEXWARE_VOUCHER_SUMS', params: { gross, added } }),
		);
	});

	it('has a VAT group of the other sign', () => {
		const groups = ['S/19/100.00/19.00', 'S/7/-10.00/-0.70'];

		expect(() => make({ groups })).toThrow(
			expect.objectContaining({
				code: 'LEXWARE_VOUCHER_NEGATIVE',
				params: { rate: '7', net: '-10.00' },
			}),
		);
		expect(() => make({ groups: ['S/19/-100.00/-19.00', 'S/7/10.00/0.70'] })).toThrow(
			expect.objectContaining({ code: 'LEXWARE_VOUCHER_NEGATIVE' }),
		);
	});

	it.each(['AE', 'K', 'G'])('has VAT the buyer owes (%s), and nobody said where it goes', (vat) => {
		expect(() => make({ groups: [`${vat}/0/100.00/0.00`] })).toThrow(
			expect.objectContaining({
				code: 'LEXWARE_VOUCHER_REVERSE_CHARGE',
				params: { vatCategory: vat },
			}),
		);
	});
});

/** @returns the voucher, or null where the invoice is refused with one of our errors */
function attempt(invoice: Invoice): VoucherContent | null {
	const rules = [{ vatCategory: 'AE', categoryId: 'reverse charge' }];
	try {
		return voucherFromInvoice(invoice, { rules, fallback: 'office' });
	} catch (cause) {
		if (!(cause instanceof BelegflussError)) throw cause;
		expect(cause.code).toMatch(/^LEXWARE_VOUCHER_/);
		return null;
	}
}

describe('of any invoice', () => {
	it.each(['CII', 'UBL', 'ZF1'] as const)(
		'of %s comes a voucher that adds up, or an error',
		(carrier) => {
			let vouchers = 0;
			let runs = 0;
			fc.assert(
				fc.property(arbitraryInvoice(carrier), fc.boolean(), (invoice, euro) => {
					runs++;
					const content = attempt(euro ? { ...invoice, currency: 'EUR' } : invoice);
					if (!content) return;
					vouchers++;
					expectSumsFit(content);
					expect(content.totalGrossAmount).toBe(Math.abs(Number(invoice.totals.gross)));
					expect(content.voucherNumber).toBe(invoice.number);
				}),
				{ numRuns: 200 },
			);
			// Were everything refused, nothing would have been looked at.
			expect(vouchers).toBeGreaterThan(runs / 10);
		},
	);

	it('comes a voucher that adds up, or an error, whatever digits and signs its groups have', () => {
		const amount = fc
			.tuple(fc.integer({ min: -50_000, max: 500_000 }), fc.integer({ min: 0, max: 4 }))
			.map(([units, places]) => (units / 10 ** places).toFixed(places));
		const huge = fc.bigInt({ min: 0n, max: 10n ** 30n }).map((units) => `${units}.99`);
		const group = fc
			.tuple(
				fc.constantFrom('S', 'Z', 'AE', 'E'),
				fc.constantFrom('', '0', '7', '19', '19.00'),
				fc.oneof({ weight: 9, arbitrary: amount }, huge),
				amount,
			)
			.map((parts) => parts.join('/'));
		let vouchers = 0;
		fc.assert(
			fc.property(
				fc.array(group, { minLength: 1, maxLength: 4 }),
				fc.constantFrom('380', '381', '384'),
				fc.constantFrom('exact', 'rounded', 'other'),
				(groups, typeCode, total) => {
					const invoice = incomingInvoice({ groups, typeCode });
					const exact = sum(invoice.vatBreakdown.flatMap(({ net, tax }) => [net, tax]));
					const gross = { exact: exact.toFixed(), rounded: toAmount(exact), other: '1.00' }[total];
					const content = attempt({ ...invoice, totals: { ...invoice.totals, gross } });
					if (!content) return;
					vouchers++;
					expectSumsFit(content);
				},
			),
			{ numRuns: 1_000 },
		);
		expect(vouchers).toBeGreaterThan(50);
	});
});
