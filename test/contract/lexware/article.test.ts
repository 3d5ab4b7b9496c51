import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { LexwareWorld, outcome } from '../../support/lexware-world';

let world: LexwareWorld;

beforeEach(async () => {
	world = await LexwareWorld.start();
	await world.openBooks();
});

afterEach(() => world.close());

const first = ([item]: readonly INodeExecutionData[]) => item as INodeExecutionData;
const errorOf = (items: readonly INodeExecutionData[]) => first(items).json['error'] as IDataObject;
const posts = () => world.vendor.requests().filter(({ method }) => method !== 'GET');
const byId = (value: string | undefined) => ({ __rl: true, mode: 'id', value: value ?? '' });
const fault = (on: string, kind: 'errorAfterBooking' | 'errorBeforeBooking') =>
	world.vendor.setFaults({ rules: [{ on, nth: 1, fault: { kind, status: 504 } }] });

const ARTICLE: IDataObject = {
	title: 'Beratung',
	type: 'SERVICE',
	unitName: 'Stunde',
	price: '100.50',
	taxRate: 19,
	additionalFields: { articleNumber: 'B-1', gtin: '4006381333931', description: 'vor Ort' },
};

describe('article.create', () => {
	it('creates an article', async () => {
		const items = await world.write('article.create', ARTICLE);
		const [article] = world.vendor.state.articles();

		expect(first(items).json['write']).toMatchObject({ status: 'written', remoteId: article?.id });
		expect(article).toMatchObject({
			title: 'Beratung',
			type: 'SERVICE',
			unitName: 'Stunde',
			articleNumber: 'B-1',
			gtin: '4006381333931',
			description: 'vor Ort',
			price: { netPrice: 100.5, leadingPrice: 'NET', taxRate: 19 },
		});
	});

	it('creates one with a gross price', async () => {
		await world.write('article.create', { ...ARTICLE, leadingPrice: 'GROSS', price: '119' });

		expect(world.vendor.state.articles()[0]).toMatchObject({
			price: { netPrice: 100, grossPrice: 119, leadingPrice: 'GROSS' },
		});
	});

	it.each<[string, IDataObject, string]>([
		['without unit', { unitName: '' }, 'LEXWARE_ARTICLE_INCOMPLETE'],
		['without price', { price: '' }, 'LEXWARE_ARTICLE_INCOMPLETE'],
		['with a price in German spelling', { price: '1.234,50' }, 'LEXWARE_NUMBER_INVALID'],
		['with five digits', { price: '1.23456' }, 'LEXWARE_NUMBER_INVALID'],
		['with a rate of 190 %', { taxRate: 190 }, 'LEXWARE_NUMBER_RANGE'],
		['with a wrong GTIN', { additionalFields: { gtin: '4006381333932' } }, 'LEXWARE_ARTICLE_GTIN'],
	])('refuses an article %s before anything is sent', async (_, changes, code) => {
		const items = await world.write('article.create', { ...ARTICLE, ...changes });

		expect(errorOf(items)['code']).toBe(code);
		expect(posts()).toEqual([]);
	});

	it('refuses the same article a second time, whatever it is called', async () => {
		const create = (reference: string) =>
			world.write('article.create', {
				...ARTICLE,
				additionalFields: {},
				options: { reference },
			});
		const items = [...(await create('eins')), ...(await create('zwei'))];

		expect(items.map(outcome)).toEqual(['written', 'LEXWARE_ARTICLE_EXISTS']);
	});

	it('passes on that a number is taken', async () => {
		world.vendor.seed({ articles: [{ articleNumber: 'B-1' }] });
		const items = await world.write('article.create', ARTICLE);

		expect(errorOf(items)['message']).toContain('another article has this number already');
	});

	it.each([{ articleNumber: 'B-1' }, {}])(
		'is found again after an answer that got lost (%j)',
		async (additionalFields) => {
			fault('POST /v1/articles', 'errorAfterBooking');
			const parameters = { ...ARTICLE, additionalFields };
			const one = await world.write('article.create', parameters);
			const two = await world.write('article.create', parameters);

			expect([...one, ...two].map(outcome)).toEqual(['written', 'alreadyWritten']);
			expect(world.vendor.state.articles()).toHaveLength(1);
		},
	);
});

