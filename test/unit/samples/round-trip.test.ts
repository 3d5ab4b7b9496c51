import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEInvoice } from '../../../lib/einvoice/read-einvoice';
import type { Invoice } from '../../../lib/invoice/schema';
import { invoiceSchema } from '../../../lib/invoice/schema';
import { encodeXml, type XmlEncoding } from '../../../scripts/samples/encode';
import { decoyXml } from '../../../scripts/samples/hostile';
import { writeCii, type CiiProfile } from '../../../scripts/samples/write-cii';
import { writePdf } from '../../../scripts/samples/write-pdf';
import { writeUbl, type UblProfile } from '../../../scripts/samples/write-ubl';
import { writeZugferd1 } from '../../../scripts/samples/write-zugferd1';
import type { XmlStyle } from '../../../scripts/samples/xml';
import { arbitraryInvoice } from '../../support/arbitrary-invoice';
import type { Carrier } from '../../support/arbitrary-values';
import { arbitraryStyle } from '../../support/xml-noise';

const ENCODINGS: XmlEncoding[] = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'ISO-8859-1'];
const CII_PROFILES: CiiProfile[] = ['EN16931', 'XRECHNUNG', 'BASIC'];
const UBL_PROFILES: UblProfile[] = ['XRECHNUNG', 'PEPPOL'];

const CII_PREFIXES = ['rsm', 'ram', 'udt', 'qdt'];
const UBL_PREFIXES = ['doc', 'cac', 'cbc'];
const ZF1_PREFIXES = ['rsm', 'ram', 'udt'];

interface RoundTrip {
	readonly carrier: Carrier;
	readonly prefixes: readonly string[];
	readonly syntax: (invoice: Invoice) => string;
	readonly write: (invoice: Invoice, style: XmlStyle, choice: number) => string;
}

const pick = <T>(values: readonly T[], choice: number) => values[choice % values.length] as T;

const ROUND_TRIPS: Record<string, RoundTrip> = {
	CII: {
		carrier: 'CII',
		prefixes: CII_PREFIXES,
		syntax: () => 'CII',
		write: (invoice, style, choice) => writeCii(invoice, pick(CII_PROFILES, choice), style),
	},
	'CII EXTENDED with sub-lines and discount terms': {
		carrier: 'CII-EXTENDED',
		prefixes: CII_PREFIXES,
		syntax: () => 'CII',
		write: (invoice, style) => writeCii(invoice, 'EXTENDED', style),
	},
	'UBL invoices and credit notes': {
		carrier: 'UBL',
		prefixes: UBL_PREFIXES,
		syntax: ({ typeCode }) => (typeCode === '381' ? 'UBL-CreditNote' : 'UBL-Invoice'),
		write: (invoice, style, choice) => writeUbl(invoice, pick(UBL_PROFILES, choice), style),
	},
	'ZUGFeRD 1.0': {
		carrier: 'ZF1',
		prefixes: ZF1_PREFIXES,
		syntax: () => 'ZF1',
		write: (invoice, style) => writeZugferd1(invoice, style),
	},
};

async function read(bytes: Uint8Array, fileName: string) {
	const result = await readEInvoice(bytes, fileName);
	if (!result.found) throw new Error(`no invoice found: ${JSON.stringify(result.issues)}`);
	return result.eInvoice;
}

describe('what is written is read again, whatever the XML spelling', () => {
	for (const [name, { carrier, prefixes, syntax, write }] of Object.entries(ROUND_TRIPS)) {
		it(`holds for ${name}`, async () => {
			const variants = fc
				.record({
					encoding: fc.constantFrom(...ENCODINGS),
					byteOrderMark: fc.boolean(),
					style: arbitraryStyle(prefixes),
					choice: fc.nat({ max: 5 }),
				})
				.chain((variant) =>
					arbitraryInvoice(carrier, variant.encoding === 'ISO-8859-1' ? 'latin1' : 'unicode').map(
						(invoice) => ({ ...variant, invoice }),
					),
				);
			await fc.assert(
				fc.asyncProperty(variants, async ({ invoice, encoding, byteOrderMark, style, choice }) => {
					const xml = write(invoice, style, choice);
					const eInvoice = await read(encodeXml(xml, { encoding, byteOrderMark }), 'rechnung.xml');
					expect(eInvoice.syntax).toBe(syntax(invoice));
					expect(eInvoice.invoice).toEqual(invoice);
				}),
				{ numRuns: 150 },
			);
		});
	}
});

describe('a hybrid PDF gives the invoice of its XML', () => {
	const xmlNames = fc.constantFrom(
		'factur-x.xml',
		'ZUGFeRD-invoice.xml',
		'Rechnung Müller.xml',
		'daten',
	);

	it('finds it under any name, with and without another XML file beside it', async () => {
		await fc.assert(
			fc.asyncProperty(
				arbitraryInvoice('CII'),
				xmlNames,
				fc.constantFrom('before', 'after', 'absent'),
				async (invoice, fileName, decoyPlace) => {
					const mimeType = 'text/xml';
					const bytes = encodeXml(writeCii(invoice, 'EN16931'));
					const xml = { fileName, bytes, mimeType, description: 'Rechnung' };
					const decoy = { ...xml, fileName: 'lieferung.xml', bytes: decoyXml() };
					const files = {
						before: [decoy, xml],
						after: [xml, decoy],
						absent: [xml],
					}[decoyPlace];
					const eInvoice = await read(await writePdf(invoice, { files }), 'rechnung.pdf');
					expect(eInvoice.attachment).toBe(fileName);
					expect(eInvoice.invoice).toEqual(invoice);
				},
			),
			{ numRuns: 15 },
		);
	});
});

describe('the arbitrary invoices', () => {
	it('are canonical invoices', () => {
		for (const carrier of ['CII', 'CII-EXTENDED', 'UBL', 'ZF1'] as const) {
			fc.assert(
				fc.property(arbitraryInvoice(carrier), (invoice) => {
					expect(invoiceSchema.parse(invoice)).toEqual(invoice);
				}),
				{ numRuns: 25 },
			);
		}
	});
});
