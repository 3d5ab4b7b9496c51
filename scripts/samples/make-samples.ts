import { AFRelationship } from '@cantoo/pdf-lib';
import type { Invoice } from '../../lib/invoice/schema';
import { encodeXml } from './encode';
import { decoyXml, entityBomb, htmlPage, truncated } from './hostile';
import { SAMPLE_INVOICES } from './invoices';
import { expectInvoice, expectNothing, type Expectation, type Sample } from './sample';
import { writeCii, type CiiProfile } from './write-cii';
import { writePdf, type EmbeddedFile } from './write-pdf';
import { writeUbl } from './write-ubl';
import { writeZugferd1 } from './write-zugferd1';

export type { Expectation, Sample } from './sample';

/**
 * Makes all sample documents; the same day gives the same bytes.
 *
 * @param today `YYYY-MM-DD`; issue dates lie a few days before it
 * @returns the documents with what is to be found in them
 * @throws Error when `today` is no date
 */
export async function makeSamples(today: string): Promise<Sample[]> {
	if (Number.isNaN(Date.parse(`${today}T00:00:00Z`))) throw new Error(`${today} is no date`);
	const hybrids = await hybridSamples(today);
	const unreadable = await unreadableSamples(today);
	return [...goodXml(today), ...hybrids, ...faultySamples(today), ...unreadable].sort((a, b) =>
		a.fileName.localeCompare(b.fileName, 'en'),
	);
}

function goodXml(today: string): Sample[] {
	const painting = SAMPLE_INVOICES.painting(today);
	const twoRates = SAMPLE_INVOICES.twoRates(today);
	const creditNote = SAMPLE_INVOICES.creditNote(today);
	const skonto = SAMPLE_INVOICES.skonto(today);
	const reverseCharge = SAMPLE_INVOICES.reverseCharge(today);
	const directDebit = SAMPLE_INVOICES.directDebit(today);
	return [
		{
			fileName: '01-xrechnung-cii-maler.xml',
			bytes: encodeXml(writeCii(painting, 'XRECHNUNG')),
			about: 'XRechnung in CII syntax, one VAT rate',
			expect: expectInvoice(painting, 'green'),
		},
		{
			fileName: '02-xrechnung-ubl-buerobedarf.xml',
			bytes: encodeXml(writeUbl(twoRates, 'XRECHNUNG')),
			about: 'XRechnung in UBL syntax, 19 % and 7 %',
			expect: expectInvoice(twoRates, 'green'),
		},
		{
			fileName: '06-gutschrift-ubl-buerobedarf.xml',
			bytes: encodeXml(writeUbl(creditNote, 'XRECHNUNG')),
			about: 'UBL credit note (381) that refers to document 02',
			expect: expectInvoice(creditNote, 'green'),
		},
		{
			fileName: '07-peppol-skonto-spedition.xml',
			bytes: encodeXml(writeUbl(skonto, 'PEPPOL')),
			about: 'Peppol BIS Billing 3 with two steps of cash discount (Skonto)',
			expect: expectInvoice(skonto, 'green'),
		},
		{
			fileName: '12-reverse-charge-trockenbau.xml',
			bytes: encodeXml(writeCii(reverseCharge, 'XRECHNUNG')),
			about: 'construction work under § 13b UStG, done right: no VAT, the note is there',
			expect: expectInvoice(reverseCharge, 'green'),
		},
		{
			fileName: '16-utf16-lastschrift-software.xml',
			bytes: encodeXml(writeCii(directDebit, 'EN16931'), { encoding: 'UTF-16LE' }),
			about: 'software subscription by direct debit, the XML encoded in UTF-16',
			expect: expectInvoice(directDebit, 'green'),
		},
	];
}

async function hybridSamples(today: string): Promise<Sample[]> {
	const itService = SAMPLE_INVOICES.itService(today);
	const catering = SAMPLE_INVOICES.catering(today);
	const electrician = SAMPLE_INVOICES.electrician(today);
	const allowances = SAMPLE_INVOICES.allowances(today);
	const decoy: EmbeddedFile = {
		fileName: 'a-lieferung.xml',
		bytes: decoyXml(),
		mimeType: 'text/xml',
		description: 'Lieferdaten der Warenwirtschaft',
		relationship: AFRelationship.Supplement,
	};
	return [
		{
			fileName: '03-zugferd-en16931-it-service.pdf',
			bytes: await facturX(itService, 'EN16931', 'factur-x.xml'),
			about: 'ZUGFeRD PDF, profile EN 16931, period of supply',
			expect: expectInvoice(itService, 'green'),
		},
		{
			fileName: '04-facturx-basic-catering.pdf',
			bytes: await facturX(catering, 'BASIC', 'Rechnungsdaten Küche.xml', [decoy]),
			about: 'Factur-X PDF, profile BASIC, under an unusual name beside another XML file',
			expect: expectInvoice(catering, 'green'),
		},
		{
			fileName: '05-zugferd1-elektro.pdf',
			bytes: await zugferd1(electrician),
			about: 'ZUGFeRD 1.0 PDF of the old kind, profile COMFORT',
			expect: expectInvoice(electrician, 'green'),
		},
		{
			fileName: '08-facturx-extended-miete.pdf',
			bytes: await facturX(allowances, 'EXTENDED', 'factur-x.xml'),
			about: 'Factur-X PDF, profile EXTENDED, with allowances, charges and discount terms',
			expect: expectInvoice(allowances, 'green'),
		},
	];
}

