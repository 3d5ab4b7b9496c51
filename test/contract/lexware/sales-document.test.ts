import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { LexwareWorld, MAY_WRITE, outcome } from '../../support/lexware-world';

let world: LexwareWorld;
let customer: string;

beforeEach(async () => {
	world = await LexwareWorld.start();
	await world.openBooks();
	const { contacts } = world.vendor.seed({
		contacts: [
			{
				roles: { customer: {} },
				company: { name: 'Kunde & Co. GmbH' },
				addresses: { billing: [{ street: 'Weg 1', city: 'Hamburg', countryCode: 'DE' }] },
			},
		],
	});
	customer = contacts[0]!;
});

afterEach(() => world.close());

const first = ([item]: readonly INodeExecutionData[]) => item as INodeExecutionData;
const errorOf = (items: readonly INodeExecutionData[]) => first(items).json['error'] as IDataObject;
const writeOf = (items: readonly INodeExecutionData[]) => first(items).json['write'] as IDataObject;
const requestOf = (items: readonly INodeExecutionData[]) =>
	writeOf(items)['request'] as IDataObject;
const posts = () => world.vendor.requests().filter(({ method }) => method !== 'GET');
const byId = (value: string | undefined) => ({ __rl: true, mode: 'id', value: value ?? '' });
const fault = (path: string, kind: 'errorAfterBooking' | 'errorBeforeBooking') =>
	world.vendor.setFaults({ rules: [{ on: `POST ${path}`, nth: 1, fault: { kind, status: 504 } }] });

const line = (changes: IDataObject = {}): IDataObject => ({
	type: 'custom',
	name: 'Beratung',
	description: '',
	quantity: 3,
	unitName: 'Stunde',
	price: '100.00',
	taxRate: 19,
	discountPercentage: 0,
	...changes,
});

const parameters = (changes: IDataObject = {}): IDataObject => ({
	contactId: byId(customer),
	voucherDate: '2026-08-21T00:00:00',
	lineItems: { item: [line()] },
	...changes,
});

