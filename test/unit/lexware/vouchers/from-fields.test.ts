import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import type { VoucherContent } from '../../../../lib/lexware/vouchers/body';
import {
	readDay,
	voucherFromFields,
	type EnteredItem,
	type EnteredVoucher,
} from '../../../../lib/lexware/vouchers/from-fields';
import { expectSumsFit } from './support/sums';

const item = (more: Partial<EnteredItem> = {}): EnteredItem => ({
	amount: '100.00',
	taxRatePercent: 19,
	taxAmount: '',
	categoryId: 'office',
	...more,
});

const make = (more: Partial<EnteredVoucher> = {}): VoucherContent =>
	voucherFromFields({
		type: 'purchaseinvoice',
		voucherNumber: ' 4711 ',
		voucherDate: '2026-08-21',
		taxType: 'net',
		items: [item()],
		...more,
	});

describe('a voucher entered by hand', () => {
	it('has the tax reckoned and the totals added', () => {
		expect(make()).toEqual({
			type: 'purchaseinvoice',
			voucherNumber: '4711',
			voucherDate: '2026-08-21',
			totalGrossAmount: 119,
			totalTaxAmount: 19,
			taxType: 'net',
			voucherItems: [{ amount: 100, taxAmount: 19, taxRatePercent: 19, categoryId: 'office' }],
		});
	});

	it('has everything else that is given', () => {
		expect(
			make({
				type: 'salescreditnote',
				voucherNumber: 4711,
				shippingDate: '2026-08-20',
				dueDate: '2026-09-20',
				remark: ' geprüft ',
				taxType: 'gross',
				items: [
					item({ amount: '119,00' }),
					item({ amount: 10.7, taxRatePercent: '7', taxAmount: '0,7' }),
				],
			}),
		).toEqual({
			type: 'salescreditnote',
			voucherNumber: '4711',
			voucherDate: '2026-08-21',
			shippingDate: '2026-08-20',
			dueDate: '2026-09-20',
			remark: 'geprüft',
			totalGrossAmount: 129.7,
			totalTaxAmount: 19.7,
			taxType: 'gross',
			voucherItems: [
				{ amount: 119, taxAmount: 19, taxRatePercent: 19, categoryId: 'office' },
				{ amount: 10.7, taxAmount: 0.7, taxRatePercent: 7, categoryId: 'office' },
			],
		});
	});

	it.each<['net' | 'gross', unknown, unknown, number]>([
		['net', '0.03', 19, 0.01],
		['net', '0.02', 19, 0],
		['net', '50.00', '5.5', 2.75],
		// Half a cent is rounded up.
		['net', '0.50', 1, 0.01],
		['net', '1.50', 7, 0.11],
		['gross', '119.00', 19, 19],
		['gross', '1.00', 19, 0.16],
		['gross', '1.00', 7, 0.07],
		['gross', '1.00', 0, 0],
	])('%s %s at %s %% has %s of tax', (taxType, amount, taxRatePercent, tax) => {
		const { voucherItems } = make({ taxType, items: [item({ amount, taxRatePercent })] });

		expect(voucherItems[0]?.taxAmount).toBe(tax);
	});

	it.each<[unknown, number]>([
		[0, 0],
		['0', 0],
		['19.01', 19.01],
		[18.99, 18.99],
	])('keeps the tax that is given: %s', (taxAmount, tax) => {
		expect(make({ items: [item({ taxAmount })] })).toMatchObject({
			totalTaxAmount: tax,
			totalGrossAmount: 100 + tax,
		});
	});

	it.each<[unknown, number]>([
		['119', 119],
		['119.5', 119.5],
		['119,5', 119.5],
		['+119.50', 119.5],
		['  119.50 ', 119.5],
		['007', 7],
		[0, 0],
		['-0', 0],
		// Reckoned by a computer, with its noise.
		[0.1 + 0.2, 0.3],
		[118.999999999, 119],
		['9999999999', 9_999_999_999],
	])('reads the amount %j as %s', (amount, expected) => {
		const [first] = make({ items: [item({ amount, taxRatePercent: 0 })] }).voucherItems;

		expect(first?.amount).toBe(expected);
		expect(Object.is(first?.amount, -0)).toBe(false);
	});
});

