import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { LexwareWorld } from '../../support/lexware-world';

let world: LexwareWorld;

beforeEach(async () => {
	world = await LexwareWorld.start();
});

afterEach(() => world.close());

const list = (parameters: IDataObject = {}) =>
	world.run('voucherList.getMany', { returnAll: true, ...parameters });
const numbers = (items: readonly INodeExecutionData[]) =>
	items.map(({ json }) => json['voucherNumber']);
const errorOf = ([item]: readonly INodeExecutionData[]) => item?.json['error'] as IDataObject;

function seedSome() {
	const { contacts } = world.vendor.seed({
		contacts: [{ roles: { customer: {} }, company: { name: 'Muster GmbH' } }],
	});
	world.vendor.seed({
		salesDocuments: [
			{ voucherNumber: 'RE1', voucherDate: '2026-01-10', address: { contactId: contacts[0]! } },
			{ voucherNumber: 'RE2', voucherDate: '2026-02-10', voucherStatus: 'paid' },
			{ kind: 'quotations', voucherNumber: 'AG1', voucherDate: '2026-03-10' },
		],
		vouchers: [
			{ voucherNumber: 'E1', voucherDate: '2026-02-20' },
			{ voucherNumber: 'E2', voucherDate: '2026-02-21', voucherStatus: 'unchecked' },
		],
	});
	return { contactId: contacts[0]! };
}

describe('voucherList.getMany', () => {
	it('lists everything without filters, by voucher date', async () => {
		seedSome();

		expect(numbers(await list())).toEqual(['RE1', 'RE2', 'E1', 'E2', 'AG1']);
	});

	it.each<[string, IDataObject, string[]]>([
		['types', { types: ['invoice', 'purchaseinvoice'] }, ['RE1', 'RE2', 'E1', 'E2']],
		['statuses', { statuses: ['paid', 'unchecked'] }, ['RE2', 'E2']],
		[
			'days of the voucher date',
			{ filters: { voucherDateFrom: '2026-02-10T00:00:00', voucherDateTo: '2026-02-20' } },
			['RE2', 'E1'],
		],
		['a number, although the vendor ignores it', { filters: { voucherNumber: ' E1 ' } }, ['E1']],
		['what is not archived', { filters: { archived: true } }, []],
		['an order', { types: ['invoice'], options: { sort: 'voucherDate,DESC' } }, ['RE2', 'RE1']],
	])('filters by %s', async (_, parameters, expected) => {
		seedSome();

		expect(numbers(await list(parameters))).toEqual(expected);
	});

	it('filters by contact, also given by its address in the app', async () => {
		const { contactId } = seedSome();
		const url = `https://app.lexware.de/permalink/contacts/view/${contactId}`;
		const rows = await list({ filters: { contactId: { __rl: true, mode: 'url', value: url } } });

		expect(numbers(rows)).toEqual(['RE1']);
	});

	it('lists what is overdue', async () => {
		world.vendor.seed({
			salesDocuments: [
				{ voucherNumber: 'RE1', voucherDate: '2026-01-10', dueDate: '2026-01-20' },
				{ voucherNumber: 'RE2', voucherDate: '2099-01-10', dueDate: '2099-01-20' },
			],
		});

		expect(numbers(await list({ statuses: ['overdue'] }))).toEqual(['RE1']);
	});

	it.each<[string, IDataObject, RegExp]>([
		['overdue beside others', { statuses: ['overdue', 'open'] }, /"overdue" can only be asked/],
		[
			'a range that ends before it begins',
			{ filters: { createdDateFrom: '2026-02-01', createdDateTo: '2026-01-01' } },
			/begins on 2026-02-01 and ends before that/,
		],
		[
			'a day that does not exist',
			{ filters: { voucherDateFrom: '2026-02-30' } },
			/"2026-02-30" is no day/,
		],
	])('refuses %s before anything is asked', async (_, parameters, message) => {
		expect(errorOf(await list(parameters))['message']).toMatch(message);
		expect(world.vendor.requests()).toEqual([]);
	});

	it('fetches each document as a whole, whatever its kind', async () => {
		seedSome();
		const rows = await list({ options: { fullRecord: true } });

		expect(rows.map(({ json }) => json['record'])).toMatchObject([
			{ voucherNumber: 'RE1', lineItems: [{ name: 'Malerarbeiten' }] },
			{ voucherNumber: 'RE2' },
			{ voucherNumber: 'E1', voucherItems: [{ amount: 119 }] },
			{ voucherNumber: 'E2' },
			{ voucherNumber: 'AG1' },
		]);
	});
});
