import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { reads } from '../../../lib/lexware/endpoint';
import { readPage } from '../../../lib/lexware/page';
import { PAGE_SIZE, readRows, SEARCH_WINDOW } from '../../../lib/lexware/paging';
import { scriptedVendor, type Answer, type Script } from './support/scripted-vendor';

const endpoint = reads('/v1/contacts', ['name', 'page', 'size']);
const row = z.looseObject({ id: z.number() });
const request = { endpoint, query: { name: 'Muster' }, row };

const nameOf = (page: number) => `GET /v1/contacts?name=Muster&page=${page}&size=250`;

/** A list of so many rows; `last` is said at its end unless the vendor never says it. */
function listOf(count: number, { endless = false } = {}): Script {
	const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
	const script: Record<string, Answer> = {};
	for (let page = 0; page < (endless ? 60 : pages); page++) {
		const from = page * PAGE_SIZE;
		const length = Math.max(0, Math.min(PAGE_SIZE, count - from));
		script[nameOf(page)] = {
			body: {
				content: Array.from({ length }, (_, index) => ({ id: from + index })),
				last: !endless && page === pages - 1,
				totalElements: count,
			},
		};
	}
	return script;
}

async function collect(rows: AsyncIterable<{ id: number }>): Promise<number[]> {
	const ids: number[] = [];
	for await (const { id } of rows) ids.push(id);
	return ids;
}

const numbers = (count: number) => [...Array(count).keys()];

describe('a list read to its end', () => {
	it('takes the largest page every list has, within the window the search has', () => {
		expect({ PAGE_SIZE, SEARCH_WINDOW }).toEqual({ PAGE_SIZE: 250, SEARCH_WINDOW: 10_000 });
	});

	it.each([0, 1, 249, 250, 251, 500, 9_999, 10_000])(
		'has all of its %i rows, in order',
		async (count) => {
			const { client, asked } = scriptedVendor(listOf(count));

			expect(await collect(readRows(client, request))).toEqual(numbers(count));
			expect(asked()).toEqual(numbers(Math.max(1, Math.ceil(count / PAGE_SIZE))).map(nameOf));
		},
	);

	it('goes on behind an empty page, for only "last" is the end', async () => {
		const { client } = scriptedVendor({
			[nameOf(0)]: { body: { content: [{ id: 1 }], last: false } },
			[nameOf(1)]: { body: { content: [], last: false } },
			[nameOf(2)]: { body: { content: [{ id: 2 }], last: true } },
		});

		expect(await collect(readRows(client, request))).toEqual([1, 2]);
	});

	it('asks for no page nobody reads', async () => {
		const { client, asked } = scriptedVendor(listOf(2_000));
		for await (const { id } of readRows(client, request)) if (id === 260) break;

		expect(asked()).toEqual([0, 1].map(nameOf));
	});

	it.each<[string, boolean, number]>([
		['goes on beyond the window', false, 10_001],
		['is never said to end', true, 300],
	])('fails when it %s, after every row that can be seen', async (_, endless, count) => {
		const { client, asked } = scriptedVendor(listOf(count, { endless }));
		const ids: number[] = [];
		const reading = (async () => {
			for await (const { id } of readRows(client, request)) ids.push(id);
		})();

		await expect(reading).rejects.toMatchObject({
			code: 'LEXWARE_WINDOW',
			params: { path: '/v1/contacts', window: 10_000 },
		});
		expect(ids).toEqual(numbers(Math.min(count, SEARCH_WINDOW)));
		expect(asked()).toHaveLength(40);
	});

	it.each<[string, unknown]>([
		['no rows', { last: true }],
		['rows that are none', { content: {}, last: true }],
		['a row of another shape', { content: [{ id: 1 }, { id: 'x' }], last: true }],
		['no word about the end', { content: [] }],
		['"true" for true', { content: [], last: 'true' }],
		['a list alone', [{ id: 1 }]],
	])('fails at %s', async (_, body) => {
		const { client } = scriptedVendor({ [nameOf(0)]: { body } });

		await expect(collect(readRows(client, request))).rejects.toMatchObject({
			code: 'HTTP_ANSWER_UNREADABLE',
			params: { request: 'GET /v1/contacts' },
		});
	});

	it('hands on a failure in the middle', async () => {
		const { client } = scriptedVendor({ ...listOf(600), [nameOf(1)]: { status: 503 } });

		await expect(collect(readRows(client, request))).rejects.toMatchObject({
			code: 'LEXWARE_UNAVAILABLE',
		});
	});
});

describe('one page', () => {
	it.each<[number, number, { next: number | null; isLast: boolean }]>([
		[100, 0, { next: null, isLast: true }],
		[251, 0, { next: 1, isLast: false }],
		[251, 1, { next: null, isLast: true }],
		[10_000, 38, { next: 39, isLast: false }],
		[10_000, 39, { next: null, isLast: true }],
		[20_000, 38, { next: 39, isLast: false }],
		// There is more, but the search does not show it.
		[20_000, 39, { next: null, isLast: false }],
	])('of %i rows, number %i', async (count, page, position) => {
		const { client, asked } = scriptedVendor(listOf(count));
		const { rows, ...rest } = await readPage(client, request, page);

		expect(rest).toEqual({ ...position, total: count });
		expect(rows.map(({ id }) => id)).toEqual(
			numbers(count).slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
		);
		expect(asked()).toEqual([nameOf(page)]);
	});

	it.each([{}, { totalElements: -1 }, { totalElements: 1.5 }, { totalElements: '61' }])(
		'is refused with the total %j',
		async (total) => {
			const body = { content: [], last: true, ...total };
			const { client } = scriptedVendor({ [nameOf(0)]: { body } });

			await expect(readPage(client, request, 0)).rejects.toMatchObject({
				code: 'HTTP_ANSWER_UNREADABLE',
			});
		},
	);

	it('after page gives the same rows as reading to the end', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 1_500 }), async (count) => {
				const { client } = scriptedVendor(listOf(count));
				const ids: number[] = [];
				for (let page: number | null = 0; page !== null; ) {
					const { rows, next }: Awaited<ReturnType<typeof readPage<typeof row>>> = await readPage(
						client,
						request,
						page,
					);
					ids.push(...rows.map(({ id }) => id));
					page = next;
				}
				expect(ids).toEqual(await collect(readRows(client, request)));
			}),
			{ numRuns: 25 },
		);
	});
});
