import { json, type Reply } from '../../support/wire';
import { parseRegular } from '../body/parse';
import type { Exchange, Route } from '../wire/exchange';
import { pageReply, readPage, type PageRules } from '../wire/paging';
import { notFound, RegularProblem } from '../wire/problems';
import { written } from '../wire/written';
import type { Article } from './record';
import { articleBodySchema, type ArticleBody } from './schema';
import { writeArticle } from './write';

const FAILED = 'Validation failed for request, please see details list for specific causes.';

const PAGES: PageRules = {
	maxSize: 250,
	tooLarge: () => new RegularProblem(406, FAILED, [{ field: 'size', violation: 'MAX' }]),
	minSize: 25,
	tooSmall: () => new RegularProblem(406, FAILED, [{ field: 'size', violation: 'MIN' }]),
};

/** List, read, create, replace and delete: the only record that can go. */
export const articleRoutes: readonly Route[] = [
	{ method: 'GET', path: '/v1/articles', family: 'regular', serve: list },
	{
		method: 'POST',
		path: '/v1/articles',
		family: 'regular',
		takes: 'application/json',
		serve: create,
	},
	{
		method: 'GET',
		path: '/v1/articles/:id',
		family: 'regular',
		serve: (exchange) => json(200, asked(exchange)),
	},
	{
		method: 'PUT',
		path: '/v1/articles/:id',
		family: 'regular',
		takes: 'application/json',
		serve: replace,
	},
	{ method: 'DELETE', path: '/v1/articles/:id', family: 'regular', serve: remove },
];

function list({ office, query }: Exchange): Reply {
	const page = readPage(query, PAGES);
	const type = query.get('type');
	if (type !== null && type !== 'PRODUCT' && type !== 'SERVICE') {
		throw new RegularProblem(400, "Failed to convert parameter 'type'");
	}
	const number = query.get('articleNumber');
	const gtin = query.get('gtin');
	const found = [...office.articles.values()].filter(
		(article) =>
			(type === null || article.type === type) &&
			(number === null || article.articleNumber === number) &&
			(gtin === null || article.gtin === gtin),
	);
	found.sort((one, other) => one.title.localeCompare(other.title, 'de'));
	return pageReply(found, page, { property: 'title', direction: 'ASC' });
}

function create({ office, body }: Exchange): Reply {
	const parsed = parseRegular(articleBodySchema, body);
	if ((parsed.version ?? 0) !== 0) throw stale();
	assertNumberIsFree(office, parsed, null);
	const article = writeArticle(office, parsed);
	office.announce('article.created', article.id);
	return written(office, 201, 'articles', article);
}

function replace(exchange: Exchange): Reply {
	const { office, body } = exchange;
	const current = asked(exchange);
	const parsed = parseRegular(articleBodySchema, body);
	if (parsed.version !== current.version) throw stale();
	assertNumberIsFree(office, parsed, current.id);
	const article = writeArticle(office, parsed, current.id);
	office.announce('article.changed', article.id);
	return written(office, 200, 'articles', article);
}

function remove(exchange: Exchange): Reply {
	const { office } = exchange;
	const { id } = asked(exchange);
	office.articles.delete(id);
	office.announce('article.deleted', id);
	return { status: 204, headers: {}, body: '' };
}

function assertNumberIsFree(
	{ articles }: Exchange['office'],
	{ articleNumber }: ArticleBody,
	self: string | null,
): void {
	if (!articleNumber) return;
	for (const { id, articleNumber: taken } of articles.values()) {
		if (id === self || taken !== articleNumber) continue;
		// The vendor's own name for the field: it stands nowhere in the request.
		throw new RegularProblem(406, FAILED, [
			{ field: 'materialNumber', violation: 'MATERIAL_NUMBER_ALREADY_EXISTS' },
		]);
	}
}

function asked({ office, params }: Exchange): Article {
	const article = office.articles.get(params['id'] ?? '');
	if (!article) throw notFound();
	return article;
}

function stale(): RegularProblem {
	return new RegularProblem(409, 'The record was changed in the meantime.');
}
