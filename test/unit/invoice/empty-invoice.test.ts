import { describe, expect, it } from 'vitest';
import { emptyInvoice } from '../../../lib/invoice/empty-invoice';
import { invoiceSchema } from '../../../lib/invoice/schema';

describe('an empty invoice', () => {
	it('has every field of the schema, and nothing in any', () => {
		expect(invoiceSchema.strict().parse(emptyInvoice())).toEqual(emptyInvoice());
		expect(Object.keys(emptyInvoice()).sort()).toEqual(Object.keys(invoiceSchema.shape).sort());
		expect(JSON.stringify(emptyInvoice())).not.toMatch(/:\s*(?:"|\d|true|false)/);
	});

	it('is another object at every call', () => {
		emptyInvoice().payment.ibans.push('DE00');
		expect(emptyInvoice().payment.ibans).toEqual([]);
	});
});
