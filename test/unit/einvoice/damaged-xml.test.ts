import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BelegflussError } from '../../../lib/errors/belegfluss-error';
import { invoiceSchema } from '../../../lib/invoice/schema';
import { readXmlInvoice } from '../../../lib/einvoice/read-xml';
import { ciiXml, ublXml, zugferd1Xml } from './support/documents';

const DOCUMENTS = [
	Buffer.from(ciiXml()),
	Buffer.from(ublXml()),
	Buffer.from(ublXml({ kind: 'CreditNote' })),
	Buffer.from(zugferd1Xml('')),
	Buffer.from(`\uFEFF${ciiXml().replace('UTF-8', 'UTF-16')}`, 'utf16le'),
];

/** @returns whether an invoice came out; anything but an invoice or an expected error fails */
function readOrRefuse(bytes: Uint8Array): boolean {
	try {
		const { invoice } = readXmlInvoice(bytes, 'rechnung.xml');
		expect(invoiceSchema.safeParse(invoice).error).toBeUndefined();
		return true;
	} catch (error) {
		expect(error).toBeInstanceOf(BelegflussError);
		return false;
	}
}

describe('A damaged XML invoice', () => {
	it('is read or refused, never anything else, when one byte is another', () => {
		let read = 0;
		const property = fc.property(
			fc.constantFrom(...DOCUMENTS),
			fc.nat(),
			fc.nat(255),
			(document, place, value) => {
				const damaged = Buffer.from(document);
				damaged[place % document.length] = value;
				if (readOrRefuse(damaged)) read += 1;
			},
		);
		fc.assert(property, { numRuns: 2_000 });
		// Most flips hit a text and are read, or the property would test refusals only.
		expect(read).toBeGreaterThan(100);
	});

	it('is refused wherever it is cut off', () => {
		const property = fc.property(fc.constantFrom(...DOCUMENTS), fc.nat(), (document, length) => {
			const cut = document.subarray(0, length % (document.length - 2));
			expect(readOrRefuse(cut)).toBe(false);
		});
		fc.assert(property, { numRuns: 500 });
	});
});