describe('invoice.create', () => {
	it('makes a draft, with every date at midnight in Germany', async () => {
		const items = await world.write('invoice.create', parameters());
		const [invoice] = world.vendor.state.salesDocuments('invoices');

		expect(writeOf(items)).toMatchObject({
			status: 'written',
			remoteId: invoice?.id,
			result: {
				draft: true,
				url: `https://app.lexware.de/permalink/invoices/edit/${invoice?.id}`,
			},
		});
		expect(invoice).toMatchObject({
			voucherStatus: 'draft',
			voucherDate: '2026-08-21T00:00:00.000+02:00',
			shippingConditions: {
				shippingType: 'service',
				shippingDate: '2026-08-21T00:00:00.000+02:00',
			},
			address: { contactId: customer },
			totalPrice: { totalGrossAmount: 357 },
		});
		expect(posts().map(({ path, query }) => `${path}?${query}`)).toEqual(['/v1/invoices?']);
	});

	it('finishes it only when told to, and says so in the request', async () => {
		const preview = await world.run('invoice.create', parameters({ finalize: true }));
		const items = await world.write('invoice.create', parameters({ finalize: true }));

		expect(requestOf(preview)['path']).toBe('/v1/invoices?finalize=true');
		expect(writeOf(items)).toMatchObject({ result: { draft: false } });
		expect(world.vendor.state.salesDocuments()[0]?.voucherStatus).toBe('open');
	});

	it('sends everything that was entered', async () => {
		const items = await world.run(
			'invoice.create',
			parameters({
				recipient: 'address',
				address: {
					fields: {
						name: 'Max Muster',
						supplement: '',
						street: 'Weg 2',
						zip: '20095',
						city: 'Hamburg',
						countryCode: 'de',
					},
				},
				voucherDate: '2026-12-01T00:00:00',
				taxType: 'gross',
				lineItems: {
					item: [
						line({ price: '119', discountPercentage: 10, description: 'vor Ort' }),
						line({ type: 'text', name: 'Hinweis', description: 'ohne Preis' }),
					],
				},
				shippingType: 'serviceperiod',
				shippingDate: '2026-10-01',
				shippingEndDate: '2026-11-30',
				paymentTerms: 'own',
				paymentLabel: '10 Tage 3 %, 30 Tage netto',
				paymentDays: 30,
				cashDiscount: 3,
				cashDiscountDays: 10,
				additionalFields: {
					title: 'Rechnung 7',
					introduction: 'Guten Tag',
					remark: 'Danke',
					language: 'en',
					buyerReference: '04011000-1234512345-35',
					discountPercentage: '5',
				},
				options: { rawJson: { remark: 'Vielen Dank', totalPrice: { totalDiscountPercentage: 6 } } },
			}),
		);

		expect(requestOf(items)).toEqual({
			method: 'POST',
			path: '/v1/invoices',
			body: {
				voucherDate: '2026-12-01T00:00:00.000+01:00',
				language: 'en',
				address: {
					name: 'Max Muster',
					street: 'Weg 2',
					zip: '20095',
					city: 'Hamburg',
					countryCode: 'DE',
				},
				lineItems: [
					{
						type: 'custom',
						name: 'Beratung',
						description: 'vor Ort',
						quantity: 3,
						unitName: 'Stunde',
						unitPrice: { currency: 'EUR', grossAmount: 119, taxRatePercentage: 19 },
						discountPercentage: 10,
					},
					{ type: 'text', name: 'Hinweis', description: 'ohne Preis' },
				],
				totalPrice: { currency: 'EUR', totalDiscountPercentage: 6 },
				taxConditions: { taxType: 'gross' },
				paymentConditions: {
					paymentTermLabel: '10 Tage 3 %, 30 Tage netto',
					paymentTermDuration: 30,
					paymentDiscountConditions: { discountPercentage: 3, discountRange: 10 },
				},
				shippingConditions: {
					shippingType: 'serviceperiod',
					shippingDate: '2026-10-01T00:00:00.000+02:00',
					shippingEndDate: '2026-11-30T00:00:00.000+01:00',
				},
				xRechnung: { buyerReference: '04011000-1234512345-35' },
				title: 'Rechnung 7',
				introduction: 'Guten Tag',
				remark: 'Vielen Dank',
			},
		});
	});

	it('takes what is not entered from the article', async () => {
		const { articles } = world.vendor.seed({
			articles: [
				{ title: 'Farbe', type: 'PRODUCT', unitName: 'Eimer', price: { netPrice: 30, taxRate: 7 } },
				{ title: 'Anstrich', type: 'SERVICE', unitName: 'm²', price: { netPrice: 8 } },
			],
		});
		const article = (id: string | undefined, changes: IDataObject = {}) => ({
			type: 'article',
			articleId: byId(id),
			name: '',
			description: '',
			quantity: 2,
			unitName: '',
			price: '',
			discountPercentage: 0,
			...changes,
		});
		await world.write(
			'invoice.create',
			parameters({
				lineItems: {
					item: [article(articles[0]), article(articles[1], { name: 'Streichen', price: '9.5' })],
				},
			}),
		);

		expect(world.vendor.state.salesDocuments()[0]?.lineItems).toMatchObject([
			{
				type: 'material',
				id: articles[0],
				name: 'Farbe',
				unitName: 'Eimer',
				unitPrice: { netAmount: 30, taxRatePercentage: 7 },
			},
			{
				type: 'service',
				id: articles[1],
				name: 'Streichen',
				unitName: 'm²',
				unitPrice: { netAmount: 9.5, taxRatePercentage: 19 },
			},
		]);
	});

	it('takes payment terms from the list of the account', async () => {
		const conditions = await world.run('paymentCondition.getMany', { returnAll: true });
		const id = conditions.find(({ json }) => json['paymentTermDuration'] === 30)?.json['id'];
		const items = await world.run(
			'invoice.create',
			parameters({ paymentTerms: 'list', paymentConditionId: id }),
		);

		expect((requestOf(items)['body'] as IDataObject)['paymentConditions']).toEqual({
			paymentTermLabel: '10 Tage -3 %, 30 Tage netto',
			paymentTermDuration: 30,
			paymentDiscountConditions: { discountPercentage: 3, discountRange: 10 },
		});
	});

	it('sends no tax rate where the tax type knows no VAT', async () => {
		const items = await world.write('invoice.create', parameters({ taxType: 'vatfree' }));

		expect(outcome(first(items))).toBe('written');
		expect(world.vendor.state.salesDocuments()[0]).toMatchObject({
			lineItems: [{ unitPrice: { netAmount: 100, taxRatePercentage: 0 } }],
			totalPrice: { totalGrossAmount: 300 },
		});
	});

	const oneTime = {
		recipient: 'address',
		address: { fields: { name: 'Max Muster', countryCode: 'AT' } },
	};

	it.each<[string, IDataObject, string]>([
		['without recipient', { contactId: byId('') }, 'LEXWARE_SALES_MISSING'],
		[
			'to a one-time address without country',
			{ recipient: 'address', address: { fields: { name: 'Max', countryCode: '' } } },
			'LEXWARE_SALES_ADDRESS',
		],
		[
			'to a one-time address within the EU',
			{ ...oneTime, taxType: 'intraCommunitySupply' },
			'LEXWARE_SALES_ONE_TIME_ADDRESS',
		],
		['without line items', { lineItems: {} }, 'LEXWARE_SALES_ITEM_COUNT'],
		[
			'with 301 line items',
			{ lineItems: { item: Array.from({ length: 301 }, () => line()) } },
			'LEXWARE_SALES_ITEM_COUNT',
		],
		['without name', { lineItems: { item: [line({ name: '' })] } }, 'LEXWARE_SALES_ITEM'],
		['without price', { lineItems: { item: [line({ price: '' })] } }, 'LEXWARE_SALES_ITEM'],
		['without unit', { lineItems: { item: [line({ unitName: ' ' })] } }, 'LEXWARE_SALES_ITEM'],
		[
			'with an article that is not named',
			{ lineItems: { item: [line({ type: 'article', articleId: byId('') })] } },
			'LEXWARE_SALES_ITEM',
		],
		[
			'with a price that is none',
			{ lineItems: { item: [line({ price: '100 EUR' })] } },
			'LEXWARE_NUMBER_INVALID',
		],
		[
			'with two discounts',
			{ additionalFields: { discountAbsolute: '5', discountPercentage: '5' } },
			'LEXWARE_SALES_TWO_DISCOUNTS',
		],
		[
			'with a period without end',
			{ shippingType: 'deliveryperiod', shippingEndDate: '' },
			'LEXWARE_SALES_MISSING',
		],
		[
			'with a period that ends before it begins',
			{ shippingType: 'deliveryperiod', shippingDate: '2026-02-01', shippingEndDate: '2026-01-01' },
			'LEXWARE_SALES_DAYS',
		],
		['with a day that does not exist', { voucherDate: '2026-02-30' }, 'LEXWARE_DAY_INVALID'],
		[
			'with payment terms without wording',
			{ paymentTerms: 'own', paymentLabel: ' ' },
			'LEXWARE_SALES_MISSING',
		],
		[
			'with payment terms nobody knows',
			{ paymentTerms: 'list', paymentConditionId: 'x' },
			'LEXWARE_SALES_PAYMENT_LABEL',
		],
	])('refuses an invoice %s before anything is sent', async (_, changes, code) => {
		const items = await world.write('invoice.create', parameters(changes));

		expect(errorOf(items)['code']).toBe(code);
		expect(posts()).toEqual([]);
	});

	it('names position and field', async () => {
		const item = [line(), line({ quantity: '' })];
		const items = await world.write('invoice.create', parameters({ lineItems: { item } }));

		expect(errorOf(items)['message']).toBe('Line item 2 has no Quantity.');
	});

	it('holds the total against the limits of the ledger', async () => {
		const item = [line({ price: '100000' })];
		const items = await world.write('invoice.create', parameters({ lineItems: { item } }));

		expect(errorOf(items)).toMatchObject({
			code: 'GUARD_APPROVAL_NEEDED_AMOUNT',
			message: expect.stringContaining('357000.00 EUR'),
		});
	});
});

