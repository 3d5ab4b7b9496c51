import { describe, expect, it } from 'vitest';
import { GUIDELINES, ublLine, ublTax, ublXml } from './support/documents';
import { issuesOf, readXml } from './support/read';

const scheme = (id: string, tax: string) =>
	`<cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>${tax}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;

describe('A UBL invoice', () => {
	it('is read', () => {
		const read = readXml(ublXml());
		expect(read).toMatchObject({
			syntax: 'UBL-Invoice',
			profile: 'XRECHNUNG',
			format: 'XRechnung 3.0 (UBL)',
			issues: [],
		});
		expect(read.invoice).toMatchObject({
			number: 'RE-2026-07',
			typeCode: '380',
			totals: { lines: '100.00', tax: '19.00', payable: '119.00' },
			lines: [{ quantity: '2', unit: 'C62', vatCategory: 'S', kind: 'detail' }],
		});
	});

	it('tells VAT id and tax number by the scheme, in either order', () => {
		const both = [scheme('133/5801/0042', 'FC'), scheme('DE123456789', 'VAT')];
		for (const order of [both, both.toReversed()]) {
			expect(readXml(ublXml({ supplier: order.join('') })).invoice.seller).toMatchObject({
				vatId: 'DE123456789',
				taxNumber: '133/5801/0042',
			});
		}
	});

	it('takes the legal name, and the trading name only when there is no other', () => {
		const trading = '<cac:PartyName><cbc:Name>Grünau</cbc:Name></cac:PartyName>';
		const legal =
			'<cac:PartyLegalEntity><cbc:RegistrationName>Möbelwerk Grünau GmbH</cbc:RegistrationName></cac:PartyLegalEntity>';
		const seller = (supplier: string) => readXml(ublXml({ supplier })).invoice.seller;
		expect(seller(trading + legal)).toMatchObject({
			name: 'Möbelwerk Grünau GmbH',
			tradingName: 'Grünau',
		});
		expect(seller(trading)).toMatchObject({ name: 'Grünau', tradingName: 'Grünau' });
	});

	it('takes the SEPA creditor identifier out of the party ids', () => {
		const id = (value: string, attribute: string) =>
			`<cac:PartyIdentification><cbc:ID${attribute}>${value}</cbc:ID></cac:PartyIdentification>`;
		const supplier = id('DE98ZZZ09999999999', ' schemeID="SEPA"') + id('4711', '');
		const { invoice } = readXml(ublXml({ supplier }));
		expect(invoice.payment.creditorId).toBe('DE98ZZZ09999999999');
		expect(invoice.seller.ids).toEqual([{ id: '4711', scheme: null }]);
	});

	it('takes the VAT breakdown of the invoice currency, in either order', () => {
		const foreign =
			'<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">214.00</cbc:TaxAmount></cac:TaxTotal>';
		const head = '<cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>';
		for (const tax of [ublTax('EUR', '19.00') + foreign, foreign + ublTax('EUR', '19.00')]) {
			const { invoice } = readXml(ublXml({ head, tax }));
			expect(invoice.totals).toMatchObject({ tax: '19.00', taxInTaxCurrency: '214.00' });
			expect(invoice.vatBreakdown).toMatchObject([{ rate: '19', tax: '19.00' }]);
		}
	});

	it('reads the subject code in front of a note', () => {
		const head = '<cbc:Note>#ADU#Vertrag 77</cbc:Note><cbc:Note>Danke #1# sehr</cbc:Note>';
		expect(readXml(ublXml({ head })).invoice.notes).toEqual([
			{ subjectCode: 'ADU', text: 'Vertrag 77' },
			{ subjectCode: null, text: 'Danke #1# sehr' },
		]);
	});

	it('reads dates with a time zone as the day that is written', () => {
		const head = '<cbc:DueDate>2026-10-12+02:00</cbc:DueDate>';
		expect(readXml(ublXml({ head })).invoice.dueDate).toBe('2026-10-12');
	});
});

describe('A UBL credit note', () => {
	it('is read with its own names, and its due date from the payment means', () => {
		const means =
			'<cac:PaymentMeans><cbc:PaymentMeansCode name="SEPA credit transfer">58</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-10-03</cbc:PaymentDueDate></cac:PaymentMeans>';
		const read = readXml(ublXml({ kind: 'CreditNote', means }));
		expect(read.syntax).toBe('UBL-CreditNote');
		expect(read.invoice).toMatchObject({
			typeCode: '381',
			dueDate: '2026-10-03',
			payment: { meansCode: '58', meansText: 'SEPA credit transfer' },
			lines: [{ quantity: '2', net: '100.00' }],
		});
	});

	it('finds the project among the additional documents', () => {
		const means =
			'<cac:AdditionalDocumentReference><cbc:ID>P-9</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>';
		const { invoice } = readXml(ublXml({ kind: 'CreditNote', means }));
		expect([invoice.projectReference, invoice.attachments]).toEqual(['P-9', []]);
	});
});

describe('The XRechnung extension', () => {
	const prepaid = (amount: string) =>
		`<cac:PrepaidPayment><cbc:ID>Fremdleistung</cbc:ID><cbc:PaidAmount currencyID="EUR">${amount}</cbc:PaidAmount></cac:PrepaidPayment>`;
	const sub = (id: string, net: string, more = '') =>
		ublLine('Invoice', { id, net, more }, 'SubInvoiceLine');
	const kinds = (lines: string) => {
		const read = readXml(ublXml({ guideline: GUIDELINES.xrechnungExtension, lines }));
		return {
			lines: read.invoice.lines.map(({ id, parentId, kind }) => [id, parentId, kind]),
			issues: issuesOf(read),
		};
	};

	it('adds up third-party payments exactly', () => {
		const means = prepaid('19.96') + prepaid('10.04');
		const { totals } = readXml(ublXml({ guideline: GUIDELINES.xrechnungExtension, means })).invoice;
		expect(totals.thirdParty).toBe('30');
	});

	it('gives no sum when a part of it is unreadable', () => {
		const means = prepaid('19.96') + prepaid('zehn');
		const read = readXml(ublXml({ guideline: GUIDELINES.xrechnungExtension, means }));
		expect(read.invoice.totals.thirdParty).toBeNull();
		expect(issuesOf(read)).toEqual(['AMOUNT_UNREADABLE totals.thirdParty']);
	});

	it('does not see third-party payments in other profiles', () => {
		expect(readXml(ublXml({ means: prepaid('19.96') })).invoice.totals.thirdParty).toBeNull();
	});

	it('lets sub lines count when they add up to their line', () => {
		const nested = sub('1.1', '60.00', sub('1.1.1', '20.00') + sub('1.1.2', '40.00'));
		const lines = ublLine('Invoice', { more: nested + sub('1.2', '40.00') });
		expect(kinds(lines)).toEqual({
			lines: [
				['1', null, 'group'],
				['1.1', '1', 'group'],
				['1.1.1', '1.1', 'detail'],
				['1.1.2', '1.1', 'detail'],
				['1.2', '1', 'detail'],
			],
			issues: [],
		});
	});

	it('lets the line count when its sub lines do not add up, and says so', () => {
		const lines = ublLine('Invoice', { more: sub('1.1', '60.00') + sub('1.2', '39.99') });
		expect(kinds(lines)).toEqual({
			lines: [
				['1', null, 'detail'],
				['1.1', '1', 'information'],
				['1.2', '1', 'information'],
			],
			issues: ['SUB_LINES_DO_NOT_ADD_UP lines'],
		});
	});
});
