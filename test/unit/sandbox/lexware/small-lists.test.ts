import { describe, expect, it } from 'vitest';
import { apiFor, NOBODY, NOON } from './client';

describe('lists that never change', () => {
	it('are plain arrays, whatever page is asked for', async () => {
		const { api } = await apiFor();
		for (const name of ['countries', 'payment-conditions', 'posting-categories', 'print-layouts']) {
			const whole = await api.get(`/v1/${name}`);
			expect([name, whole.status, Array.isArray(whole.body)]).toEqual([name, 200, true]);
			expect((await api.get(`/v1/${name}?page=1&size=5`)).body).toEqual(whole.body);
			expect((await api.get(`/v1/${name}/${NOBODY}`)).status).toBe(404);
		}
	});

	it('hold the posting categories clients know by id', async () => {
		const { api } = await apiFor();
		const list = (await api.get('/v1/posting-categories')).body as unknown as Array<
			Record<string, unknown>
		>;
		expect(list.length).toBeGreaterThanOrEqual(60);
		expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
		const find = (wanted: string) => list.find(({ id }) => id === wanted);
		expect(find('8f8664a1-fd86-11e1-a21f-0800200c9a66')).toEqual({
			id: '8f8664a1-fd86-11e1-a21f-0800200c9a66',
			name: 'Dienstleistungen',
			type: 'income',
			contactRequired: false,
			splitAllowed: true,
			groupName: 'Einnahmen',
		});
		expect(
			[
				'8f8664a8-fd86-11e1-a21f-0800200c9a66',
				'9075a4e3-66de-4795-a016-3889feca0d20',
				'380a20cb-d04c-426e-b49c-84c22adfa362',
				'f5c7fee8-f184-4e7a-ab04-8f7e7ad6c207',
				'dba64b05-85f7-4359-8e83-a2556a62eeac',
			].map((id) => [find(id)?.['type'], find(id)?.['contactRequired']]),
		).toEqual([
			['income', false],
			['income', true],
			['income', true],
			['income', false],
			['outgo', true],
		]);
	});

	it('hold the countries with their place in VAT', async () => {
		const { api } = await apiFor();
		const list = (await api.get('/v1/countries')).body as unknown as Array<Record<string, string>>;
		expect(list.length).toBeGreaterThanOrEqual(249);
		expect(list.find(({ countryCode }) => countryCode === 'AT')).toEqual({
			countryCode: 'AT',
			countryNameDE: 'Österreich',
			countryNameEN: 'Austria',
			taxClassification: 'intraCommunity',
		});
		const classes = ['DE', 'FR', 'CH', 'GB'].map(
			(code) => list.find(({ countryCode }) => countryCode === code)?.['taxClassification'],
		);
		expect(classes).toEqual(['de', 'intraCommunity', 'thirdPartyCountry', 'thirdPartyCountry']);
		expect(
			list.filter((country) => country['taxClassification'] === 'intraCommunity'),
		).toHaveLength(27);
	});

	it('have one default each', async () => {
		const { api } = await apiFor();
		const defaults = async (name: string, field: string) =>
			((await api.get(`/v1/${name}`)).body as unknown as Array<Record<string, unknown>>).filter(
				(entry) => entry[field] === true,
			).length;
		expect(await defaults('print-layouts', 'default')).toBe(1);
		expect(await defaults('payment-conditions', 'organizationDefault')).toBe(1);
	});
});

describe('the profile', () => {
	it('says whose key it is', async () => {
		const { api, sandbox } = await apiFor({
			organization: { companyName: 'Kleines Büro', taxType: 'vatfree', smallBusiness: true },
		});
		expect(await api.get('/v1/profile')).toEqual({
			status: 200,
			body: {
				organizationId: sandbox.organizationId,
				companyName: 'Kleines Büro',
				connectionId: sandbox.connectionId,
				created: {
					userId: expect.stringMatching(/^[0-9a-f-]{36}$/),
					userName: 'Erika Muster',
					userEmail: 'erika.muster@example.org',
					date: '2024-01-15T09:30:00.000+01:00',
				},
				taxType: 'vatfree',
				smallBusiness: true,
				businessFeatures: ['INVOICING', 'INVOICING_PRO', 'BOOKKEEPING'],
				distanceSalesPrinciple: 'ORIGIN',
				subscriptionStatus: 'active',
			},
		});
	});
});