describe('a sales document is written once', () => {
	it('although the answer got lost', async () => {
		fault('/v1/invoices', 'errorAfterBooking');
		const one = await world.write('invoice.create', parameters());
		const two = await world.write('invoice.create', parameters());

		expect([...one, ...two].map(outcome)).toEqual(['written', 'alreadyWritten']);
		expect(world.vendor.state.salesDocuments()).toHaveLength(1);
	});

	it('and none is taken for it that differs in a line, a recipient or a day', async () => {
		await world.write(
			'invoice.create',
			parameters({ lineItems: { item: [line({ name: 'Wartung' })] } }),
		);
		await world.write('invoice.create', parameters({ voucherDate: '2026-08-22' }));
		fault('/v1/invoices', 'errorBeforeBooking');
		const items = await world.write('invoice.create', parameters());

		expect(errorOf(items)['code']).toBe('GUARD_OUTCOME_UNKNOWN');
	});

	it('to a one-time address, too', async () => {
		fault('/v1/invoices', 'errorAfterBooking');
		const changes = {
			recipient: 'address',
			address: { fields: { name: 'Müller & Söhne', countryCode: 'DE' } },
		};

		expect(outcome(first(await world.write('invoice.create', parameters(changes))))).toBe(
			'written',
		);
	});

	it('per reference: the same order is not invoiced twice with other values', async () => {
		const item = { json: { decision: MAY_WRITE, document: { sha256: 'a'.repeat(64) } } };
		const one = await world.write('invoice.create', parameters(), [item]);
		const other = { lineItems: { item: [line({ price: '99' })] } };
		const two = await world.write('invoice.create', parameters(other), [item]);

		expect([...one, ...two].map(outcome)).toEqual(['written', 'GUARD_ALREADY_WRITTEN_DIFFERENTLY']);
	});

	it('unless a second one is wanted', async () => {
		const create = (changes: IDataObject) => world.write('invoice.create', parameters(changes));
		const one = await create({ reference: 'eins' });
		const same = await create({ reference: 'zwei' });
		const wanted = await create({ reference: 'drei', options: { evenIfIdentical: true } });

		expect([...one, ...same, ...wanted].map(outcome)).toEqual([
			'written',
			'LEXWARE_SALES_EXISTS',
			'written',
		]);
		expect(errorOf(same)['message']).toContain(writeOf(one)['remoteId']);
	});

	it('and does not take an older one for what was sent', async () => {
		await world.write('invoice.create', parameters({ reference: 'eins' }));
		fault('/v1/invoices', 'errorBeforeBooking');
		const items = await world.write(
			'invoice.create',
			parameters({ reference: 'zwei', options: { evenIfIdentical: true } }),
		);

		expect(errorOf(items)['code']).toBe('GUARD_FOUND_SEVERAL');
	});

	it('a cancelled one does not count', async () => {
		world.vendor.seed({
			salesDocuments: [
				{
					voucherStatus: 'voided',
					voucherDate: '2026-08-21',
					address: { contactId: customer },
					lineItems: [
						{
							name: 'Beratung',
							quantity: 3,
							unitName: 'Stunde',
							unitPrice: { netAmount: 100, taxRatePercentage: 19 },
						},
					],
				},
			],
		});

		expect(outcome(first(await world.write('invoice.create', parameters())))).toBe('written');
	});
});

