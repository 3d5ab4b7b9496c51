import { describe, expect, it } from 'vitest';
import { zugferd1Xml } from './support/documents';
import { readXml } from './support/read';

const TEXT_LINE =
	'<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:IncludedNote><ram:Content>Wir danken für den Auftrag.</ram:Content></ram:IncludedNote></ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>';

const PRICED_LINE =
	'<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedSupplyChainTradeDelivery><ram:BilledQuantity unitCode="C62">4.0000</ram:BilledQuantity></ram:SpecifiedSupplyChainTradeDelivery><ram:SpecifiedSupplyChainTradeSettlement><ram:SpecifiedTradeSettlementMonetarySummation><ram:LineTotalAmount currencyID="EUR">100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation></ram:SpecifiedSupplyChainTradeSettlement><ram:SpecifiedTradeProduct><ram:Name>Tisch</ram:Name></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>';

describe('A ZUGFeRD 1.0 invoice', () => {
	const read = readXml(zugferd1Xml(TEXT_LINE + PRICED_LINE));

	it('is read by the names of its own', () => {
		expect(read).toMatchObject({
			syntax: 'ZF1',
			profile: 'COMFORT',
			format: 'ZUGFeRD 1.0 COMFORT',
			issues: [],
		});
		expect(read.invoice).toMatchObject({
			number: '2014-77',
			issueDate: '2014-03-05',
			seller: { name: 'Alt & Söhne' },
			totals: { gross: '119.00' },
		});
	});

	it('keeps text lines as text', () => {
		expect(read.invoice.lines).toMatchObject([
			{ kind: 'text', note: 'Wir danken für den Auftrag.', net: null },
			{ kind: 'detail', name: 'Tisch', quantity: '4.0000', net: '100.00' },
		]);
	});

	it('has no VAT category where the document gives none', () => {
		expect(read.invoice.vatBreakdown).toMatchObject([{ category: null, rate: '19.00' }]);
	});

	it('counts freight as a charge', () => {
		expect(read.invoice.charges).toMatchObject([
			{ amount: '5.80', reason: 'Fracht', vatCategory: 'S', vatRate: '19.00' },
		]);
	});
});
