import { describe, expect, it } from 'vitest';
import type { PostingCategory } from '../../../../lib/lexware/resources/posting-categories';
import type { VoucherType } from '../../../../lib/lexware/resources/vouchers';
import type { VoucherContact, VoucherContent } from '../../../../lib/lexware/vouchers/body';
import { checkCategories } from '../../../../lib/lexware/vouchers/check-categories';

const categories: readonly PostingCategory[] = [
	{ id: 'office', name: 'Bürobedarf', type: 'outgo', contactRequired: false, splitAllowed: true },
	{ id: 'goods', name: 'Wareneinkauf', type: 'outgo' },
	{ id: 'rent', name: 'Miete', type: 'outgo', splitAllowed: false },
	{ id: 'abroad', name: 'Erwerb', type: 'outgo', contactRequired: true },
	{ id: 'sales', name: 'Warenverkäufe', type: 'income' },
];

const somebody: VoucherContact = { contactId: 'e9066f04-8cc7-4616-93f8-ac9ecc8479c8' };

function check(
	ids: readonly string[],
	{
		type = 'purchaseinvoice',
		contact = somebody,
	}: { type?: VoucherType; contact?: VoucherContact | null } = {},
): void {
	const content: VoucherContent = {
		type,
		voucherNumber: '4711',
		voucherDate: '2026-08-21',
		totalGrossAmount: 0,
		totalTaxAmount: 0,
		taxType: 'net',
		voucherItems: ids.map((categoryId) => ({
			amount: 0,
			taxAmount: 0,
			taxRatePercent: 0,
			categoryId,
		})),
	};
	checkCategories(content, contact, categories);
}

describe('categories that fit', () => {
	it.each<[string[], Parameters<typeof check>[1]]>([
		[['office'], {}],
		[['office', 'goods', 'office'], { type: 'purchasecreditnote' }],
		[['office', 'goods'], { contact: 'collective' }],
		[['rent', 'rent'], {}],
		[['abroad'], {}],
		// Whether there will be a contact of its own is not known yet.
		[['abroad'], { contact: null }],
		[['sales'], { type: 'salesinvoice' }],
		[['sales'], { type: 'salescreditnote', contact: 'collective' }],
	])('%j %j', (ids, more) => {
		expect(() => check(ids, more)).not.toThrow();
	});
});

describe('categories that do not', () => {
	it.each<[string, string[], Parameters<typeof check>[1], object]>([
		['LEXWARE_CATEGORY_UNKNOWN', ['office', 'gone'], {}, { id: 'gone' }],
		['LEXWARE_CATEGORY_UNKNOWN', ['x'.repeat(500)], {}, { id: 'x'.repeat(60) }],
		['LEXWARE_CATEGORY_UNKNOWN', ['constructor'], {}, { id: 'constructor' }],
		[
			'LEXWARE_CATEGORY_DIRECTION',
			['sales'],
			{ type: 'purchasecreditnote' },
			{ name: 'Warenverkäufe', voucherType: 'purchasecreditnote' },
		],
		[
			'LEXWARE_CATEGORY_DIRECTION',
			['office'],
			{ type: 'salesinvoice' },
			{ name: 'Bürobedarf', voucherType: 'salesinvoice' },
		],
		['LEXWARE_CATEGORY_SPLIT', ['office', 'rent'], {}, { name: 'Miete' }],
		['LEXWARE_CATEGORY_CONTACT', ['abroad'], { contact: 'collective' }, { name: 'Erwerb' }],
	])('%s for %j', (code, ids, more, params) => {
		expect(() => check(ids, more)).toThrow(expect.objectContaining({ code, params }));
	});
});