describe('other kinds', () => {
	it('writes a quotation with its end and its options', async () => {
		const item = [line({ choice: 'none' }), line({ name: 'Extra', choice: 'optional' })];
		const items = await world.write(
			'quotation.create',
			parameters({ expirationDate: '2026-09-30', lineItems: { item } }),
		);

		expect(outcome(first(items))).toBe('written');
		expect(world.vendor.state.salesDocuments('quotations')).toMatchObject([
			{
				expirationDate: '2026-09-30T00:00:00.000+02:00',
				lineItems: [{ name: 'Beratung' }, { name: 'Extra', optional: true }],
				totalPrice: { totalGrossAmount: 357 },
			},
		]);
	});

	it.each([
		['', 'LEXWARE_SALES_MISSING'],
		['2026-08-20', 'LEXWARE_SALES_DAYS'],
	])('refuses a quotation that ends on "%s"', async (expirationDate, code) => {
		const items = await world.write('quotation.create', parameters({ expirationDate }));

		expect(errorOf(items)['code']).toBe(code);
	});

	it.each(['creditNote', 'orderConfirmation', 'deliveryNote'] as const)(
		'writes a draft of a %s, and finds it again',
		async (kind) => {
			const path = {
				creditNote: '/v1/credit-notes',
				orderConfirmation: '/v1/order-confirmations',
				deliveryNote: '/v1/delivery-notes',
			}[kind];
			fault(path, 'errorAfterBooking');
			const items = await world.write(`${kind}.create`, parameters());

			expect(outcome(first(items))).toBe('written');
			expect(world.vendor.state.salesDocuments()).toMatchObject([{ voucherStatus: 'draft' }]);
		},
	);

	it('follows a chain from document to document', async () => {
		const { salesDocuments } = world.vendor.seed({
			salesDocuments: [{ kind: 'quotations', voucherStatus: 'accepted' }],
		});
		const changes = { precedingKind: 'quotation', precedingId: byId(salesDocuments[0]) };
		const items = await world.write('orderConfirmation.create', parameters(changes));
		const [, confirmation] = world.vendor.state.salesDocuments();

		expect(outcome(first(items))).toBe('written');
		expect(confirmation?.relatedVouchers).toMatchObject([{ id: salesDocuments[0] }]);
	});

	it('refuses to follow a draft, or nothing at all', async () => {
		const { salesDocuments } = world.vendor.seed({ salesDocuments: [{ voucherStatus: 'draft' }] });
		const changes = { precedingKind: 'invoice', precedingId: byId(salesDocuments[0]) };
		const draft = await world.write('creditNote.create', parameters(changes));
		const none = await world.write('dunning.create', parameters({ precedingId: byId('') }));

		expect([...draft, ...none].map(outcome)).toEqual([
			'LEXWARE_SALES_PRECEDING_DRAFT',
			'LEXWARE_SALES_MISSING',
		]);
		expect(posts()).toEqual([]);
	});

	it('writes a dunning for an invoice, and finds it again although no list shows it', async () => {
		const { salesDocuments } = world.vendor.seed({
			salesDocuments: [{ address: { contactId: customer } }],
		});
		fault('/v1/dunnings', 'errorAfterBooking');
		const changes = {
			precedingId: byId(salesDocuments[0]),
			lineItems: { item: [line({ name: 'Mahngebühr', price: '5', quantity: 1, taxRate: 0 })] },
		};
		const items = await world.write('dunning.create', parameters(changes));
		const [dunning] = world.vendor.state.salesDocuments('dunnings');

		expect(writeOf(items)).toMatchObject({ status: 'written', remoteId: dunning?.id });
		expect(dunning?.relatedVouchers).toMatchObject([{ id: salesDocuments[0] }]);
	});

	it('says that a document of another kind is not found', async () => {
		const { salesDocuments } = world.vendor.seed({ salesDocuments: [{ kind: 'quotations' }] });
		const get = (kind: 'invoice' | 'quotation') =>
			world.run(`${kind}.get`, {}, [{ json: { id: salesDocuments[0] } }]);

		expect(errorOf(await get('invoice'))['code']).toBe('LEXWARE_NOT_FOUND');
		expect(first(await get('quotation')).json['lexoffice']).toMatchObject({
			lineItems: [{ name: 'Malerarbeiten' }],
		});
	});
});

