import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POSTING_CATEGORIES } from '../../../sandbox/lexware/lists/posting-categories';
import { apiFor, issues, NOBODY, NOON, type Expected } from './client';
import { PDF } from './files-fixture';

const SERVICES = '8f8664a1-fd86-11e1-a21f-0800200c9a66';
const REVERSE_CHARGE_INCOME = '380a20cb-d04c-426e-b49c-84c22adfa362';
const EU_PURCHASE = 'dba64b05-85f7-4359-8e83-a2556a62eeac';

/** A category of purchases that wants nothing special. */
const categoryId = POSTING_CATEGORIES.find(({ type }) => type === 'outgo')?.id ?? '';

async function office(options: Parameters<typeof apiFor>[0] = {}) {
	const { api, sandbox } = await apiFor(options, () => NOON);
	const contactId = sandbox.seed({
		contacts: [{ roles: { vendor: {}, customer: {} }, company: { name: 'Farben Muster KG' } }],
	}).contacts[0]!;
	const purchase = {
		type: 'purchaseinvoice',
		voucherNumber: '4711',
		voucherDate: '2026-08-21',
		shippingDate: '2026-08-20',
		dueDate: '2026-09-20',
		totalGrossAmount: 119,
		totalTaxAmount: 19,
		taxType: 'gross',
		useCollectiveContact: false,
		contactId,
		remark: 'Farbe',
		voucherItems: [{ amount: 119, taxAmount: 19, taxRatePercent: 19, categoryId }],
		files: [],
		version: 0,
	};
	return { api, sandbox, purchase };
}

type Voucher = Awaited<ReturnType<typeof office>>['purchase'];

