import { describe, expect, it } from 'vitest';
import type { InvoiceLine } from '../../../../lib/invoice/schema';
import { chooseCategory, type CategoryRule } from '../../../../lib/lexware/vouchers/category-rules';
import { incomingInvoice, type InvoiceFacts } from './support/incoming-invoice';

const line = (name: string | null, description: string | null = null) =>
	({ name, description }) as InvoiceLine;

function choose(rules: readonly Partial<CategoryRule>[], facts: InvoiceFacts = {}) {
	const invoice = incomingInvoice(facts);
	const numbered = rules.map((rule, index) => ({ categoryId: `rule ${index}`, ...rule }));
	return chooseCategory(invoice, invoice.vatBreakdown[0]!, {
		rules: numbered,
		fallback: 'fallback',
	});
}

const first = { categoryId: 'rule 0' };
const fallback = { categoryId: 'fallback' };

describe('a category', () => {
	it('is the fallback where there is no rule', () => {
		expect(choose([])).toEqual(fallback);
	});

	it.each<[Partial<CategoryRule>, boolean, InvoiceFacts?]>([
		[{}, true],
		[{ sellerContains: 'papier' }, true],
		[{ sellerContains: ' MÜLLERS ' }, true],
		[{ sellerContains: 'Pappe' }, false],
		[{ sellerContains: 'papier' }, false, { seller: { name: null } }],
		[{ sellerVatId: 'de 811 111 112' }, true],
		[{ sellerVatId: 'DE811111113' }, false],
		[{ sellerVatId: 'DE811111112' }, false, { seller: { vatId: null } }],
		[{ lineContains: 'toner' }, true, { lines: [line('Papier'), line('Toner schwarz')] }],
		[{ lineContains: 'toner' }, true, { lines: [line(null, 'mit TONER')] }],
		[{ lineContains: 'toner' }, false, { lines: [line('Papier'), line(null)] }],
		[{ lineContains: 'toner' }, false],
		[{ vatCategory: 'S' }, true],
		[{ vatCategory: 'AE' }, false],
		[{ vatRate: 19 }, true],
		[{ vatRate: 19 }, true, { groups: ['S/19.00/1.00/0.19'] }],
		[{ vatRate: 7 }, false],
		[{ vatRate: 0 }, true, { groups: ['Z//1.00/0.00'] }],
		[{ vatRate: Number.NaN }, false],
		[{ sellerContains: 'papier', vatRate: 7 }, false],
		[{ sellerContains: 'papier', vatRate: 19, vatCategory: 'S' }, true],
		// What the panel leaves empty is no condition.
		[{ sellerContains: '', sellerVatId: '', lineContains: '', vatCategory: '' }, true],
	])('is chosen by %j: %s', (rule, fits, facts) => {
		expect(choose([rule], facts)).toEqual(fits ? first : fallback);
	});

	it('is that of the first rule that fits', () => {
		const rules = [{ vatRate: 7 }, { sellerContains: 'papier' }, { vatRate: 19 }];

		expect(choose(rules)).toEqual({ categoryId: 'rule 1' });
	});
});

describe.each(['AE', 'K', 'G'])('where the buyer owes the VAT (%s)', (vat) => {
	const facts = { groups: [`${vat}/0/100.00/0.00`] };

	it('there is no fallback', () => {
		expect(choose([], facts)).toEqual({ needsRule: vat });
	});

	it('only a rule that names the VAT category counts', () => {
		const other = vat === 'AE' ? 'K' : 'AE';
		expect(choose([{ sellerContains: 'papier' }, {}, { vatRate: 0 }], facts)).toEqual({
			needsRule: vat,
		});
		expect(choose([{ vatCategory: other }], facts)).toEqual({ needsRule: vat });
		expect(choose([{ vatCategory: vat, sellerContains: 'Pappe' }], facts)).toEqual({
			needsRule: vat,
		});
		expect(choose([{ vatCategory: vat }], facts)).toEqual(first);
	});

	it('such a rule counts also behind one for the seller', () => {
		expect(choose([{ sellerContains: 'papier' }, { vatCategory: vat }], facts)).toEqual({
			categoryId: 'rule 1',
		});
	});
});
