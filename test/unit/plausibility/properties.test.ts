import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmount, toBig } from '../../../lib/invoice/money';
import { arbitraryInvoice } from '../../support/arbitrary-invoice';
import { checkPlausibility } from '../../../lib/plausibility/check';
import type { Invoice } from '../../../lib/invoice/schema';
import { E_INVOICE, judge, plainInvoice } from './judge';

const SUMS = ['A-01', 'A-02', 'A-03', 'A-04', 'A-05', 'A-06', 'A-07', 'A-08', 'A-09'];
const invoices = fc.oneof(
	arbitraryInvoice('CII'),
	arbitraryInvoice('UBL'),
	arbitraryInvoice('ZF1'),
);

const judged = (invoice: Invoice, today = '2026-11-20') =>
	checkPlausibility(
		{ invoice, extraction: E_INVOICE, document: null, error: null },
		{ today, language: 'de' },
	);

describe('plausibility of generated invoices', () => {
	it('finds no fault in sums that are right', () => {
		fc.assert(
			fc.property(invoices, (invoice) => {
				const wrong = judged(invoice).findings.filter(({ rule }) => SUMS.includes(rule));
				expect(wrong).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	it('finds every changed total, however small the change', () => {
		const totals = fc.constantFrom('lines', 'net', 'tax', 'gross', 'payable');
		const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((value) => value !== 0);
		fc.assert(
			fc.property(totals, cents, (field, change) => {
				const invoice = plainInvoice();
				invoice.totals[field] = toAmount(
					toBig(invoice.totals[field]).plus(toBig(`${change}`).div(100)),
				);
				expect(judge(invoice).ampel).toBe('red');
			}),
			{ numRuns: 200 },
		);
	});

	it('always runs to the end: nothing is left unchecked, whatever is missing', () => {
		const blank = (value: unknown, keep: () => boolean): unknown => {
			if (Array.isArray(value)) return value.map((entry) => blank(entry, keep));
			if (value === null || typeof value !== 'object') return keep() ? value : null;
			return Object.fromEntries(
				Object.entries(value).map(([key, entry]) => [
					key,
					// Required by the schema; everything else may be missing.
					['kind', 'percent', 'text', 'id'].includes(key) ? entry : blank(entry, keep),
				]),
			);
		};
		fc.assert(
			fc.property(invoices, fc.infiniteStream(fc.boolean()), (invoice, coins) => {
				const thinned = blank(invoice, () => coins.next().value) as Invoice;
				thinned.payment.ibans = invoice.payment.ibans;
				const { findings } = judged(thinned);
				expect(findings.filter(({ severity }) => severity === 'notChecked')).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});
});