describe('a field that is wrong is named', () => {
	const expectWrong = (more: Partial<EnteredVoucher>, field: string, value: string) => {
		expect(() => make(more)).toThrow(
			expect.objectContaining({
				code: 'LEXWARE_VOUCHER_FIELD',
				params: { field, value, expected: expect.any(String) as string },
			}),
		);
	};

	it.each<[unknown, string]>([
		['', ''],
		[undefined, ''],
		[null, ''],
		['abc', 'abc'],
		['-1', '-1'],
		[-1, '-1'],
		['1e3', '1e3'],
		[1e21, '1e+21'],
		[Number.NaN, 'NaN'],
		[Number.POSITIVE_INFINITY, 'Infinity'],
		['1.234,56', '1.234,56'],
		['1,234.56', '1,234.56'],
		// A thousand, or one and a bit: nobody knows.
		['1.234', '1.234'],
		['1,234', '1,234'],
		['12.000', '12.000'],
		['10000000000', '10000000000'],
		['9'.repeat(39), '9'.repeat(39)],
		['9'.repeat(500), '9'.repeat(60)],
		[{}, '[object Object]'],
		[true, 'true'],
		['119 €', '119 €'],
	])('amount %j', (amount, shown) => {
		expectWrong({ items: [item(), item({ amount })] }, 'Amount of position 2', shown);
	});

	it.each<[unknown, string]>([
		['', ''],
		['x', 'x'],
		[-19, '-19'],
		['19 %', '19 %'],
		[101, '101'],
		['1900', '1900'],
	])('tax rate %j', (taxRatePercent, shown) => {
		expectWrong({ items: [item({ taxRatePercent })] }, 'Tax Rate of position 1', shown);
	});

	it.each<[unknown, string]>([
		['x', 'x'],
		['-19', '-19'],
		['19.000', '19.000'],
	])('tax amount %j', (taxAmount, shown) => {
		expectWrong({ items: [item({ taxAmount })] }, 'Tax Amount of position 1', shown);
	});

	it.each<[string, Partial<EnteredVoucher>, string, string]>([
		['no position', { items: [] }, 'Items', ''],
		['no category', { items: [item({ categoryId: ' ' })] }, 'Category of position 1', ''],
		['no number', { voucherNumber: ' ' }, 'Voucher Number', ''],
		['a list for a number', { voucherNumber: ['4711'] }, 'Voucher Number', ''],
		['no date', { voucherDate: '' }, 'Voucher Date', ''],
		['a date that does not exist', { voucherDate: '2026-02-29' }, 'Voucher Date', '2026-02-29'],
		['a German date', { dueDate: '20.09.2026' }, 'Due Date', '20.09.2026'],
		[
			'a day with something behind it',
			{ shippingDate: '2026-08-20x' },
			'Shipping Date',
			'2026-08-20x',
		],
		['another kind', { type: 'invoice' }, 'Type', 'invoice'],
		['no kind', { type: undefined }, 'Type', ''],
	])('%s', (_, more, field, value) => {
		expectWrong(more, field, value);
	});
});

describe('a day', () => {
	it.each<[unknown, string | null]>([
		[undefined, null],
		[null, null],
		['', null],
		['  ', null],
		['2026-08-21', '2026-08-21'],
		[' 2026-08-21 ', '2026-08-21'],
		['2026-08-21T00:00:00', '2026-08-21'],
		['2026-08-21T00:00:00.000+02:00', '2026-08-21'],
		// By then it is the 22nd in Germany.
		['2026-08-21T22:30:00.000Z', '2026-08-22'],
		['2026-12-31T23:30:00.000Z', '2027-01-01'],
		[{ toJSON: () => '2026-08-21T22:30:00.000+02:00' }, '2026-08-21'],
	])('%j is %s', (value, day) => {
		expect(readDay('Due Date', value)).toBe(day);
	});

	it.each([42, true, {}, [], '2026-13-01', '21.08.2026', 'tomorrow', '2026-08-21T25:99:00Z'])(
		'is not %j',
		(value) => {
			expect(() => readDay('Due Date', value)).toThrow(
				expect.objectContaining({ code: 'LEXWARE_VOUCHER_FIELD' }),
			);
		},
	);
});

describe('of whatever is entered', () => {
	it('comes a voucher that adds up, or an error of ours', () => {
		const cents = fc.integer({ min: 0, max: 99_999_999 });
		const number = fc.oneof(
			{ weight: 8, arbitrary: cents.map((value) => (value / 100).toFixed(2)) },
			{ weight: 8, arbitrary: cents.map((value) => value / 100) },
			fc.double({ noNaN: true }),
			fc.constantFrom<unknown>('', null, '1,5', '-1', 'x', '99999999999', '0.005', 0.005),
		);
		const entered = fc.record<EnteredItem>({
			amount: number,
			taxRatePercent: fc.constantFrom<unknown>(0, 7, '19', 19.5, '5,5'),
			taxAmount: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, number),
			categoryId: fc.constant('office'),
		});
		let vouchers = 0;
		fc.assert(
			fc.property(
				fc.array(entered, { minLength: 1, maxLength: 5 }),
				fc.constantFrom('net', 'gross'),
				(items, taxType) => {
					try {
						const content = make({ items, taxType });
						vouchers++;
						expectSumsFit(content);
					} catch (cause) {
						if (!(cause instanceof BelegflussError)) throw cause;
						expect(cause.code).toBe('LEXWARE_VOUCHER_FIELD');
					}
				},
			),
			{ numRuns: 500 },
		);
		expect(vouchers).toBeGreaterThan(100);
	});
});
