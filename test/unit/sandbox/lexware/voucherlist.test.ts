import { describe, expect, it } from 'vitest';
import { apiFor, NOON, said } from './client';

const CONTACT = '22222222-3333-4444-8555-666666666666';

/** One document of every kind, and vouchers in several states; today is 2026-08-24. */
async function office(options: Parameters<typeof apiFor>[0] = {}) {
	let now = NOON;
	const { api, sandbox } = await apiFor(options, () => now);
	sandbox.seed({
		contacts: [{ id: CONTACT, roles: { customer: {} }, company: { name: 'Muster GmbH' } }],
		salesDocuments: [
			{ kind: 'invoices', voucherDate: '2026-08-01', dueDate: '2026-08-23' },
			{ kind: 'invoices', voucherDate: '2026-08-02', voucherStatus: 'draft' },
			{ kind: 'credit-notes', voucherDate: '2026-08-03', voucherStatus: 'paidoff' },
			{ kind: 'quotations', voucherDate: '2026-08-04', voucherStatus: 'accepted' },
			{ kind: 'order-confirmations', voucherDate: '2026-08-05' },
			{ kind: 'delivery-notes', voucherDate: '2026-08-06' },
			{ kind: 'down-payment-invoices', voucherDate: '2026-08-07', dueDate: '2026-08-24' },
			{ kind: 'dunnings', voucherDate: '2026-08-08', voucherStatus: 'draft' },
		],
	});
	now += 86_400_000;
	sandbox.seed({
		vouchers: [
			{ voucherNumber: 'A', voucherDate: '2026-08-09', contactId: CONTACT },
			{ voucherNumber: 'B', voucherDate: '2026-08-10', voucherStatus: 'unchecked' },
			{
				voucherNumber: 'C',
				voucherDate: '2026-08-11',
				type: 'salesinvoice',
				voucherStatus: 'paid',
			},
			{ voucherNumber: 'D', voucherDate: '2026-08-12', type: 'salescreditnote' },
			{ voucherNumber: 'E', voucherDate: '2026-08-13', type: 'purchasecreditnote' },
		],
		salesDocuments: [
			{ voucherNumber: 'F', voucherDate: '2026-08-14', archived: true, voucherStatus: 'voided' },
		],
	});
	now -= 86_400_000;
	const list = async (query: string) => await api.get(`/v1/voucherlist?${query}`);
	const numbers = async (query: string) => {
		const { status, body } = await list(query);
		expect(status).toBe(200);
		return body.content.map((row) => row['voucherNumber']);
	};
	return { api, sandbox, list, numbers };
}

const ALL = 'F E D C B A AR0001 LS0001 AB0001 AG0001 GS0001 RE0002 RE0001'.split(' ');
const ANY = 'voucherType=any&voucherStatus=any';

