import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../lib/envelope/envelope';
import { toAmount, toBig } from '../../../lib/invoice/money';
import type { Invoice } from '../../../lib/invoice/schema';
import { checkPlausibility } from '../../../lib/plausibility/check';
import { arbitraryInvoice } from '../../support/arbitrary-invoice';

/** Totals that a rule without tolerance ties to another one (BR-CO-10, -13, -14, -15, -16). */
const TIED_TOTALS = ['lines', 'net', 'tax', 'gross', 'payable'] as const;

function wrongSums(invoice: Invoice): Finding[] {
	const { findings } = checkPlausibility(
		{ invoice, extraction: null, document: null, error: null },
		{ today: '2026-11-21', language: 'en' },
	);
	return findings.filter(({ rule, severity }) => rule.startsWith('A-') && severity === 'error');
}

describe('the arithmetic rules on invoices with right sums', () => {
	it('find nothing, whatever prices, allowances, charges and VAT groups there are', () => {
		fc.assert(
			fc.property(arbitraryInvoice('CII'), (invoice) => {
				expect(wrongSums(invoice)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	it('find a single cent too much or too little in any total', () => {
		fc.assert(
			fc.property(
				arbitraryInvoice('UBL'),
				fc.constantFrom(...TIED_TOTALS),
				fc.constantFrom('0.01', '-0.01', '1.00'),
				(invoice, field, difference) => {
					const { totals } = invoice;
					const wrong = toAmount(toBig(totals[field]).plus(difference));
					const findings = wrongSums({ ...invoice, totals: { ...totals, [field]: wrong } });
					expect(findings.map(({ rule }) => rule)).not.toEqual([]);
				},
			),
			{ numRuns: 200 },
		);
	});
});
