import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { LexwareWorld } from '../../support/lexware-world';

let world: LexwareWorld;

beforeEach(async () => {
	world = await LexwareWorld.start();
});

afterEach(() => world.close());

const jsons = (items: readonly INodeExecutionData[]) => items.map(({ json }) => json);
const lexoffice = ([item]: readonly INodeExecutionData[]) => item?.json['lexoffice'] as IDataObject;
const errorOf = ([item]: readonly INodeExecutionData[]) => item?.json['error'] as IDataObject;

describe('small lists', () => {
	it('gives every posting category, or those of one direction and name', async () => {
		const all = await world.run('postingCategory.getMany', { returnAll: true });
		const outgo = await world.run('postingCategory.getMany', { returnAll: true, type: 'outgo' });
		const named = await world.run('postingCategory.getMany', {
			returnAll: true,
			type: 'outgo',
			nameContains: ' wareneinkauf ',
		});

		expect(new Set(jsons(all).map(({ type }) => type))).toEqual(new Set(['income', 'outgo']));
		expect(outgo).toHaveLength(jsons(all).filter(({ type }) => type === 'outgo').length);
		expect(named.length).toBeGreaterThan(0);
		expect(jsons(named).every(({ name }) => String(name).includes('Wareneinkauf'))).toBe(true);
	});

	it('stops at the limit', async () => {
		expect(await world.run('country.getMany', { limit: 3 })).toHaveLength(3);
	});

	it('gives countries by how deliveries there are taxed', async () => {
		const rows = await world.run('country.getMany', { returnAll: true, taxClassification: 'de' });

		expect(jsons(rows)).toEqual([expect.objectContaining({ countryCode: 'DE' })]);
	});

	it('gives payment conditions and print layouts', async () => {
		const conditions = await world.run('paymentCondition.getMany', { returnAll: true });
		const layouts = await world.run('printLayout.getMany', { returnAll: true });

		expect(jsons(conditions).map(({ paymentTermDuration }) => paymentTermDuration)).toEqual([
			14, 30, 0,
		]);
		expect(jsons(layouts).map(({ name }) => name)).toEqual(['Standard', 'Schlicht']);
	});

	it('gives recurring templates in the order asked for, and one as a whole', async () => {
		const { recurringTemplates } = world.vendor.seed({
			recurringTemplates: [
				{ title: 'Wartung', nextExecutionDate: '2026-12-01' },
				{ title: 'Miete', nextExecutionDate: '2026-11-01' },
			],
		});
		const parameters = { sortBy: 'nextExecutionDate', direction: 'DESC' };
		const rows = await world.run('recurringTemplate.getMany', parameters);
		const [row] = rows;
		const whole = await world.run('recurringTemplate.get', {}, row ? [row] : []);

		expect(jsons(rows).map(({ id }) => id)).toEqual(recurringTemplates);
		expect(lexoffice(whole)).toMatchObject({
			id: recurringTemplates[0],
			recurringTemplateSettings: { executionInterval: 'MONTHLY' },
		});
		expect(world.vendor.requests()[0]?.query).toBe('sort=nextExecutionDate%2CDESC&page=0&size=250');
	});
});

describe('payment.get', () => {
	const paymentsOf = (id: string | undefined) => world.run('payment.get', {}, [{ json: { id } }]);

	it('tells what is open', async () => {
		const { vouchers } = world.vendor.seed({ vouchers: [{ totalGrossAmount: 119 }] });

		expect(lexoffice(await paymentsOf(vouchers[0]))).toMatchObject({
			hasPaymentInformation: true,
			openAmount: 119,
			paymentItems: [],
		});
	});

	it('takes an open amount that is text', async () => {
		await world.close();
		world = await LexwareWorld.start({ openAmountAsText: true });
		const { vouchers } = world.vendor.seed({ vouchers: [{ totalGrossAmount: 119.5 }] });

		expect(lexoffice(await paymentsOf(vouchers[0]))).toMatchObject({ openAmount: 119.5 });
	});

	it('takes a draft without payments for what it is, and not for an error', async () => {
		const { salesDocuments } = world.vendor.seed({ salesDocuments: [{ voucherStatus: 'draft' }] });

		expect(lexoffice(await paymentsOf(salesDocuments[0]))).toEqual({
			hasPaymentInformation: false,
			openAmount: null,
			paymentStatus: null,
			paymentItems: [],
		});
	});

	it('says that a document does not exist, and that something is no ID', async () => {
		expect(errorOf(await paymentsOf('00000000-0000-4000-8000-000000000000'))).toMatchObject({
			code: 'LEXWARE_NOT_FOUND',
		});
		expect(errorOf(await paymentsOf('4711'))['message']).toMatch(/is not an ID/);
	});
});