function faultySamples(today: string): Sample[] {
	const make = (
		fileName: string,
		about: string,
		invoice: Invoice,
		found: Pick<Expectation, 'ampel' | 'rules'>,
	): Sample => ({
		fileName,
		about,
		bytes: encodeXml(
			fileName.includes('-ubl-') ? writeUbl(invoice, 'XRECHNUNG') : writeCii(invoice, 'XRECHNUNG'),
		),
		expect: expectInvoice(invoice, found.ampel, found.rules),
	});
	return [
		make(
			'09-fehler-summe-stadtwerke.xml',
			'the gross amount is 90 EUR more than net and VAT',
			SAMPLE_INVOICES.wrongSum(today),
			{ ampel: 'red', rules: ['A-05'] },
		),
		make(
			'10-fehler-iban-ubl-dachdecker.xml',
			'the IBAN has two digits swapped',
			SAMPLE_INVOICES.wrongIban(today),
			{ ampel: 'red', rules: ['I-01'] },
		),
		make(
			'11-fehler-steuersatz-druckerei.xml',
			'16 % VAT, the rate of the second half of 2020',
			SAMPLE_INVOICES.oldVatRate(today),
			{ ampel: 'yellow', rules: ['V-02'] },
		),
		make(
			'13-fehler-reverse-charge-trockenbau.xml',
			'reverse-charge note, and VAT shown all the same (§ 14c UStG)',
			SAMPLE_INVOICES.reverseChargeWithVat(today),
			{ ampel: 'red', rules: ['V-06'] },
		),
		make(
			'14-fehler-pflichtangaben-ubl-gaertnerei.xml',
			'neither invoice number nor tax id of the seller (§ 14 (4) UStG)',
			SAMPLE_INVOICES.noNumberNoTaxId(today),
			{ ampel: 'red', rules: ['M-03', 'M-05'] },
		),
		make(
			'15-fehler-ust-idnr-maler.xml',
			'the VAT id of the seller has a wrong check digit',
			SAMPLE_INVOICES.wrongVatId(today),
			{ ampel: 'yellow', rules: ['I-05'] },
		),
	];
}

async function unreadableSamples(today: string): Promise<Sample[]> {
	const plants = SAMPLE_INVOICES.plants(today);
	const pdf = await writePdf(plants);
	return [
		{
			fileName: '17-pdf-ohne-daten-gaertnerei.pdf',
			bytes: pdf,
			about: 'an ordinary PDF without structured part',
			expect: expectNothing('yellow', ['X-01']),
		},
		{
			fileName: '18-fehler-abgeschnitten.pdf',
			bytes: truncated(pdf),
			about: 'a PDF of which only the first third arrived',
			expect: expectNothing('red', ['X-02']),
		},
		{
			fileName: '19-fehler-html-seite.xml',
			bytes: htmlPage(),
			about: 'a web page somebody saved as .xml',
			expect: expectNothing('red', ['X-02']),
		},
		{
			fileName: '20-fehler-entity-bombe.xml',
			bytes: entityBomb(writeCii(plants, 'XRECHNUNG')),
			about: 'an XML bomb: entities that grow to a thousand million copies',
			expect: expectNothing('red', ['X-02']),
		},
	];
}

async function facturX(
	invoice: Invoice,
	profile: CiiProfile,
	fileName: string,
	before: readonly EmbeddedFile[] = [],
): Promise<Uint8Array> {
	const xml: EmbeddedFile = {
		fileName,
		bytes: encodeXml(writeCii(invoice, profile)),
		mimeType: 'text/xml',
		description: 'Factur-X/ZUGFeRD-Rechnung',
	};
	return await writePdf(invoice, {
		files: [...before, xml],
		metadata: {
			namespace: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
			fileName,
			version: '1.0',
			conformanceLevel: profile === 'EN16931' ? 'EN 16931' : profile,
		},
	});
}

async function zugferd1(invoice: Invoice): Promise<Uint8Array> {
	const fileName = 'ZUGFeRD-invoice.xml';
	return await writePdf(invoice, {
		files: [
			{
				fileName,
				bytes: encodeXml(writeZugferd1(invoice)),
				mimeType: 'text/xml',
				description: 'ZUGFeRD-Rechnung',
			},
		],
		metadata: {
			namespace: 'urn:ferd:pdfa:CrossIndustryDocument:invoice:1p0#',
			fileName,
			version: '1.0',
			conformanceLevel: 'COMFORT',
		},
	});
}