describe('article.getMany and article.get', () => {
	it('filters by number, GTIN and type', async () => {
		world.vendor.seed({
			articles: [
				{ title: 'A', articleNumber: '1', gtin: '4006381333931' },
				{ title: 'B', articleNumber: '12', type: 'SERVICE' },
			],
		});
		const titles = async (filters: IDataObject) =>
			(await world.run('article.getMany', { filters })).map(({ json }) => json['title']);

		expect(await titles({})).toEqual(['A', 'B']);
		expect(await titles({ articleNumber: '1' })).toEqual(['A']);
		expect(await titles({ gtin: '4006381333931' })).toEqual(['A']);
		expect(await titles({ type: 'SERVICE' })).toEqual(['B']);
	});

	it('reads many pages, with the size articles take', async () => {
		world.vendor.seed({ generate: { articles: 600 } });

		expect(await world.run('article.getMany', { returnAll: true })).toHaveLength(600);
		expect(world.vendor.requests().map(({ query }) => query)).toEqual([
			'page=0&size=250',
			'page=1&size=250',
			'page=2&size=250',
		]);
	});

	it('reads one', async () => {
		const { articles } = world.vendor.seed({ articles: [{ title: 'A' }] });
		const items = await world.run('article.get', {}, [{ json: { id: articles[0] } }]);

		expect(first(items).json['lexoffice']).toMatchObject({ title: 'A' });
	});
});

describe('article.update', () => {
	const update = (id: string | undefined, updateFields: IDataObject) =>
		world.write('article.update', { articleId: byId(id), updateFields });

	it('changes what is named and keeps everything else', async () => {
		const { articles } = world.vendor.seed({
			articles: [{ title: 'A', note: 'intern', articleNumber: '1', price: { netPrice: 10 } }],
		});
		const items = await update(articles[0], { price: '12.5', description: 'neu' });

		expect(first(items).json['write']).toMatchObject({ status: 'written', remoteId: articles[0] });
		expect(world.vendor.state.articles()[0]).toMatchObject({
			title: 'A',
			note: 'intern',
			articleNumber: '1',
			description: 'neu',
			price: { netPrice: 12.5, leadingPrice: 'NET', taxRate: 19 },
		});
	});

	it('writes nothing where nothing changes', async () => {
		const { articles } = world.vendor.seed({ articles: [{ title: 'A' }] });
		const items = await update(articles[0], { title: 'A' });

		expect(outcome(first(items))).toBe('unchanged');
		expect(posts()).toEqual([]);
	});

	it('is found again after an answer that got lost', async () => {
		const { articles } = world.vendor.seed({ articles: [{ title: 'A' }] });
		fault('PUT /v1/articles/:id', 'errorAfterBooking');
		const items = await update(articles[0], { title: 'B' });

		expect(outcome(first(items))).toBe('written');
	});
});

describe('article.delete', () => {
	const remove = (id: string | undefined) => world.write('article.delete', { articleId: byId(id) });

	it('deletes once, and remembers that it did', async () => {
		const { articles } = world.vendor.seed({ articles: [{}, {}] });
		const items = [...(await remove(articles[0])), ...(await remove(articles[0]))];

		expect(items.map(outcome)).toEqual(['written', 'alreadyWritten']);
		expect(first(items).json['write']).toMatchObject({
			remoteId: articles[0],
			result: { deleted: true },
		});
		expect(world.vendor.state.articles().map(({ id }) => id)).toEqual([articles[1]]);
	});

	it('shows in preview what would be deleted', async () => {
		const { articles } = world.vendor.seed({ articles: [{}] });
		const items = await world.run('article.delete', { articleId: byId(articles[0]) });

		expect(first(items).json['write']).toMatchObject({
			status: 'preview',
			request: { method: 'DELETE', path: `/v1/articles/${articles[0]}`, body: null },
		});
		expect(world.vendor.state.articles()).toHaveLength(1);
	});

	it.each(['errorAfterBooking', 'errorBeforeBooking'] as const)(
		'knows after %s whether the article is gone',
		async (kind) => {
			const { articles } = world.vendor.seed({ articles: [{}] });
			fault('DELETE /v1/articles/:id', kind);
			const items = await remove(articles[0]);

			expect(outcome(first(items))).toBe(
				kind === 'errorAfterBooking' ? 'written' : 'GUARD_OUTCOME_UNKNOWN',
			);
		},
	);

	it('says that there is no such article', async () => {
		const items = await remove('00000000-0000-4000-8000-000000000000');

		expect(errorOf(items)['code']).toBe('LEXWARE_NOT_FOUND');
	});
});