describe('payments', () => {
	const SALE = '33333333-4444-4555-8666-777777777777';
	const PURCHASE = '44444444-5555-4666-8777-888888888888';

	it('show what is paid and what is open', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		sandbox.seed({
			salesDocuments: [{ id: SALE }],
			vouchers: [{ id: PURCHASE, voucherStatus: 'paid', voucherNumber: '1' }],
			payments: [
				{
					voucherId: SALE,
					items: [
						{ amount: 100.1, postingDate: '2026-08-20' },
						{ amount: 0.2, paymentItemType: 'cashDiscount' },
					],
				},
				{ voucherId: PURCHASE, items: [{ amount: 119 }], paidDate: '2026-08-22' },
			],
		});
		expect(await api.get(`/v1/payments/${SALE}`)).toEqual({
			status: 200,
			body: {
				openAmount: 18.7,
				currency: 'EUR',
				paymentStatus: 'openRevenue',
				voucherType: 'invoice',
				voucherStatus: 'open',
				paymentItems: [
					{
						paymentItemType: 'receivePayment',
						postingDate: '2026-08-20T00:00:00.000+02:00',
						amount: 100.1,
						currency: 'EUR',
					},
					{
						paymentItemType: 'cashDiscount',
						postingDate: '2026-08-24T00:00:00.000+02:00',
						amount: 0.2,
						currency: 'EUR',
					},
				],
			},
		});
		expect((await api.get(`/v1/payments/${PURCHASE}`)).body).toMatchObject({
			openAmount: 0,
			paymentStatus: 'balanced',
			voucherType: 'purchaseinvoice',
			voucherStatus: 'paid',
			paidDate: '2026-08-22T00:00:00.000+02:00',
		});
		const list = await api.get('/v1/voucherlist?voucherType=invoice&voucherStatus=open');
		expect(list.body.content).toMatchObject([{ totalAmount: 119, openAmount: 18.7 }]);
	});

	it.each([
		[{ type: 'purchaseinvoice' }, 'openExpense'],
		[{ type: 'salesinvoice' }, 'openRevenue'],
		[{ type: 'salescreditnote' }, 'openExpense'],
		[{ type: 'purchasecreditnote' }, 'openRevenue'],
	] as const)('of %j are %s', async (voucher, paymentStatus) => {
		const { api, sandbox } = await apiFor();
		const [id] = sandbox.seed({ vouchers: [voucher] }).vouchers;
		expect((await api.get(`/v1/payments/${id}`)).body).toMatchObject({ paymentStatus });
	});

	it('may give the open amount as text', async () => {
		const { api, sandbox } = await apiFor({ openAmountAsText: true });
		const [id] = sandbox.seed({ vouchers: [{}] }).vouchers;
		expect((await api.get(`/v1/payments/${id}`)).body).toMatchObject({ openAmount: '119.00' });
	});

	it('do not exist for drafts, unchecked vouchers and documents nobody pays', async () => {
		const { api, sandbox } = await apiFor();
		const { vouchers, salesDocuments } = sandbox.seed({
			vouchers: [{ voucherStatus: 'unchecked' }],
			salesDocuments: [
				{ voucherStatus: 'draft' },
				{ kind: 'quotations' },
				{ kind: 'delivery-notes' },
				{ kind: 'dunnings', voucherStatus: 'draft' },
			],
		});
		for (const id of [...vouchers, ...salesDocuments]) {
			expect(await api.get(`/v1/payments/${id}`)).toMatchObject({
				status: 406,
				body: { message: 'No payment information for this voucher/voucher type' },
			});
		}
		expect((await api.get(`/v1/payments/${NOBODY}`)).status).toBe(404);
	});
});

describe('recurring templates', () => {
	async function templates() {
		const { api, sandbox } = await apiFor({}, () => NOON);
		const { recurringTemplates } = sandbox.seed({
			recurringTemplates: [
				{ title: 'A', nextExecutionDate: '2026-10-01', executionInterval: 'QUARTERLY' },
				{
					title: 'B',
					nextExecutionDate: '2026-09-01',
					lastExecutionErrorMessage: 'Kunde archiviert',
				},
				{ title: 'C', executionStatus: 'ENDED' },
			],
		});
		return { api, ids: recurringTemplates };
	}

	it('are listed without their lines and read as a whole', async () => {
		const { api, ids } = await templates();
		const { body } = await api.get('/v1/recurring-templates?sort=nextExecutionDate,ASC');
		expect(body.content.map((row) => [row['title'], 'lineItems' in row])).toEqual([
			['C', false],
			['B', false],
			['A', false],
		]);
		expect((await api.get(`/v1/recurring-templates/${ids[1]}`)).body).toMatchObject({
			title: 'B',
			lineItems: [{ name: 'Malerarbeiten', lineItemAmount: 100 }],
			totalPrice: { totalGrossAmount: 119 },
			recurringTemplateSettings: {
				executionInterval: 'MONTHLY',
				executionStatus: 'ACTIVE',
				nextExecutionDate: '2026-09-01',
				lastExecutionFailed: true,
				lastExecutionErrorMessage: 'Kunde archiviert',
			},
		});
		expect((await api.get(`/v1/recurring-templates/${NOBODY}`)).status).toBe(404);
	});

	it.each([
		['sort=createdDate,DESC', 200],
		['sort=updatedDate', 200],
		['sort=lastExecutionDate,ASC', 200],
		['sort=title,ASC', 400],
		['sort=constructor', 400],
		['size=250', 200],
		['size=251', 400],
	])('with %s are answered with %i', async (query, status) => {
		const { api } = await templates();
		expect((await api.get(`/v1/recurring-templates?${query}`)).status).toBe(status);
	});
});