describe('download', () => {
	const download = (
		kind: 'invoice' | 'dunning' | 'orderConfirmation' | 'downPaymentInvoice',
		id: string | undefined,
		file: 'issued' | 'pdf' | 'xml' = 'issued',
	) => world.run(`${kind}.download`, { file }, [{ json: { id } }]);

	it('gives the file under the name the vendor gives it', async () => {
		const { salesDocuments } = world.vendor.seed({
			salesDocuments: [
				{ voucherNumber: 'RE0001' },
				{ kind: 'order-confirmations', voucherNumber: 'AB 1' },
				{ kind: 'down-payment-invoices', voucherNumber: 'AR0001' },
			],
		});
		const items = [
			...(await download('invoice', salesDocuments[0])),
			...(await download('orderConfirmation', salesDocuments[1])),
			...(await download('downPaymentInvoice', salesDocuments[2])),
		];

		expect(items.map(({ json }) => json['file'])).toMatchObject([
			{ fileName: 'Rechnung_RE0001.pdf', mimeType: 'application/pdf', kind: 'invoice' },
			{ fileName: 'Auftragsbestätigung AB 1.pdf' },
			{ fileName: 'Abschlagsrechnung_AR0001.pdf' },
		]);
		const bytes = Buffer.from(items[0]?.binary?.['data']?.data ?? '', 'base64');
		expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
		expect(items[0]?.json['file']).toMatchObject({
			bytes: bytes.length,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
	});

	it('gives the XML of an XRechnung, which is the document, or its picture', async () => {
		const { salesDocuments } = world.vendor.seed({
			salesDocuments: [
				{
					electronicDocumentProfile: 'XRechnung',
					buyerReference: '04011000-1',
					address: { contactId: customer },
				},
			],
		});
		const types = [];
		for (const file of ['issued', 'pdf', 'xml'] as const) {
			const items = await download('invoice', salesDocuments[0], file);
			types.push((first(items).json['file'] as IDataObject)['mimeType']);
		}

		expect(types).toEqual(['application/xml', 'application/pdf', 'application/xml']);
	});

	it('says that there is no XML, that it is a draft, or that there is nothing', async () => {
		const { salesDocuments } = world.vendor.seed({
			salesDocuments: [{}, { kind: 'order-confirmations' }, { voucherStatus: 'draft' }],
		});
		const nothing = '00000000-0000-4000-8000-000000000000';
		const items = [
			...(await download('invoice', salesDocuments[0], 'xml')),
			...(await download('orderConfirmation', salesDocuments[1], 'xml')),
			...(await download('invoice', salesDocuments[2])),
			...(await download('invoice', nothing, 'xml')),
		];

		expect(items.map(outcome)).toEqual([
			'LEXWARE_SALES_NO_XML',
			'LEXWARE_SALES_NO_XML',
			'LEXWARE_NO_FILE_YET',
			'LEXWARE_NOT_FOUND',
		]);
	});
});
