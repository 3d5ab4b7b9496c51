import { describe, expect, it } from 'vitest';
import { SALES_KINDS, type SalesKind } from '../../../sandbox/lexware/sales/kinds';
import { apiFor, detailsOf, NOBODY, NOON, type Api } from './client';

const line = {
	type: 'custom',
	name: 'Beratung',
	quantity: 3,
	unitName: 'Stunde',
	unitPrice: { currency: 'EUR', netAmount: 100, taxRatePercentage: 19 },
};
const address = { name: 'Muster GmbH', countryCode: 'DE' };
const invoice = {
	voucherDate: '2026-08-21T00:00:00.000+02:00',
	address,
	lineItems: [line],
	totalPrice: { currency: 'EUR' },
	taxConditions: { taxType: 'net' },
	shippingConditions: { shippingType: 'service', shippingDate: '2026-08-20T00:00:00.000+02:00' },
};
const quotation = { ...invoice, expirationDate: '2026-09-21T00:00:00.000+02:00' };

async function read(api: Api, kind: SalesKind, query: string, body: object) {
	const made = await api.post(`/v1/${kind}${query}`, body);
	expect(made.status).toBe(201);
	return (await api.get(`/v1/${kind}/${made.body.id}`)).body;
}

describe('a sales document', () => {
	it('is a draft with a number, and shows its sums', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		const body = {
			...invoice,
			lineItems: [
				{ ...line, discountPercentage: 10 },
				{ type: 'text', name: 'Hinweis', description: 'Freitext' },
				{
					...line,
					name: 'Buch',
					quantity: 1.5,
					unitPrice: { ...line.unitPrice, netAmount: 9.99, taxRatePercentage: 7 },
				},
			],
			title: 'Rechnung für Arbeit',
			remark: 'Danke',
		};
		const made = await api.post('/v1/invoices', body);
		const { id } = made.body;
		const now = '2026-08-24T12:00:00.000+02:00';
		expect(made).toEqual({
			status: 201,
			body: {
				id,
				resourceUri: `${sandbox.url}/v1/invoices/${id}`,
				createdDate: now,
				updatedDate: now,
				version: 1,
			},
		});
		expect(await api.get(`/v1/invoices/${id}`)).toEqual({
			status: 200,
			body: {
				...body,
				id,
				organizationId: sandbox.organizationId,
				createdDate: now,
				updatedDate: now,
				version: 1,
				language: 'de',
				archived: false,
				voucherStatus: 'draft',
				voucherNumber: 'RE0001',
				lineItems: [
					{
						...body.lineItems[0],
						unitPrice: { ...line.unitPrice, grossAmount: 119 },
						lineItemAmount: 270,
					},
					body.lineItems[1],
					{
						...body.lineItems[2],
						unitPrice: {
							currency: 'EUR',
							netAmount: 9.99,
							grossAmount: 10.6893,
							taxRatePercentage: 7,
						},
						lineItemAmount: 14.99,
					},
				],
				totalPrice: {
					currency: 'EUR',
					totalNetAmount: 284.99,
					totalGrossAmount: 337.34,
					totalTaxAmount: 52.35,
				},
				taxAmounts: [
					{ taxRatePercentage: 19, taxAmount: 51.3, netAmount: 270 },
					{ taxRatePercentage: 7, taxAmount: 1.05, netAmount: 14.99 },
				],
				paymentConditions: {
					paymentTermLabel: 'Zahlbar in 14 Tagen, rein netto ohne Abzug',
					paymentTermLabelTemplate: 'Zahlbar in {paymentRange} Tagen, rein netto ohne Abzug',
					paymentTermDuration: 14,
				},
				relatedVouchers: [],
				electronicDocumentProfile: 'NONE',
				closingInvoice: false,
			},
		});
	});

	it('is open with a due date when it is finished at once', async () => {
		const { api } = await apiFor();
		const document = await read(api, 'invoices', '?finalize=true', {
			...invoice,
			paymentConditions: { paymentTermLabel: '30 Tage', paymentTermDuration: 30 },
		});
		expect(document).toMatchObject({
			voucherStatus: 'open',
			voucherNumber: 'RE0001',
			dueDate: '2026-09-20T00:00:00.000+02:00',
		});
	});

	it.each<[kind: SalesKind, body: object, number: string]>([
		['invoices', invoice, 'RE0002'],
		['credit-notes', { ...invoice, shippingConditions: undefined }, 'GS0002'],
		['quotations', quotation, 'AG0002'],
		['order-confirmations', invoice, 'AB0002'],
		['delivery-notes', invoice, 'LS0002'],
	])('of %s can be made finished or not', async (kind, body, voucherNumber) => {
		const { api } = await apiFor();
		expect(await read(api, kind, '', body)).toMatchObject({ voucherStatus: 'draft' });
		const open = await read(api, kind, '?finalize=true', body);
		expect(open).toMatchObject({ voucherStatus: 'open', voucherNumber });
		expect('totalPrice' in open).toBe(kind !== 'delivery-notes');
	});

	it('is not there under another kind', async () => {
		const { api } = await apiFor();
		const { id } = (await api.post('/v1/invoices', invoice)).body;
		for (const kind of SALES_KINDS) {
			const { status } = await api.get(`/v1/${kind}/${id}`);
			expect([kind, status]).toEqual([kind, kind === 'invoices' ? 200 : 404]);
		}
		expect(await api.get(`/v1/invoices/${NOBODY}`)).toMatchObject({
			status: 404,
			body: { status: 404, error: 'Not Found', path: `/v1/invoices/${NOBODY}` },
		});
	});

	it.each(['false', 'TRUE', '1', ''])('does not take finalize=%s', async (value) => {
		const { api, sandbox } = await apiFor();
		expect((await api.post(`/v1/invoices?finalize=${value}`, invoice)).status).toBe(400);
		expect(sandbox.state.salesDocuments()).toEqual([]);
	});

	it.each([
		['2026-08-21T00:00:00.000+02:00', '2026-08-21T00:00:00.000+02:00'],
		['2026-08-21T00:00:00.000Z', '2026-08-21T02:00:00.000+02:00'],
		['2026-01-21T00:00:00.000+01:00', '2026-01-21T00:00:00.000+01:00'],
		['2026-08-20T18:00:00.000-04:00', '2026-08-21T00:00:00.000+02:00'],
	])('takes the date %s', async (voucherDate, shown) => {
		const { api } = await apiFor();
		expect(await read(api, 'invoices', '', { ...invoice, voucherDate })).toMatchObject({
			voucherDate: shown,
		});
	});

	it.each([
		'2026-08-21',
		'2026-08-21T00:00:00',
		'2026-08-21T00:00:00.000',
		'2026-08-21T00:00:00Z',
		'2026-08-21T00:00:00+02:00',
		'2026-08-21T00:00:00.000+0200',
		'2026-02-30T00:00:00.000+01:00',
		'2026-08-21T24:00:00.000+02:00',
		'21.08.2026',
	])('does not take the date %s', async (voucherDate) => {
		const { api } = await apiFor();
		expect(await api.post('/v1/invoices', { ...invoice, voucherDate })).toMatchObject({
			status: 400,
			body: { message: "JSON parse error: cannot read the value of 'voucherDate'." },
		});
	});

	const price = line.unitPrice;
	it.each<[name: string, change: object, details: unknown[]]>([
		['no date', { voucherDate: undefined }, [['voucherDate', 'NOTNULL']]],
		[
			'no shipping conditions',
			{ shippingConditions: undefined },
			[['shippingConditions', 'NOTNULL']],
		],
		[
			'a service without a day',
			{ shippingConditions: { shippingType: 'service' } },
			[['shippingConditions.shippingDate', 'NOTNULL']],
		],
		[
			'a period without an end',
			{
				shippingConditions: {
					shippingType: 'deliveryperiod',
					shippingDate: '2026-08-20T00:00:00.000+02:00',
				},
			},
			[['shippingConditions.shippingEndDate', 'NOTNULL']],
		],
		['no lines', { lineItems: [] }, [['lineItems', 'SIZE']]],
		['301 lines', { lineItems: new Array(301).fill(line) }, [['lineItems', 'SIZE']]],
		[
			'another kind of line',
			{ lineItems: [{ ...line, type: 'Custom' }] },
			[['lineItems[0].type', 'INVALID']],
		],
		[
			'a line without name',
			{ lineItems: [line, { ...line, name: '' }] },
			[['lineItems[1].name', 'NOTEMPTY']],
		],
		[
			'a line of nothing',
			{ lineItems: [{ type: 'custom', name: 'Arbeit' }] },
			[
				['lineItems[0].quantity', 'NOTNULL'],
				['lineItems[0].unitName', 'NOTNULL'],
				['lineItems[0].unitPrice', 'NOTNULL'],
			],
		],
		[
			'no rate',
			{ lineItems: [{ ...line, unitPrice: { ...price, taxRatePercentage: undefined } }] },
			[['lineItems[0].unitPrice.taxRatePercentage', 'NOTNULL']],
		],
		[
			'another currency',
			{ lineItems: [{ ...line, unitPrice: { ...price, currency: 'USD' } }] },
			[['lineItems[0].unitPrice.currency', 'INVALID']],
		],
		[
			'the gross price where net leads',
			{ lineItems: [{ ...line, unitPrice: { ...price, netAmount: undefined, grossAmount: 119 } }] },
			[['lineItems[0].unitPrice.netAmount', 'NOTNULL']],
		],
		[
			'the net price where gross leads',
			{ taxConditions: { taxType: 'gross' } },
			[['lineItems[0].unitPrice.grossAmount', 'NOTNULL']],
		],
		[
			'five digits behind the point',
			{ lineItems: [{ ...line, unitPrice: { ...price, netAmount: 0.12345 } }] },
			[['lineItems[0].unitPrice.netAmount', 'DIGITS']],
		],
		[
			'VAT where there is none',
			{ taxConditions: { taxType: 'vatfree' } },
			[['lineItems[0].unitPrice.taxRatePercentage', 'INVALID']],
		],
		[
			'a price in a text',
			{ lineItems: [{ type: 'text', name: 'Hinweis', unitPrice: price }] },
			[['lineItems[0].unitPrice', 'NULL']],
		],
		['no tax type', { taxConditions: {} }, [['taxConditions.taxType', 'NOTNULL']]],
		[
			'another tax type',
			{ taxConditions: { taxType: 'brutto' } },
			[['taxConditions.taxType', 'INVALID']],
		],
		['no sums', { totalPrice: undefined }, [['totalPrice', 'NOTNULL']]],
		['sums without currency', { totalPrice: {} }, [['totalPrice.currency', 'NOTNULL']]],
		[
			'two discounts',
			{ totalPrice: { currency: 'EUR', totalDiscountAbsolute: 1, totalDiscountPercentage: 1 } },
			[['totalPrice.totalDiscountPercentage', 'NULL']],
		],
		[
			'no address',
			{ address: {} },
			[
				['address.name', 'NOTNULL'],
				['address.countryCode', 'NOTNULL'],
			],
		],
		[
			'a country there is not',
			{ address: { ...address, countryCode: 'XX' } },
			[['address.countryCode', 'INVALID']],
		],
		[
			'a contact there is not',
			{ address: { contactId: NOBODY } },
			[['address.contactId', 'INVALID']],
		],
		[
			'contact and address',
			{ address: { ...address, contactId: NOBODY } },
			[['address.name', 'NULL']],
		],
		[
			'a one-time address where a contact is needed',
			{
				taxConditions: { taxType: 'intraCommunitySupply' },
				lineItems: [{ ...line, unitPrice: { ...price, taxRatePercentage: 0 } }],
			},
			[['address.contactId', 'NOTNULL']],
		],
		[
			'an article there is not',
			{ lineItems: [{ ...line, type: 'material', id: NOBODY }] },
			[['lineItems[0].id', 'INVALID']],
		],
		[
			'an article without id',
			{ lineItems: [{ ...line, type: 'service' }] },
			[['lineItems[0].id', 'NOTNULL']],
		],
		[
			'conditions without a term',
			{ paymentConditions: { paymentTermLabel: 'Sofort' } },
			[['paymentConditions.paymentTermDuration', 'NOTNULL']],
		],
		['another language', { language: 'fr' }, [['language', 'INVALID']]],
	])('is refused with %s', async (_name, change, details) => {
		const { api, sandbox } = await apiFor();
		const seen = await api.post('/v1/invoices', { ...invoice, ...change });
		expect([seen.status, detailsOf(seen)]).toEqual([406, details]);
		expect(sandbox.state.salesDocuments()).toEqual([]);
	});

	it('needs an end when it is a quotation', async () => {
		const { api } = await apiFor();
		const seen = await api.post('/v1/quotations', invoice);
		expect([seen.status, detailsOf(seen)]).toEqual([406, [['expirationDate', 'NOTNULL']]]);
		const own = await api.post('/v1/quotations', { ...quotation, shippingConditions: undefined });
		expect(own.status).toBe(201);
	});

	it('takes 300 lines, periods, and nothing shipped at all', async () => {
		const { api } = await apiFor();
		const shippingDate = '2026-08-20T00:00:00.000+02:00';
		for (const change of [
			{ lineItems: new Array(300).fill(line) },
			{ shippingConditions: { shippingType: 'none' } },
			{
				shippingConditions: {
					shippingType: 'serviceperiod',
					shippingDate,
					shippingEndDate: shippingDate,
				},
			},
		]) {
			expect((await api.post('/v1/invoices', { ...invoice, ...change })).status).toBe(201);
		}
	});

	it('goes to a contact, which brings its address', async () => {
		const { api, sandbox } = await apiFor();
		const billing = { street: 'Weg 1', zip: '1010', city: 'Wien', countryCode: 'AT' };
		const [contactId] = sandbox.seed({
			contacts: [
				{
					roles: { customer: {} },
					company: { name: 'Wien AG' },
					addresses: { billing: [billing] },
				},
			],
		}).contacts;
		const document = await read(api, 'invoices', '', {
			...invoice,
			address: { contactId },
			taxConditions: { taxType: 'intraCommunitySupply', taxTypeNote: 'Steuerfrei' },
			lineItems: [{ ...line, unitPrice: { ...price, taxRatePercentage: 0 } }],
		});
		expect(document).toMatchObject({ address: { contactId, name: 'Wien AG', ...billing } });
	});

	it('quotes articles of the fitting type', async () => {
		const { api, sandbox } = await apiFor();
		const [product, service] = sandbox.seed({
			articles: [{ type: 'PRODUCT' }, { type: 'SERVICE' }],
		}).articles;
		const quote = async (type: string, id: string | undefined) =>
			(await api.post('/v1/invoices', { ...invoice, lineItems: [{ ...line, type, id }] })).status;
		expect(await quote('material', product)).toBe(201);
		expect(await quote('service', service)).toBe(201);
		expect(await quote('material', service)).toBe(406);
		expect(await quote('service', product)).toBe(406);
	});

	it.each([
		[{ totalDiscountPercentage: 10 }, [270, 321.3, 51.3]],
		[{ totalDiscountAbsolute: 50 }, [250, 297.5, 47.5]],
		[{ totalDiscountAbsolute: 0 }, [300, 357, 57]],
	])('adds up with %j', async (discount, sums) => {
		const { api } = await apiFor();
		const totalPrice = { currency: 'EUR', ...discount };
		const document = await read(api, 'invoices', '', { ...invoice, totalPrice });
		const [totalNetAmount, totalGrossAmount, totalTaxAmount] = sums;
		expect(document['totalPrice']).toEqual({
			...totalPrice,
			totalNetAmount,
			totalGrossAmount,
			totalTaxAmount,
		});
	});

	it('adds gross prices up without losing a cent', async () => {
		const { api } = await apiFor();
		const unitPrice = { currency: 'EUR', grossAmount: 0.1, taxRatePercentage: 19 };
		const document = await read(api, 'invoices', '', {
			...invoice,
			taxConditions: { taxType: 'gross' },
			lineItems: new Array(3).fill({ ...line, quantity: 1, unitPrice }),
		});
		expect(document['totalPrice']).toEqual({
			currency: 'EUR',
			totalNetAmount: 0.25,
			totalGrossAmount: 0.3,
			totalTaxAmount: 0.05,
		});
	});

	it('does not count what a customer may choose', async () => {
		const { api } = await apiFor();
		const document = await read(api, 'quotations', '', {
			...quotation,
			lineItems: [
				{ ...line, subItems: [{ ...line, name: 'Zusatz' }] },
				{ ...line, optional: true },
				{ ...line, alternative: true },
			],
		});
		expect(document).toMatchObject({ totalPrice: { totalNetAmount: 300 } });
	});
});