describe('a bookkeeping voucher', () => {
	it('is booked and shown with dates in the long form', async () => {
		const { api, sandbox, purchase } = await office();
		const { status, body } = await api.post('/v1/vouchers', purchase);
		expect({ status, body }).toEqual({
			status: 200,
			body: {
				id: body.id,
				resourceUri: `${sandbox.url}/v1/vouchers/${body.id}`,
				createdDate: '2026-08-24T12:00:00.000+02:00',
				updatedDate: '2026-08-24T12:00:00.000+02:00',
				version: 1,
			},
		});
		expect(await api.get(`/v1/vouchers/${body.id}`)).toEqual({
			status: 200,
			body: {
				...purchase,
				id: body.id,
				organizationId: sandbox.organizationId,
				voucherStatus: 'open',
				voucherDate: '2026-08-21T00:00:00.000+02:00',
				shippingDate: '2026-08-20T00:00:00.000+02:00',
				dueDate: '2026-09-20T00:00:00.000+02:00',
				contactName: 'Farben Muster KG',
				createdDate: '2026-08-24T12:00:00.000+02:00',
				updatedDate: '2026-08-24T12:00:00.000+02:00',
				version: 1,
			},
		});
	});

	it.each<[name: string, change: (voucher: Voucher) => object]>([
		[
			'net amounts',
			(voucher) => ({
				...voucher,
				taxType: 'net',
				voucherItems: [{ ...voucher.voucherItems[0], amount: 100 }],
			}),
		],
		[
			'the collective contact',
			(voucher) => ({
				...voucher,
				useCollectiveContact: true,
				contactId: undefined,
			}),
		],
		['long dates', (voucher) => ({ ...voucher, voucherDate: '2026-08-20T22:00:00.000Z' })],
		[
			'tax a cent off',
			(voucher) => ({
				...voucher,
				totalTaxAmount: 19.01,
				voucherItems: [{ ...voucher.voucherItems[0], taxAmount: 19.01 }],
			}),
		],
		[
			'sums that binary numbers cannot hold',
			(voucher) => ({
				...voucher,
				totalGrossAmount: 0.3,
				totalTaxAmount: 0,
				voucherItems: [0.1, 0.2].map((amount) => ({
					...voucher.voucherItems[0],
					amount,
					taxAmount: 0,
					taxRatePercent: 0,
				})),
			}),
		],
		[
			'a category that reverses the charge',
			(voucher) => ({
				...voucher,
				taxType: 'net',
				totalGrossAmount: 100,
				totalTaxAmount: 0,
				voucherItems: [{ amount: 100, taxAmount: 0, taxRatePercent: 19, categoryId: EU_PURCHASE }],
			}),
		],
		[
			'income',
			(voucher) => ({
				...voucher,
				type: 'salesinvoice',
				voucherItems: [{ ...voucher.voucherItems[0], categoryId: SERVICES }],
			}),
		],
		[
			'income reversed',
			(voucher) => ({
				...voucher,
				type: 'salescreditnote',
				totalTaxAmount: 0,
				voucherItems: [
					{ amount: 119, taxAmount: 0, taxRatePercent: 0, categoryId: REVERSE_CHARGE_INCOME },
				],
			}),
		],
		['fields nobody knows', (voucher) => ({ ...voucher, colour: 'red' })],
		['no due date', (voucher) => ({ ...voucher, dueDate: null, shippingDate: undefined })],
	])('may have %s', async (_name, change) => {
		const { api, purchase } = await office();
		expect(await api.post('/v1/vouchers', change(purchase))).toMatchObject({ status: 200 });
	});

	it.each<[name: string, change: (voucher: Voucher) => object, expected: Expected]>([
		[
			'no type',
			(voucher) => ({ ...voucher, type: undefined }),
			issues(406, ['missing_entity', 'type']),
		],
		[
			'another type',
			(voucher) => ({ ...voucher, type: 'invoice' }),
			issues(406, ['invalid_value', 'type']),
		],
		[
			'no number',
			(voucher) => ({ ...voucher, voucherNumber: undefined }),
			issues(406, ['missing_entity', 'voucherNumber']),
		],
		[
			'an empty number',
			(voucher) => ({ ...voucher, voucherNumber: '' }),
			issues(406, ['missing_entity', 'voucherNumber']),
		],
		[
			'next to nothing',
			({ type, version }) => ({ type, version }),
			issues(
				406,
				['missing_entity', 'voucherNumber'],
				['missing_entity', 'voucherDate'],
				['missing_entity', 'totalGrossAmount'],
				['missing_entity', 'totalTaxAmount'],
				['missing_entity', 'taxType'],
				['missing_entity', 'voucherItems'],
				['missing_entity', 'contactId'],
			),
		],
		[
			'a version already',
			(voucher) => ({ ...voucher, version: 3 }),
			issues(406, ['invalid_value', 'version']),
		],
		[
			'a date there is not',
			(voucher) => ({ ...voucher, voucherDate: '2026-02-30' }),
			issues(406, ['invalid_value', 'voucherDate']),
		],
		[
			'a German date',
			(voucher) => ({ ...voucher, voucherDate: '21.08.2026' }),
			issues(406, ['invalid_value', 'voucherDate']),
		],
		[
			'a time without milliseconds',
			(voucher) => ({ ...voucher, dueDate: '2026-08-21T00:00:00+02:00' }),
			issues(406, ['invalid_value', 'dueDate']),
		],
		[
			'a wrong total',
			(voucher) => ({ ...voucher, totalGrossAmount: 118.99 }),
			issues(406, ['invalid_total_amount', 'totalGrossAmount']),
		],
		[
			'a gross total although the items are net',
			(voucher) => ({
				...voucher,
				taxType: 'net',
				totalGrossAmount: 100,
				voucherItems: [{ ...voucher.voucherItems[0], amount: 100 }],
			}),
			issues(406, ['invalid_total_amount', 'totalGrossAmount']),
		],
		[
			'a wrong sum of tax',
			(voucher) => ({ ...voucher, totalTaxAmount: 18 }),
			issues(406, ['invalid_total_amount', 'totalTaxAmount']),
		],
		[
			'tax two cents off',
			(voucher) => ({
				...voucher,
				totalTaxAmount: 19.02,
				voucherItems: [{ ...voucher.voucherItems[0], taxAmount: 19.02 }],
			}),
			issues(406, ['invalid_taxamount', 'voucherItems[0].taxAmount']),
		],
		[
			'tax of net amounts on gross ones',
			(voucher) => ({
				...voucher,
				totalTaxAmount: 22.61,
				voucherItems: [{ ...voucher.voucherItems[0], taxAmount: 22.61 }],
			}),
			issues(406, ['invalid_taxamount', 'voucherItems[0].taxAmount']),
		],
		[
			'tax where the charge is reversed',
			(voucher) => ({
				...voucher,
				voucherItems: [{ ...voucher.voucherItems[0], categoryId: EU_PURCHASE }],
			}),
			issues(406, ['invalid_taxamount', 'voucherItems[0].taxAmount']),
		],
		[
			'an amount added up in binary',
			(voucher) => ({ ...voucher, totalGrossAmount: 0.1 + 0.2 }),
			issues(406, ['invalid_value', 'totalGrossAmount']),
		],
		[
			'a negative amount',
			(voucher) => ({ ...voucher, voucherItems: [{ ...voucher.voucherItems[0], amount: -119 }] }),
			issues(406, ['invalid_value', 'voucherItems[0].amount']),
		],
		[
			'an amount as text',
			(voucher) => ({ ...voucher, totalGrossAmount: '119.00' }),
			issues(400, ['invalid_value', 'totalGrossAmount']),
		],
		[
			'free of VAT',
			(voucher) => ({ ...voucher, taxType: 'vatfree' }),
			issues(406, ['invalid_value', 'taxType']),
		],
		[
			'neither contact nor collective contact',
			(voucher) => ({ ...voucher, contactId: undefined }),
			issues(406, ['missing_entity', 'contactId']),
		],
		[
			'contact and collective contact',
			(voucher) => ({ ...voucher, useCollectiveContact: true }),
			issues(406, ['invalid_value', 'useCollectiveContact']),
		],
		[
			'a contact there is not',
			(voucher) => ({ ...voucher, contactId: NOBODY }),
			issues(406, ['invalid_value', 'contactId']),
		],
		[
			'the collective contact for a category that wants one',
			(voucher) => ({
				...voucher,
				useCollectiveContact: true,
				contactId: undefined,
				totalTaxAmount: 0,
				voucherItems: [{ amount: 119, taxAmount: 0, taxRatePercent: 19, categoryId: EU_PURCHASE }],
			}),
			issues(406, ['missing_entity', 'contactId']),
		],
		[
			'a category of the other direction',
			(voucher) => ({
				...voucher,
				voucherItems: [{ ...voucher.voucherItems[0], categoryId: SERVICES }],
			}),
			issues(406, ['invalid_value', 'voucherItems[0].categoryId']),
		],
		[
			'a category there is not',
			(voucher) => ({
				...voucher,
				voucherItems: [{ ...voucher.voucherItems[0], categoryId: NOBODY }],
			}),
			issues(406, ['invalid_value', 'voucherItems[0].categoryId']),
		],
		[
			'a file there is not',
			(voucher) => ({ ...voucher, files: [NOBODY] }),
			issues(406, ['invalid_value', 'files[0]']),
		],
		[
			'a status',
			(voucher) => ({ ...voucher, voucherStatus: 'open' }),
			issues(406, ['invalid_value', 'voucherStatus']),
		],
		[
			'what the vendor works out itself',
			(voucher) => ({ ...voucher, id: NOBODY, contactName: 'Muster', updatedDate: null }),
			issues(
				406,
				['invalid_value', 'id'],
				['invalid_value', 'contactName'],
				['invalid_value', 'updatedDate'],
			),
		],
	])('is refused with %s', async (_name, change, expected) => {
		const { api, sandbox, purchase } = await office();
		expect(await api.post('/v1/vouchers', change(purchase))).toEqual(expected);
		expect(sandbox.state.vouchers()).toEqual([]);
	});

	it('fits its total exactly when the total is the sum of its items', async () => {
		const { api, purchase } = await office();
		const cents = fc.integer({ min: 0, max: 99_999_99 });
		await fc.assert(
			fc.asyncProperty(
				fc.array(cents, { minLength: 1, maxLength: 5 }),
				fc.integer({ min: -2, max: 2 }),
				async (amounts, off) => {
					const total = amounts.reduce((sum, amount) => sum + amount, 0) + off;
					fc.pre(total >= 0);
					const { status } = await api.post('/v1/vouchers', {
						...purchase,
						totalGrossAmount: total / 100,
						totalTaxAmount: 0,
						voucherItems: amounts.map((amount) => ({
							amount: amount / 100,
							taxAmount: 0,
							taxRatePercent: 0,
							categoryId,
						})),
					});
					expect(status).toBe(off === 0 ? 200 : 406);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('is looked up by its number, which is not unique', async () => {
		const { api, purchase } = await office();
		await api.post('/v1/vouchers', purchase);
		await api.post('/v1/vouchers', purchase);
		await api.post('/v1/vouchers', { ...purchase, voucherNumber: '47110' });

		const { body } = await api.get('/v1/vouchers?voucherNumber=4711');
		expect(body).toMatchObject({
			content: [{ voucherNumber: '4711', totalGrossAmount: 119 }, { voucherNumber: '4711' }],
			totalElements: 2,
			size: 25,
		});
		const missing = issues(400, ['missing_entity', 'voucherNumber']);
		expect(await api.get('/v1/vouchers')).toEqual(missing);
		expect(await api.get('/v1/vouchers?number=4711')).toEqual(missing);
		expect((await api.get('/v1/vouchers?voucherNumber=4711&size=251')).status).toBe(400);
	});

	it('is not there under an unknown id', async () => {
		const { api, purchase } = await office();
		expect((await api.get(`/v1/vouchers/${NOBODY}`)).status).toBe(404);
		expect((await api.put(`/v1/vouchers/${NOBODY}`, { ...purchase, version: 1 })).status).toBe(404);
		expect((await api.upload(`/v1/vouchers/${NOBODY}/files`, { file: PDF })).status).toBe(404);
	});

	it('appears in lists later when told so', async () => {
		const { api, sandbox, purchase } = await office({ listDelayMs: 3_600_000 });
		const { id } = (await api.post('/v1/vouchers', purchase)).body;
		const listed = async () =>
			(await api.get('/v1/vouchers?voucherNumber=4711')).body.totalElements +
			(await api.get('/v1/voucherlist?voucherType=any&voucherStatus=any')).body.totalElements;
		expect((await api.get(`/v1/vouchers/${id}`)).status).toBe(200);
		expect(await listed()).toBe(0);
		sandbox.release();
		await sandbox.settled();
		expect(await listed()).toBe(2);
	});
});

/** What a client sends back: everything it read but what the vendor works out. */
function writable(read: Record<string, unknown>): Record<string, unknown> {
	const dropped = [
		'id',
		'organizationId',
		'contactName',
		'createdDate',
		'updatedDate',
		'voucherStatus',
	];
	return Object.fromEntries(Object.entries(read).filter(([name]) => !dropped.includes(name)));
}

describe('a change to a bookkeeping voucher', () => {
	async function booked(options: Parameters<typeof apiFor>[0] = {}) {
		const made = await office(options);
		const { id } = (await made.api.post('/v1/vouchers', made.purchase)).body as { id: string };
		const read = async () =>
			(await made.api.get(`/v1/vouchers/${id}`)).body as Record<string, unknown>;
		const put = async (body: object) => await made.api.put(`/v1/vouchers/${id}`, body);
		return { ...made, id, read, put };
	}

	it('takes back what was read', async () => {
		const { read, put } = await booked();
		const before = await read();
		expect(await put({ ...writable(before), remark: 'Neu' })).toMatchObject({
			status: 200,
			body: { version: 2 },
		});
		expect(await read()).toEqual({ ...before, remark: 'Neu', version: 2 });
	});

	it('empties what it leaves out', async () => {
		const { read, put, purchase } = await booked();
		const rest = { ...purchase, version: 1, remark: undefined, dueDate: undefined };
		expect((await put(rest)).status).toBe(200);
		const after = await read();
		expect([after['remark'], after['dueDate']]).toEqual([undefined, undefined]);
	});

	it.each([0, 2])('is refused with version %i instead of 1', async (version) => {
		const { sandbox, put, purchase } = await booked();
		const before = sandbox.state.vouchers();
		expect(await put({ ...purchase, version })).toEqual(issues(406, ['invalid_value', 'version']));
		expect(sandbox.state.vouchers()).toEqual(before);
	});

	it('obeys the same rules', async () => {
		const { put, purchase } = await booked();
		expect(await put({ ...purchase, version: 1, totalGrossAmount: 1 })).toEqual(
			issues(406, ['invalid_total_amount', 'totalGrossAmount']),
		);
	});

	it('removes attachments it does not name, for good', async () => {
		const { api, sandbox, id, read, put } = await booked();
		const first = (await api.upload(`/v1/vouchers/${id}/files`, { file: PDF })).body.id;
		const second = (await api.upload(`/v1/vouchers/${id}/files`, { file: PDF })).body.id;
		expect(await read()).toMatchObject({ files: [first, second], version: 3 });

		expect((await put({ ...writable(await read()), files: [second] })).status).toBe(200);
		expect(await read()).toMatchObject({ files: [second] });
		expect((await api.get(`/v1/files/${first}`, { accept: '*/*' })).status).toBe(404);

		const without = { ...writable(await read()), files: undefined };
		expect((await put(without)).status).toBe(200);
		expect(await read()).toMatchObject({ files: [] });
		expect(sandbox.state.files()).toEqual([]);
	});

	it("does not take another voucher's file", async () => {
		const { api, put, purchase } = await booked();
		const { id } = (await api.upload('/v1/files', { file: PDF, type: 'voucher' })).body;
		expect(await put({ ...purchase, version: 1, files: [id] })).toEqual(
			issues(406, ['invalid_value', 'files[0]']),
		);
	});

	describe('whose status may be written', () => {
		const accepting = { acceptsVoucherStatus: true };

		it('makes an unchecked voucher open once it is complete', async () => {
			const { api, sandbox, purchase } = await office(accepting);
			const { voucherId } = (await api.upload('/v1/files', { file: PDF, type: 'voucher' })).body;
			const url = `/v1/vouchers/${voucherId}`;
			const { body: read } = await api.get(url);
			expect(await api.put(url, { ...writable(read), voucherStatus: 'open' })).toMatchObject({
				status: 406,
			});
			const complete = { ...purchase, files: read.files, version: 1, voucherStatus: 'open' };
			expect(await api.put(url, complete)).toMatchObject({ status: 200 });
			expect(sandbox.state.vouchers()).toMatchObject([{ voucherStatus: 'open', version: 2 }]);
		});

		it('may begin unchecked, with most fields to come', async () => {
			const { api, sandbox } = await office(accepting);
			const body = { type: 'purchaseinvoice', voucherStatus: 'unchecked', version: 0 };
			expect((await api.post('/v1/vouchers', body)).status).toBe(200);
			expect(sandbox.state.vouchers()).toMatchObject([{ voucherStatus: 'unchecked' }]);
		});

		it.each(['paid', 'draft', 7, null])('cannot be %j', async (voucherStatus) => {
			const { api, purchase } = await office(accepting);
			expect(await api.post('/v1/vouchers', { ...purchase, voucherStatus })).toEqual(
				issues(406, ['invalid_value', 'voucherStatus']),
			);
		});

		it('cannot go back', async () => {
			const { put, purchase } = await booked(accepting);
			const back = { ...purchase, version: 1, voucherStatus: 'unchecked' };
			expect(await put(back)).toEqual(issues(406, ['invalid_value', 'voucherStatus']));
			expect((await put({ ...back, voucherStatus: 'open' })).status).toBe(200);
		});
	});
});
