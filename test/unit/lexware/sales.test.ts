import { describe, expect, it } from 'vitest';
import { lineItemsOf, type LineFields } from '../../../lib/lexware/sales/line-items';
import { wordingOf } from '../../../lib/lexware/sales/payment-terms';
import { grossTotalOf } from '../../../lib/lexware/sales/totals';
import { endpointMap } from '../../../lib/lexware/resources';
import { salesKinds } from '../../../lib/lexware/sales/kinds';

const line = (price: number, rate: number, changes: object = {}) => ({
	type: 'custom',
	quantity: 1,
	unitPrice: { netAmount: price, grossAmount: price, taxRatePercentage: rate },
	...changes,
});

const body = (lineItems: readonly object[], totalPrice: object = {}, taxType = 'net') => ({
	lineItems,
	totalPrice,
	taxConditions: { taxType },
});

describe('grossTotalOf', () => {
	it.each([
		['one rate', body([line(100, 19)]), '119.00'],
		['several rates', body([line(100, 19), line(50, 7), line(10, 0)]), '182.50'],
		[
			'quantities and discounts',
			body([line(9.99, 19, { quantity: 3, discountPercentage: 10 })]),
			'32.09',
		],
		['VAT on the sum of a rate, not line by line', body([line(0.05, 19), line(0.05, 19)]), '0.12'],
		['gross prices', body([line(119, 19), line(0.01, 7)], {}, 'gross'), '119.01'],
		[
			'a total discount in per cent',
			body([line(100, 19)], { totalDiscountPercentage: 10 }),
			'107.10',
		],
		['a total discount in EUR', body([line(100, 19)], { totalDiscountAbsolute: 10 }), '107.10'],
		[
			'texts and choices aside',
			body([
				line(100, 19),
				{ type: 'text' },
				line(9, 19, { optional: true }),
				line(9, 19, { alternative: true }),
			]),
			'119.00',
		],
		['nothing', body([]), '0.00'],
		['a line that cannot be added up', body([{ type: 'custom', quantity: 1 }]), null],
	])('adds up %s', (_, document, expected) => {
		expect(grossTotalOf(document)).toBe(expected);
	});
});

describe('lineItemsOf', () => {
	const item: LineFields = {
		type: 'custom',
		name: 'x',
		unitName: 'Stück',
		quantity: '1',
		price: '2',
		taxRate: 19,
	};

	it('reads an article once, however often it is quoted', async () => {
		let reads = 0;
		const lines = await lineItemsOf(
			Array.from({ length: 3 }, () => ({ type: 'article', articleId: 'a', quantity: 1 }) as const),
			'gross',
			async (id) => {
				reads++;
				return {
					id,
					version: 1,
					type: 'SERVICE',
					title: 'Beratung',
					unitName: 'Stunde',
					price: { netPrice: 100, grossPrice: 84.03361345, taxRate: 19, leadingPrice: 'NET' },
				};
			},
		);

		expect(reads).toBe(1);
		expect(lines[0]).toEqual({
			type: 'service',
			id: 'a',
			name: 'Beratung',
			quantity: 1,
			unitName: 'Stunde',
			unitPrice: { currency: 'EUR', grossAmount: 84.0336, taxRatePercentage: 19 },
		});
	});

	it('names line and field of a number that is none', async () => {
		const never = async () => {
			throw new Error('No article is quoted.');
		};

		await expect(lineItemsOf([item, { ...item, quantity: 'drei' }], 'net', never)).rejects.toThrow(
			'Line item 2, Quantity: "drei" is no number',
		);
	});
});

describe('wordingOf', () => {
	const condition = (paymentTermLabelTemplate: string) => ({
		id: 'p',
		paymentTermLabelTemplate,
		paymentTermDuration: 30,
		paymentDiscountConditions: { discountPercentage: 2.5, discountRange: 10 },
	});

	it('fills the place holders of the vendor', () => {
		const template = '{discountRange} Tage -{discount}, {paymentRange} Tage netto';

		expect(wordingOf(condition(template))).toBe('10 Tage -2,5 %, 30 Tage netto');
	});

	it('gives none where one stays open, or there is no text', () => {
		expect(wordingOf(condition('bis {someDay}'))).toBeNull();
		expect(wordingOf(condition(''))).toBeNull();
	});
});

describe('the endpoints of sales documents', () => {
	it('are those of the Public API and no others', () => {
		const calls = Object.keys(salesKinds).flatMap((kind) =>
			Object.values(endpointMap[kind] ?? {}).map(({ method, path, query }) =>
				`${method} ${path} ${query.join(' ')}`.trim(),
			),
		);

		expect(calls.toSorted()).toEqual([
			'GET /v1/credit-notes/{id}',
			'GET /v1/credit-notes/{id}/file',
			'GET /v1/delivery-notes/{id}',
			'GET /v1/delivery-notes/{id}/file',
			'GET /v1/down-payment-invoices/{id}',
			'GET /v1/down-payment-invoices/{id}/file',
			'GET /v1/dunnings/{id}',
			'GET /v1/dunnings/{id}/file',
			'GET /v1/invoices/{id}',
			'GET /v1/invoices/{id}/file',
			'GET /v1/order-confirmations/{id}',
			'GET /v1/order-confirmations/{id}/file',
			'GET /v1/quotations/{id}',
			'GET /v1/quotations/{id}/file',
			'POST /v1/credit-notes finalize precedingSalesVoucherId',
			'POST /v1/delivery-notes finalize precedingSalesVoucherId',
			'POST /v1/dunnings precedingSalesVoucherId',
			'POST /v1/invoices finalize precedingSalesVoucherId',
			'POST /v1/order-confirmations finalize precedingSalesVoucherId',
			'POST /v1/quotations finalize',
		]);
	});
});
