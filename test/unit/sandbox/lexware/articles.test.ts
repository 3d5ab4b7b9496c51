import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGtin } from '../../../sandbox/lexware/articles/gtin';
import { apiFor, detailsOf, NOBODY, NOON } from './client';

const article = {
	title: 'Wandfarbe',
	type: 'PRODUCT',
	unitName: 'Eimer',
	price: { netPrice: 10, leadingPrice: 'NET', taxRate: 19 },
};

describe('an article', () => {
	it('is made and shown, the other price computed', async () => {
		const { api, sandbox } = await apiFor({}, () => NOON);
		const body = {
			...article,
			description: 'Weiß',
			articleNumber: 'A-1',
			gtin: '9783064510593',
			note: 'intern',
			price: { grossPrice: 11.9, netPrice: 77, leadingPrice: 'GROSS', taxRate: 19 },
		};
		const made = await api.post('/v1/articles', body);
		const { id } = made.body;
		const dates = {
			createdDate: '2026-08-24T12:00:00.000+02:00',
			updatedDate: '2026-08-24T12:00:00.000+02:00',
		};
		expect(made).toEqual({
			status: 201,
			body: { id, resourceUri: `${sandbox.url}/v1/articles/${id}`, ...dates, version: 1 },
		});
		expect(await api.get(`/v1/articles/${id}`)).toEqual({
			status: 200,
			body: {
				...body,
				id,
				organizationId: sandbox.organizationId,
				...dates,
				archived: false,
				price: { netPrice: 10, grossPrice: 11.9, leadingPrice: 'GROSS', taxRate: 19 },
				version: 1,
			},
		});
	});

	it('shows what it lacks as null', async () => {
		const { api } = await apiFor();
		const { id } = (await api.post('/v1/articles', { ...article, articleNumber: '' })).body;
		expect((await api.get(`/v1/articles/${id}`)).body).toMatchObject({
			description: null,
			articleNumber: null,
			gtin: null,
			note: null,
		});
	});

	it.each<[name: string, body: object, status: number, details: unknown[]]>([
		[
			'nothing',
			{},
			406,
			[
				['title', 'NOTNULL'],
				['type', 'NOTNULL'],
				['unitName', 'NOTNULL'],
				['price', 'NOTNULL'],
			],
		],
		['an empty title', { ...article, title: '' }, 406, [['title', 'NOTEMPTY']]],
		['a type in small letters', { ...article, type: 'product' }, 406, [['type', 'INVALID']]],
		[
			'no leading price',
			{ ...article, price: { netPrice: 1, taxRate: 19 } },
			406,
			[['price.leadingPrice', 'NOTNULL']],
		],
		[
			'no tax rate',
			{ ...article, price: { netPrice: 1, leadingPrice: 'NET' } },
			406,
			[['price.taxRate', 'NOTNULL']],
		],
		[
			'the other price only',
			{ ...article, price: { ...article.price, leadingPrice: 'GROSS' } },
			406,
			[['price.grossPrice', 'NOTNULL']],
		],
		[
			'five digits behind the point',
			{ ...article, price: { ...article.price, netPrice: 1.00001 } },
			406,
			[['price.netPrice', 'DIGITS']],
		],
		['a short GTIN', { ...article, gtin: '40123456' }, 406, [['gtin', 'VALIDGTIN']]],
		[
			'a GTIN with a wrong digit',
			{ ...article, gtin: '9783064510594' },
			406,
			[['gtin', 'VALIDGTIN']],
		],
		['a price as text', { ...article, price: { ...article.price, netPrice: '10' } }, 400, []],
		['a version already', { ...article, version: 1 }, 409, []],
	])('is refused with %s', async (_name, body, status, details) => {
		const { api, sandbox } = await apiFor();
		const seen = await api.post('/v1/articles', body);
		expect([seen.status, detailsOf(seen)]).toEqual([status, details]);
		expect(sandbox.state.articles()).toEqual([]);
	});

	it('has a number nobody else has', async () => {
		const { api } = await apiFor();
		const numbered = { ...article, articleNumber: 'A-1' };
		const { id } = (await api.post('/v1/articles', numbered)).body;
		const second = await api.post('/v1/articles', numbered);
		expect([second.status, detailsOf(second)]).toEqual([
			406,
			[['materialNumber', 'MATERIAL_NUMBER_ALREADY_EXISTS']],
		]);
		expect((await api.put(`/v1/articles/${id}`, { ...numbered, version: 1 })).status).toBe(200);
		const other = (await api.post('/v1/articles', article)).body.id;
		expect((await api.put(`/v1/articles/${other}`, { ...numbered, version: 1 })).status).toBe(406);
	});

	it('is replaced as a whole, from its current version only', async () => {
		const { api } = await apiFor();
		const { id } = (await api.post('/v1/articles', { ...article, note: 'alt' })).body;
		const put = async (version: number | undefined) =>
			(await api.put(`/v1/articles/${id}`, { ...article, version })).status;
		expect([await put(0), await put(2), await put(undefined)]).toEqual([409, 409, 409]);
		expect(await put(1)).toBe(200);
		expect((await api.get(`/v1/articles/${id}`)).body).toMatchObject({ note: null, version: 2 });
	});

	it('goes when it is deleted', async () => {
		const { api, sandbox } = await apiFor();
		const { id } = (await api.post('/v1/articles', article)).body;
		expect(await api.remove(`/v1/articles/${id}`)).toEqual({ status: 204, body: '' });
		expect(sandbox.state.articles()).toEqual([]);
		expect((await api.get(`/v1/articles/${id}`)).status).toBe(404);
		expect((await api.remove(`/v1/articles/${id}`)).status).toBe(404);
		expect((await api.put(`/v1/articles/${NOBODY}`, { ...article, version: 1 })).status).toBe(404);
	});
});

describe('the list of articles', () => {
	it.each([
		['', 3],
		['articleNumber=A-1', 1],
		['articleNumber=A', 0],
		['articleNumber=A-%25', 0],
		['gtin=9783064510593', 1],
		['type=SERVICE', 1],
		['type=PRODUCT&articleNumber=A-1', 1],
		['type=SERVICE&articleNumber=A-1', 0],
		['title=Wandfarbe', 3],
	])('with %j gives %i', async (query, count) => {
		const { api, sandbox } = await apiFor();
		sandbox.seed({
			articles: [
				{ articleNumber: 'A-1' },
				{ articleNumber: 'A-2', gtin: '9783064510593' },
				{ type: 'SERVICE' },
			],
		});
		expect((await api.get(`/v1/articles?${query}`)).body.totalElements).toBe(count);
	});

	it.each([
		['size=24', 406, [['size', 'MIN']]],
		['size=1', 406, [['size', 'MIN']]],
		['size=25', 200, []],
		['size=250', 200, []],
		['size=251', 406, [['size', 'MAX']]],
		['size=0', 400, []],
		['type=product', 400, []],
		['page=400&size=25', 400, []],
	])('with %s is answered with %i', async (query, status, details) => {
		const { api } = await apiFor();
		const seen = await api.get(`/v1/articles?${query}`);
		expect([seen.status, detailsOf(seen)]).toEqual([status, details]);
	});
});

describe('a GTIN', () => {
	it('has exactly one last digit that fits', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\d{12}$/), (digits) => {
				const fitting = [...'0123456789'].filter((digit) => isGtin(digits + digit));
				expect(fitting).toHaveLength(1);
			}),
		);
	});
});
