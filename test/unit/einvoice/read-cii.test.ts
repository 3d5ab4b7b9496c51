import { describe, expect, it } from 'vitest';
import { CII_SUMS, ciiLine, ciiXml, GUIDELINES } from './support/documents';
import { issuesOf, readXml } from './support/read';

const status = (code: string, parent = '') =>
	`${parent === '' ? '' : `<ram:ParentLineID>${parent}</ram:ParentLineID>`}<ram:LineStatusReasonCode>${code}</ram:LineStatusReasonCode>`;

describe('A Cross Industry Invoice', () => {
	it('is read with its identifiers as text', () => {
		const read = readXml(ciiXml());
		expect(read).toMatchObject({
			syntax: 'CII',
			profile: 'EN16931',
			guideline: GUIDELINES.en16931,
			format: 'Factur-X/ZUGFeRD 2 EN16931 (CII)',
			attachment: null,
			issues: [],
		});
		expect(read.invoice).toMatchObject({
			number: '0000123456',
			issueDate: '2026-09-03',
			seller: { name: 'Möbelwerk Grünau GmbH', vatId: 'DE 123456789', taxNumber: '133/5801/0042' },
			totals: { net: '100.00', tax: '19.00', gross: '119.00', prepaid: null, thirdParty: null },
			vatBreakdown: [{ category: 'S', rate: '19', net: '100.00', tax: '19.00' }],
			lines: [{ id: '1', kind: 'detail', quantity: '2', unit: 'H87', netPrice: '50.0000' }],
		});
	});

	it('is matched by namespace, whatever the prefixes are', () => {
		const other = ciiXml()
			.replaceAll('rsm:', 'a:')
			.replaceAll('ram:', '')
			.replaceAll('xmlns:rsm', 'xmlns:a')
			.replaceAll('xmlns:ram', 'xmlns');
		expect(readXml(other).invoice).toEqual(readXml(ciiXml()).invoice);
	});

	it('does not take elements of a foreign namespace', () => {
		const foreign = '<x:BuyerReference xmlns:x="urn:example:other">falsch</x:BuyerReference>';
		expect(readXml(ciiXml({ agreement: foreign })).invoice.buyerReference).toBeNull();
	});

	it('keeps what is absent apart from what is zero', () => {
		const sums = `${CII_SUMS}<ram:TotalPrepaidAmount>0.00</ram:TotalPrepaidAmount>`;
		expect(readXml(ciiXml({ sums })).invoice.totals).toMatchObject({
			prepaid: '0.00',
			rounding: null,
		});
	});

	it.each([
		['1,234.5x', 'comma'],
		['1e3', 'exponent'],
		['EUR 5', 'currency in the value'],
		['9'.repeat(60), 'far too many digits'],
	])('gives null and an issue for the amount %s (%s)', (text) => {
		const read = readXml(ciiXml({ lines: ciiLine('', text) }));
		expect(read.invoice.lines[0]?.net).toBeNull();
		expect(read.issues).toEqual([{ code: 'AMOUNT_UNREADABLE', path: 'lines[0].net', value: text }]);
	});

	it('normalises lexical forms of xs:decimal without changing their value', () => {
		const net = (text: string) =>
			readXml(ciiXml({ lines: ciiLine('', text) })).invoice.lines[0]?.net;
		expect(['+007.50', ' -0.00 ', '.5', '7.', '-12.30', '0'].map(net)).toEqual([
			'7.50',
			'0.00',
			'0.5',
			'7',
			'-12.30',
			'0',
		]);
	});

	it('gives null and an issue for a day the calendar does not have', () => {
		const read = readXml(ciiXml().replace('20260903', '20261332'));
		expect(read.invoice.issueDate).toBeNull();
		expect(read.issues).toEqual([
			{ code: 'DATE_UNREADABLE', path: 'issueDate', value: '20261332' },
		]);
	});

	it('tells VAT in the invoice currency from VAT in the accounting currency, in either order', () => {
		const totals = (first: string, second: string) =>
			readXml(
				ciiXml({
					settlement: '<ram:TaxCurrencyCode>CHF</ram:TaxCurrencyCode>',
					sums: `${first}${second}<ram:GrandTotalAmount>119.00</ram:GrandTotalAmount>`,
				}),
			).invoice.totals;
		const euro = '<ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount>';
		const franc = '<ram:TaxTotalAmount currencyID="CHF">17.90</ram:TaxTotalAmount>';
		const expected = { tax: '19.00', taxInTaxCurrency: '17.90' };
		expect(totals(euro, franc)).toMatchObject(expected);
		expect(totals(franc, euro)).toMatchObject(expected);
	});

	it('reports a tax total that belongs to no known currency instead of taking it', () => {
		const sums = '<ram:TaxTotalAmount currencyID="USD">21.00</ram:TaxTotalAmount>';
		const read = readXml(ciiXml({ sums }));
		expect(read.invoice.totals.tax).toBeNull();
		expect(issuesOf(read)).toEqual(['TAX_TOTAL_AMBIGUOUS totals.tax']);
	});

	it('reports a total in another currency', () => {
		const sums = CII_SUMS.replace(
			'<ram:GrandTotalAmount>',
			'<ram:GrandTotalAmount currencyID="USD">',
		);
		expect(issuesOf(readXml(ciiXml({ sums })))).toEqual(['CURRENCY_DIFFERS totals.gross']);
	});

	it('reads sub lines of EXTENDED with how they count', () => {
		const lines = [
			ciiLine(status('GROUP'), '100.00', '1'),
			ciiLine(status('DETAIL', '1'), '100.00', '1.1'),
			ciiLine(status('INFORMATION', '1'), '0.00', '1.2'),
			ciiLine(status('SONSTIGES'), '0.00', '2'),
		];
		const read = readXml(ciiXml({ guideline: GUIDELINES.extended, lines: lines.join('') }));
		expect(read.invoice.lines.map(({ id, parentId, kind }) => [id, parentId, kind])).toEqual([
			['1', null, 'group'],
			['1.1', '1', 'detail'],
			['1.2', '1', 'information'],
			['2', null, 'detail'],
		]);
		expect(issuesOf(read)).toEqual(['LINE_STATUS_UNKNOWN lines[3].kind']);
	});

	it('counts logistics services as charges', () => {
		const settlement =
			'<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>3.00</ram:ActualAmount><ram:Reason>Rabatt</ram:Reason></ram:SpecifiedTradeAllowanceCharge><ram:SpecifiedLogisticsServiceCharge><ram:Description>Fracht</ram:Description><ram:AppliedAmount>5.80</ram:AppliedAmount></ram:SpecifiedLogisticsServiceCharge>';
		const { invoice } = readXml(ciiXml({ settlement }));
		expect(invoice.allowances).toMatchObject([{ amount: '3.00', reason: 'Rabatt' }]);
		expect(invoice.charges).toMatchObject([{ amount: '5.80', reason: 'Fracht' }]);
	});

	it('leaves out an allowance or charge that does not say which of the two it is', () => {
		const settlement =
			'<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>vielleicht</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>3.00</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>';
		const read = readXml(ciiXml({ settlement }));
		expect([read.invoice.allowances, read.invoice.charges]).toEqual([[], []]);
		expect(issuesOf(read)).toEqual(['INDICATOR_UNREADABLE allowances']);
	});

	it('gives every account once and in order', () => {
		const means = (account: string) =>
			`<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount>${account}</ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>`;
		const settlement = [
			means('<ram:IBANID>DE02 1203 0000 0000 2020 51</ram:IBANID>'),
			means('<ram:ProprietaryID>00 4711</ram:ProprietaryID>'),
			means('<ram:IBANID>DE02120300000000202051</ram:IBANID>'),
		].join('');
		expect(readXml(ciiXml({ settlement })).invoice.payment.ibans).toEqual([
			'DE02120300000000202051',
			'00 4711',
		]);
	});

	it('gives what embedded documents are, not their bytes', () => {
		const agreement = `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>A1</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode><ram:Name>Stundenzettel</ram:Name><ram:AttachmentBinaryObject mimeCode="text/csv" filename="zeiten.csv">${Buffer.from('a;b\n1;2\n').toString('base64')}</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument><ram:AdditionalReferencedDocument><ram:IssuerAssignedID>OBJ</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode></ram:AdditionalReferencedDocument>`;
		expect(readXml(ciiXml({ agreement })).invoice.attachments).toEqual([
			{
				id: 'A1',
				description: 'Stundenzettel',
				uri: null,
				fileName: 'zeiten.csv',
				mimeType: 'text/csv',
				bytes: 8,
			},
		]);
	});

	it('keeps line breaks in notes and puts names on one line', () => {
		const document =
			'<ram:IncludedNote><ram:Content>Zeile 1\r\nZeile <!-- x -->2</ram:Content><ram:SubjectCode>REG</ram:SubjectCode></ram:IncludedNote>';
		const xml = ciiXml({ document }).replace(
			'Kontor Süd OHG',
			'\n\tKontor\n\t\t<![CDATA[Süd & Co]]> ',
		);
		const { invoice } = readXml(xml);
		expect(invoice.notes).toEqual([{ subjectCode: 'REG', text: 'Zeile 1\nZeile 2' }]);
		expect(invoice.buyer.name).toBe('Kontor Süd & Co');
	});

	it('says that MINIMUM is no e-invoice', () => {
		const read = readXml(ciiXml({ guideline: GUIDELINES.minimum, lines: '' }));
		expect(read.profile).toBe('MINIMUM');
		expect(read.issues).toEqual([
			{ code: 'PROFILE_NOT_AN_EINVOICE', path: null, value: 'MINIMUM' },
		]);
	});

	it('is read with an issue when its guideline is unknown or missing', () => {
		const unknown = readXml(ciiXml({ guideline: 'urn:example:eigenes' }));
		expect([unknown.profile, unknown.invoice.number, issuesOf(unknown)]).toEqual([
			null,
			'0000123456',
			['GUIDELINE_UNKNOWN'],
		]);
		expect(issuesOf(readXml(ciiXml({ guideline: '' })))).toEqual(['GUIDELINE_MISSING']);
	});

	it('cuts long values in issues and bounds their number', () => {
		const lines = ciiLine('', 'x'.repeat(500)).repeat(300);
		const { issues } = readXml(ciiXml({ lines }));
		expect(issues).toHaveLength(201);
		expect(issues[0]?.value).toHaveLength(80);
		expect(issues.at(-1)?.code).toBe('ISSUES_CUT');
	});
});