describe('a document that follows another', () => {
	async function chain() {
		const { api, sandbox } = await apiFor();
		const make = async (kind: SalesKind, body: object, query = '') => {
			const made = await api.post(`/v1/${kind}?${query}`, body);
			return { status: made.status, id: made.body.id, details: detailsOf(made) };
		};
		const after = (id: string) => `precedingSalesVoucherId=${id}`;
		return { api, sandbox, make, after };
	}

	it('goes from quotation to invoice, and on to credit note and dunning', async () => {
		const { api, make, after } = await chain();
		const offer = await make('quotations', quotation, 'finalize=true');
		const order = await make('order-confirmations', invoice, `finalize=true&${after(offer.id)}`);
		const delivery = await make('delivery-notes', invoice, `finalize=true&${after(order.id)}`);
		const bill = await make('invoices', invoice, `finalize=true&${after(delivery.id)}`);
		const credit = await make('credit-notes', invoice, after(bill.id));
		const dunning = await make('dunnings', invoice, after(bill.id));
		expect([offer, order, delivery, bill, credit, dunning].map(({ status }) => status)).toEqual([
			201, 201, 201, 201, 201, 201,
		]);
		expect((await api.get(`/v1/invoices/${bill.id}`)).body['relatedVouchers']).toEqual([
			{ id: delivery.id, voucherNumber: 'LS0001', voucherType: 'deliverynote' },
			{ id: credit.id, voucherNumber: 'GS0001', voucherType: 'creditnote' },
			{ id: dunning.id, voucherNumber: 'MA0001', voucherType: 'dunning' },
		]);
		expect((await api.get(`/v1/quotations/${offer.id}`)).body['relatedVouchers']).toEqual([
			{ id: order.id, voucherNumber: 'AB0001', voucherType: 'orderconfirmation' },
		]);
	});

	it('is refused after a draft, an unknown document, or one that does not fit', async () => {
		const { make, after } = await chain();
		const draft = await make('invoices', invoice);
		const open = await make('invoices', invoice, 'finalize=true');
		const broken = { status: 406, details: [['precedingSalesVoucherId', 'INVALID']] };
		expect(await make('credit-notes', invoice, after(draft.id))).toMatchObject(broken);
		expect(await make('credit-notes', invoice, after(NOBODY))).toMatchObject(broken);
		expect(await make('invoices', invoice, after(open.id))).toMatchObject(broken);
		expect(await make('delivery-notes', invoice, after(open.id))).toMatchObject(broken);
		expect((await make('credit-notes', invoice, after('4711'))).status).toBe(400);
		expect((await make('credit-notes', invoice, after(open.id))).status).toBe(201);
	});

	it('is what a dunning must be, before anybody looks at its body', async () => {
		const { make, after } = await chain();
		expect((await make('dunnings', {})).status).toBe(400);
		const open = await make('invoices', invoice, 'finalize=true');
		expect((await make('dunnings', {}, after(open.id))).status).toBe(406);
		expect((await make('dunnings', invoice, after(open.id))).status).toBe(201);
	});

	it('is always a draft when it is a dunning', async () => {
		const { api, make, after } = await chain();
		const open = await make('invoices', invoice, 'finalize=true');
		const { id } = await make('dunnings', invoice, `finalize=true&${after(open.id)}`);
		expect((await api.get(`/v1/dunnings/${id}`)).body.voucherStatus).toBe('draft');
	});

	it('does not exist for quotations, which ignore the parameter', async () => {
		const { make, after } = await chain();
		expect((await make('quotations', quotation, after(NOBODY))).status).toBe(201);
	});
});