describe('the voucherlist', () => {
	it('shows everything but dunnings, the newest first', async () => {
		const { numbers } = await office();
		expect(await numbers(ANY)).toEqual(ALL);
	});

	it('shows rows', async () => {
		const { list } = await office();
		const { body } = await list('voucherType=invoice,purchaseinvoice&voucherStatus=open');
		expect(body.content).toEqual([
			{
				id: expect.any(String),
				voucherType: 'purchaseinvoice',
				voucherStatus: 'open',
				voucherNumber: 'A',
				voucherDate: '2026-08-09T00:00:00.000+02:00',
				createdDate: '2026-08-25T12:00:00.000+02:00',
				updatedDate: '2026-08-25T12:00:00.000+02:00',
				dueDate: null,
				contactId: CONTACT,
				contactName: 'Muster GmbH',
				totalAmount: 119,
				openAmount: 119,
				currency: 'EUR',
				archived: false,
			},
			{
				id: expect.any(String),
				voucherType: 'invoice',
				// What should have been paid is called so here; the document itself stays open.
				voucherStatus: 'overdue',
				voucherNumber: 'RE0001',
				voucherDate: '2026-08-01T00:00:00.000+02:00',
				createdDate: '2026-08-24T12:00:00.000+02:00',
				updatedDate: '2026-08-24T12:00:00.000+02:00',
				dueDate: '2026-08-23T00:00:00.000+02:00',
				contactId: null,
				contactName: 'Laufkundschaft',
				totalAmount: 119,
				openAmount: 119,
				currency: 'EUR',
				archived: false,
			},
		]);
	});

	it.each([
		['voucherType=invoice&voucherStatus=any', ['F', 'RE0002', 'RE0001']],
		['voucherType=salesinvoice&voucherStatus=any', ['C']],
		['voucherType=creditnote&voucherStatus=any', ['GS0001']],
		['voucherType=quotation&voucherStatus=accepted,rejected', ['AG0001']],
		['voucherType=orderconfirmation,deliverynote&voucherStatus=any', ['LS0001', 'AB0001']],
		['voucherType=downpaymentinvoice&voucherStatus=open', ['AR0001']],
		['voucherType=purchaseinvoice&voucherStatus=unchecked', ['B']],
		['voucherType=any&voucherStatus=draft', ['RE0002']],
		['voucherType=any&voucherStatus=overdue', ['RE0001']],
		['voucherType=any&voucherStatus=paid,paidoff', ['C', 'GS0001']],
		['voucherType=any&voucherStatus=transferred', []],
		[`${ANY}&contactId=${CONTACT}`, ['A']],
		[`${ANY}&archived=true`, ['F']],
		[`${ANY}&archived=false`, ALL.slice(1)],
		[`${ANY}&voucherDateFrom=2026-08-12`, ['F', 'E', 'D']],
		[`${ANY}&voucherDateFrom=2026-08-02&voucherDateTo=2026-08-03`, ['GS0001', 'RE0002']],
		[`${ANY}&createdDateFrom=2026-08-25`, ['F', 'E', 'D', 'C', 'B', 'A']],
		[`${ANY}&updatedDateTo=2026-08-24`, ALL.slice(6)],
		[`${ANY}&sort=voucherDate,ASC`, ALL.toReversed()],
		[`${ANY}&sort=voucherDate`, ALL.toReversed()],
		[`${ANY}&sort=voucherDate,DESC`, ALL],
		// The filter is documented, and does nothing.
		[`${ANY}&voucherNumber=A`, ALL],
		[`${ANY}&vouchernumber=A`, ALL],
	])('%s', async (query, expected) => {
		const { numbers } = await office();
		expect(await numbers(query)).toEqual(expected);
	});

	it('may look at the number when told so', async () => {
		const { numbers } = await office({ filtersListByNumber: true });
		expect(await numbers(`${ANY}&voucherNumber=A`)).toEqual(['A']);
		expect(await numbers(`${ANY}&voucherNumber=`)).toEqual([]);
	});

	it.each([
		['', 'Missing required request parameters: voucherType'],
		['voucherType=any', 'Missing required request parameters: voucherStatus'],
		['voucherStatus=any', 'Missing required request parameters: voucherType'],
		['voucherType=&voucherStatus=any', 'Missing required request parameters: voucherType'],
		['voucherType=dunning&voucherStatus=any', "parameter 'voucherType' is invalid"],
		['voucherType=any&voucherStatus=closed', "parameter 'voucherStatus' is invalid"],
		['voucherType=any&voucherStatus=overdue,open', "parameter 'voucherStatus' is invalid"],
		['voucherType=Invoice&voucherStatus=any', "parameter 'voucherType' is invalid"],
		[`${ANY}&contactId=4711`, "parameter 'contactId' is invalid"],
		[`${ANY}&archived=maybe`, "parameter 'archived' is invalid"],
		[`${ANY}&voucherDateFrom=2026-02-30`, "parameter 'voucherDateFrom' is invalid"],
		[
			`${ANY}&updatedDateTo=2026-08-24T00:00:00.000%2B02:00`,
			"parameter 'updatedDateTo' is invalid",
		],
		[`${ANY}&sort=voucherNumber,ASC`, "parameter 'sort' is invalid"],
		[`${ANY}&sort=voucherDate,UP`, "parameter 'sort' is invalid"],
		[`${ANY}&size=251`, "parameter 'size' must be equal or lower than 250"],
		[`${ANY}&size=0`, "parameter 'size' is invalid"],
		[`${ANY}&page=-1`, "parameter 'page' is invalid"],
		[`${ANY}&page=40&size=250`, 'Maximum search window size exceeded: 10000'],
	])('refuses %s', async (query, message) => {
		const { list } = await office();
		expect(await list(query)).toMatchObject(said(400, message));
	});

	it('goes to its window and no further, with as many documents as you like', async () => {
		const { api, sandbox } = await apiFor();
		sandbox.seed({ generate: { vouchers: 10_100 } });
		const last = await api.get(`/v1/voucherlist?${ANY}&page=39&size=250`);
		expect(last).toMatchObject({
			status: 200,
			body: { totalElements: 10_100, numberOfElements: 250, last: false },
		});
		expect((await api.get(`/v1/voucherlist?${ANY}&page=40&size=250`)).status).toBe(400);
	});

	it('counts days in German time', async () => {
		const { api, sandbox } = await apiFor({}, () => Date.parse('2026-08-24T22:30:00.000Z'));
		sandbox.seed({ vouchers: [{ voucherNumber: 'A' }] });
		const found = async (day: string) =>
			(await api.get(`/v1/voucherlist?${ANY}&createdDateFrom=${day}&createdDateTo=${day}`)).body
				.totalElements;
		expect([await found('2026-08-24'), await found('2026-08-25')]).toEqual([0, 1]);
	});
});
