import { z } from 'zod/v4';
import type { LexwareClient } from '../client';
import { callOf, reads, writes } from '../endpoint';
import { readRows } from '../paging';

/** Calls about articles, the only business records the Public API deletes. */
export const articleEndpoints = {
	list: reads('/v1/articles', ['articleNumber', 'gtin', 'type', 'page', 'size']),
	get: reads('/v1/articles/{id}'),
	create: writes('POST', '/v1/articles'),
	update: writes('PUT', '/v1/articles/{id}'),
	delete: writes('DELETE', '/v1/articles/{id}'),
};

const optionalText = z.string().nullish();

/** An article as it is read; what the vendor adds is kept, because a PUT has to give it back. */
export const articleSchema = z.looseObject({
	id: z.string().min(1),
	version: z.int(),
	title: optionalText,
	description: optionalText,
	/** `PRODUCT` or `SERVICE` */ type: optionalText,
	articleNumber: optionalText,
	gtin: optionalText,
	note: optionalText,
	unitName: optionalText,
	price: z
		.looseObject({
			netPrice: z.number().nullish(),
			grossPrice: z.number().nullish(),
			/** `NET` or `GROSS`: the one that is taken, the other is computed */
			leadingPrice: optionalText,
			taxRate: z.number().nullish(),
		})
		.nullish(),
});

export type Article = z.infer<typeof articleSchema>;

/** Which articles are wanted, each compared as a whole; null leaves a filter out. */
export interface ArticleFilters {
	readonly articleNumber: string | null;
	readonly gtin: string | null;
	readonly type: 'PRODUCT' | 'SERVICE' | null;
}

/** Every article. */
export const ALL_ARTICLES: ArticleFilters = { articleNumber: null, gtin: null, type: null };

/**
 * @param client for one organisation
 * @param id of the article
 * @returns the article
 * @throws BelegflussError LEXWARE_… or HTTP_…
 */
export async function readArticle(client: LexwareClient, id: string): Promise<Article> {
	return client.read(callOf(articleEndpoints.get, { id }), articleSchema);
}

/**
 * @param client for one organisation
 * @param filters which articles
 * @returns the articles, a page at a time
 * @throws BelegflussError LEXWARE_WINDOW beyond what the vendor's search shows; LEXWARE_… or HTTP_… otherwise
 */
export function listArticles(
	client: LexwareClient,
	filters: ArticleFilters,
): AsyncGenerator<Article> {
	const query = { ...filters };
	return readRows(client, { endpoint: articleEndpoints.list, query, row: articleSchema });
}
