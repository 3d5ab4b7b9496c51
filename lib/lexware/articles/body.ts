import { decimalOf, jsonNumber } from '../input/numbers';
import type { JsonObject } from '../input/override';
import type { Article } from '../resources/articles';
import { articleError } from './errors';

/** Fields of an article; what is missing or an empty text is not set. */
export interface ArticleFields {
	readonly title?: string;
	readonly type?: 'PRODUCT' | 'SERVICE';
	readonly unitName?: string;
	readonly leadingPrice?: 'NET' | 'GROSS';
	/** net or gross, as `leadingPrice` says; decimal */
	readonly price?: unknown;
	/** per cent; decimal */
	readonly taxRate?: unknown;
	readonly articleNumber?: string;
	readonly gtin?: string;
	readonly description?: string;
	readonly note?: string;
}

const TEXTS = [
	'title',
	'type',
	'unitName',
	'articleNumber',
	'gtin',
	'description',
	'note',
] as const;

/**
 * @param fields of the article
 * @returns body of the creating request
 * @throws BelegflussError LEXWARE_ARTICLE_INCOMPLETE, LEXWARE_ARTICLE_GTIN, LEXWARE_NUMBER_…
 */
export function articleBody(fields: ArticleFields): JsonObject {
	const body: JsonObject = { ...texts(fields), price: priceOf(fields), version: 0 };
	for (const field of ['title', 'type', 'unitName'] as const) {
		if (!body[field]) throw articleError('LEXWARE_ARTICLE_INCOMPLETE', { field });
	}
	return body;
}

/**
 * Merges changes into an article as it was just read: a PUT empties what it does not name.
 *
 * @param current the article as read
 * @param changes what to set; fields that are missing or empty stay as they are
 * @returns body of the PUT, with the version that was read
 * @throws BelegflussError LEXWARE_ARTICLE_GTIN, LEXWARE_NUMBER_…
 */
export function mergeArticle(current: Article, changes: ArticleFields): JsonObject {
	const { price: before } = current;
	const leadingPrice = changes.leadingPrice ?? before?.leadingPrice ?? 'NET';
	const isGross = leadingPrice === 'GROSS';
	const price = {
		[isGross ? 'grossPrice' : 'netPrice']: isSet(changes.price)
			? amountOf(changes.price)
			: isGross
				? before?.grossPrice
				: before?.netPrice,
		leadingPrice,
		taxRate: isSet(changes.taxRate) ? rateOf(changes.taxRate) : before?.taxRate,
	};
	return { ...writable(current), ...texts(changes), price, version: current.version };
}

/**
 * @param article as read
 * @param body of a POST or PUT
 * @returns whether the article holds all the body says, whatever its version
 */
export function holdsArticle(article: Article, body: JsonObject): boolean {
	return Object.entries(body).every(([field, value]) => {
		if (field === 'version') return true;
		if (field !== 'price') return same((article as JsonObject)[field], value);
		return Object.entries(value as JsonObject).every(([part, amount]) =>
			same((article.price as JsonObject | undefined)?.[part], amount),
		);
	});
}

/** Given by the vendor. */
const READ_ONLY = ['id', 'organizationId', 'resourceUri', 'createdDate', 'updatedDate', 'archived'];

function writable(current: Article): JsonObject {
	return Object.fromEntries(Object.entries(current).filter(([name]) => !READ_ONLY.includes(name)));
}

function texts(fields: ArticleFields): Record<string, string> {
	const set: Record<string, string> = {};
	for (const field of TEXTS) {
		const value = (fields[field] ?? '').trim();
		if (value !== '') set[field] = value;
	}
	if (set['gtin'] && !isGtin(set['gtin'])) {
		throw articleError('LEXWARE_ARTICLE_GTIN', { value: set['gtin'].slice(0, 40) });
	}
	return set;
}

/** Only the leading price is sent: the other is computed, and an old one must not contradict it. */
function priceOf({ leadingPrice = 'NET', price, taxRate }: ArticleFields): JsonObject {
	for (const [field, value] of [
		['price', price],
		['taxRate', taxRate],
	] as const) {
		if (!isSet(value)) throw articleError('LEXWARE_ARTICLE_INCOMPLETE', { field });
	}
	return {
		[leadingPrice === 'GROSS' ? 'grossPrice' : 'netPrice']: amountOf(price),
		leadingPrice,
		taxRate: rateOf(taxRate),
	};
}

function amountOf(price: unknown): number {
	return jsonNumber(decimalOf(price, { field: 'Price', digits: 4 }));
}

function rateOf(taxRate: unknown): number {
	const rule = { field: 'Tax Rate', digits: 2, least: '0', most: '100' };
	return jsonNumber(decimalOf(taxRate, rule));
}

function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

/** GS1 General Specifications 7.9: weights 1 and 3 in turn, the sum a multiple of 10. */
function isGtin(text: string): boolean {
	if (!/^\d{13}$/.test(text)) return false;
	const weighted = [...text].reduce(
		(sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3),
		0,
	);
	return weighted % 10 === 0;
}

function same(left: unknown, right: unknown): boolean {
	return (left ?? '') === (right ?? '');
}
