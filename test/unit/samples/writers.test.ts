import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { germanCreditorId, germanIban, germanVatId } from '../../../scripts/samples/check-digits';
import { encodeXml } from '../../../scripts/samples/encode';
import { SAMPLE_INVOICES } from '../../../scripts/samples/invoices';
import { documentTitle, germanMoney, germanNumber } from '../../../scripts/samples/print/german';
import { writeCii } from '../../../scripts/samples/write-cii';
import { writePdf } from '../../../scripts/samples/write-pdf';
import { writeUbl } from '../../../scripts/samples/write-ubl';
import { el, escapeXml, renderXml } from '../../../scripts/samples/xml';

const TODAY = '2026-11-21';

describe('check digits', () => {
	it('agree with published examples', () => {
		expect(germanVatId('13669597')).toBe('DE136695976');
		expect(germanVatId('11111112')).toBe('DE111111125');
		expect(germanIban('37040044', '532013000')).toBe('DE89370400440532013000');
		expect(germanCreditorId('09999999999')).toBe('DE98ZZZ09999999999');
	});

	it('are not made from the wrong number of digits', () => {
		expect(() => germanVatId('1234567')).toThrow('eight');
		expect(() => germanIban('1234567', '1')).toThrow('eighteen');
		expect(() => germanCreditorId('1')).toThrow('eleven');
	});
});

describe('the XML writer', () => {
	it('escapes what XML reserves, in texts and attributes', () => {
		const root = el('a:b', '<&>"', { note: 'x"&\n' })!;
		expect(renderXml(root, { a: 'urn:a' })).toBe(
			'<a:b xmlns:a="urn:a" note="x&quot;&amp;&#10;">&lt;&amp;&gt;&quot;</a:b>',
		);
	});

	it('refuses control characters, which no XML can carry', () => {
		expect(() => escapeXml('a\u0000b')).toThrow('control characters');
	});

	it('writes no element for a value or group that is absent', () => {
		expect(el('a:b', null)).toBeNull();
		expect(el('a:b', [el('a:c', undefined), null])).toBeNull();
	});

	it('renames prefixes and makes a namespace the default one', () => {
		const root = el('a:b', [el('c:d', '1')])!;
		const style = { prefixes: { a: '', c: 'x' }, gap: () => '' };
		expect(renderXml(root, { a: 'urn:a', c: 'urn:c' }, style)).toBe(
			'<b xmlns="urn:a" xmlns:x="urn:c"><x:d>1</x:d></b>',
		);
	});

	it('does not pretend that ISO-8859-1 has a euro sign', () => {
		expect(() => encodeXml('<a>€</a>', { encoding: 'ISO-8859-1' })).toThrow('ISO-8859-1');
	});
});

/** Positions of the elements in the text have to rise. */
function expectOrder(xml: string, elements: readonly string[]): void {
	const positions = elements.map((name) => xml.indexOf(`<${name}`));
	expect(positions).not.toContain(-1);
	expect(positions).toEqual([...positions].sort((a, b) => a - b));
}

describe('element order, which other readers check against the schema', () => {
	it('is that of CII D16B', () => {
		expectOrder(writeCii(SAMPLE_INVOICES.allowances(TODAY), 'EXTENDED'), [
			'rsm:ExchangedDocumentContext',
			'rsm:ExchangedDocument>',
			'ram:IncludedSupplyChainTradeLineItem',
			'ram:ApplicableHeaderTradeAgreement',
			'ram:ApplicableHeaderTradeDelivery',
			'ram:ApplicableHeaderTradeSettlement',
			'ram:PaymentReference',
			'ram:InvoiceCurrencyCode',
			'ram:SpecifiedTradeSettlementPaymentMeans',
			'ram:BillingSpecifiedPeriod',
			'ram:SpecifiedTradePaymentTerms',
			'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
		]);
	});

	it('is that of a UBL 2.1 Invoice', () => {
		expectOrder(writeUbl(SAMPLE_INVOICES.skonto(TODAY), 'PEPPOL'), [
			'cbc:CustomizationID',
			'cbc:ID',
			'cbc:IssueDate',
			'cbc:DueDate',
			'cbc:InvoiceTypeCode',
			'cbc:DocumentCurrencyCode',
			'cac:OrderReference',
			'cac:AccountingSupplierParty',
			'cac:AccountingCustomerParty',
			'cac:Delivery>',
			'cac:PaymentMeans',
			'cac:PaymentTerms',
			'cac:TaxTotal',
			'cac:LegalMonetaryTotal',
			'cac:InvoiceLine',
		]);
	});

	it('makes a UBL CreditNote of type code 381, whose due date moves to the payment means', () => {
		const xml = writeUbl(SAMPLE_INVOICES.creditNote(TODAY), 'XRECHNUNG');
		expect(xml).toMatch(/^<CreditNote /);
		expect(xml).not.toContain('<cbc:DueDate>');
		expectOrder(xml, [
			'cbc:CreditNoteTypeCode',
			'cac:BillingReference',
			'cbc:PaymentDueDate',
			'cac:CreditNoteLine',
		]);
	});
});

describe('the print', () => {
	it('shows amounts as Germans write them', () => {
		expect(germanNumber('1234567.5')).toBe('1.234.567,5');
		expect(germanNumber('-1234.00')).toBe('-1.234,00');
		expect(germanMoney('1234.5', 'EUR')).toBe('1.234,50 €');
		expect(germanMoney('999', 'CHF')).toBe('999,00 CHF');
	});

	it('calls a credit note what § 14 UStG lets it be called', () => {
		expect(documentTitle(SAMPLE_INVOICES.creditNote(TODAY))).toBe('Rechnungskorrektur');
		expect(documentTitle(SAMPLE_INVOICES.painting(TODAY))).toBe('Rechnung');
	});

	it('goes on to further pages when the lines do not fit', async () => {
		const invoice = SAMPLE_INVOICES.painting(TODAY);
		const [line] = invoice.lines;
		const lines = Array.from({ length: 60 }, (_, index) => ({ ...line!, id: String(index + 1) }));
		const document = await PDFDocument.load(await writePdf({ ...invoice, lines }));
		expect(document.getPageCount()).toBe(4);
		const short = await PDFDocument.load(await writePdf(invoice));
		expect(short.getPageCount()).toBe(1);
	});
});
