import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { Lexoffice } from '../../../nodes/Lexoffice/Lexoffice.node';
import { fakeExecuteFunctions } from '../../support/fake-execute';
import { LexwareWorld } from '../../support/lexware-world';

let world: LexwareWorld;
let context: ILoadOptionsFunctions;

const node = new Lexoffice();
const { listSearch, loadOptions } = node.methods;

beforeEach(async () => {
	world = await LexwareWorld.start();
	context = fakeExecuteFunctions({
		node,
		items: [],
		credentials: { lexofficeApi: world.credential() },
	}) as unknown as ILoadOptionsFunctions;
});

afterEach(() => world.close());

const search = (name: keyof typeof listSearch, filter?: string, token?: string) =>
	listSearch[name].call(context, filter, token);
const names = async (...parameters: Parameters<typeof search>) =>
	(await search(...parameters)).results.map(({ name }) => name);

describe('lists to choose from', () => {
	it('offers contacts by role and part of the name', async () => {
		world.vendor.seed({
			contacts: [
				{ roles: { customer: {} }, company: { name: 'Alpha & Beta' } },
				{ roles: { vendor: {} }, company: { name: 'Gamma' } },
			],
		});

		expect((await names('searchContacts')).toSorted()).toEqual(['Alpha & Beta', 'Gamma']);
		expect(await names('searchCustomers')).toEqual(['Alpha & Beta']);
		expect(await names('searchVendors')).toEqual(['Gamma']);
		expect(await names('searchContacts', 'a & b')).toEqual(['Alpha & Beta']);
		expect(await names('searchContacts', 'be')).toEqual(['Alpha & Beta']);
	});

	it('goes on page by page', async () => {
		world.vendor.seed({ generate: { contacts: 300 } });
		const one = await search('searchContacts');
		const two = await search('searchContacts', '', one.paginationToken as string);

		expect([one.results.length, one.paginationToken]).toEqual([250, '1']);
		expect([two.results.length, two.paginationToken]).toEqual([50, undefined]);
		expect(new Set([...one.results, ...two.results].map(({ value }) => value)).size).toBe(300);
	});

	it('offers documents of each kind with number, recipient, day and amount', async () => {
		const { salesDocuments } = world.vendor.seed({
			salesDocuments: [
				{ voucherNumber: 'RE1', voucherDate: '2026-01-10' },
				{ kind: 'quotations', voucherNumber: 'AG1', voucherDate: '2026-01-11' },
			],
			vouchers: [{ voucherNumber: 'E1', voucherDate: '2026-01-12' }],
		});

		expect((await search('searchInvoices')).results).toEqual([
			{
				name: 'RE1 · Laufkundschaft · 2026-01-10 · 119.00 EUR',
				value: salesDocuments[0],
				url: `https://app.lexware.de/permalink/invoices/view/${salesDocuments[0]}`,
			},
		]);
		expect(await names('searchQuotations')).toHaveLength(1);
		expect(await names('searchCreditNotes')).toEqual([]);
		expect(await names('searchDocuments', 'ag1')).toHaveLength(1);
		expect((await search('searchBookkeepingVouchers')).results).toMatchObject([
			{ url: expect.stringContaining('/permalink/vouchers/view/') },
		]);
	});

	it('offers articles, templates, layouts and categories', async () => {
		world.vendor.seed({
			articles: [{ title: 'Farbe', articleNumber: 'F-1' }],
			recurringTemplates: [{ title: 'Wartung' }],
		});

		expect(await names('searchArticles')).toEqual(['F-1 · Farbe']);
		expect(await names('searchRecurringTemplates')).toEqual(['Wartung · Laufkundschaft']);
		expect(await names('searchPrintLayouts')).toEqual(['Schlicht', 'Standard']);
		expect((await names('searchOutgoCategories', 'wareneinkauf')).length).toBeGreaterThan(0);
		expect(await names('searchIncomeCategories', 'wareneinkauf')).toEqual([]);
	});
});

describe('dropdowns', () => {
	const options = (name: keyof typeof loadOptions) => loadOptions[name].call(context);

	it('offer countries, payment conditions, layouts and categories', async () => {
		expect(await options('getCountries')).toContainEqual({
			name: 'Germany',
			value: 'DE',
			description: 'Deutschland',
		});
		expect((await options('getPaymentConditions')).map(({ name }) => name)).toEqual([
			'10 Tage -3 %, 30 Tage netto',
			'Sofort zahlbar ohne Abzug',
			'Zahlbar in 14 Tagen, rein netto ohne Abzug',
		]);
		expect((await options('getPrintLayouts')).map(({ name }) => name)).toEqual([
			'Schlicht',
			'Standard',
		]);
		expect((await options('getPostingCategories')).length).toBeGreaterThan(2);
	});
});

describe('parameters', () => {
	it('name only methods that exist', () => {
		const text = JSON.stringify(node.description.properties);
		const named = (key: string) =>
			[...text.matchAll(new RegExp(`"${key}":"(\\w+)"`, 'g'))].map(([, name]) => name);

		expect(Object.keys(listSearch)).toEqual(
			expect.arrayContaining([...new Set(named('searchListMethod'))]),
		);
		expect(Object.keys(loadOptions)).toEqual(
			expect.arrayContaining([...new Set(named('loadOptionsMethod'))]),
		);
		expect(named('searchListMethod').length).toBeGreaterThan(10);
	});
});
