import { toBig } from '../../invoice/money';
import { decimalOf, jsonNumber, type NumberRule } from '../input/numbers';
import type { JsonObject } from '../input/override';
import type { Article } from '../resources/articles';
import { salesError } from './errors';
import { hasVat, isGross, type TaxType } from './tax-types';

/** A line item as entered; numbers are decimals. */
export interface LineFields {
	/** `article` quotes one of the account, and takes from it what is not given */
	readonly type: 'custom' | 'article' | 'text';
	readonly articleId?: string | null;
	readonly name?: string;
	readonly description?: string;
	readonly quantity?: unknown;
	readonly unitName?: string;
	/** of one unit, net or gross as the tax type of the document says */
	readonly price?: unknown;
	/** per cent; of no account where the tax type knows no VAT */
	readonly taxRate?: unknown;
	/** per cent */
	readonly discountPercentage?: unknown;
	/** quotations only: whether the customer may leave it out, or choose it instead of another */
	readonly choice?: 'optional' | 'alternative' | 'none';
}

/** Reads an article of the account. */
export type ReadArticle = (id: string) => Promise<Article>;

const MOST_ITEMS = 300;
const PERCENT = { digits: 2, least: '0', most: '100' };

/**
 * @param items as entered
 * @param taxType of the document
 * @param readArticle asked for each article once
 * @returns the line items of the request
 * @throws BelegflussError LEXWARE_SALES_ITEM_COUNT, LEXWARE_SALES_ITEM or LEXWARE_NUMBER_… naming position and
 * field
 */
export async function lineItemsOf(
	items: readonly LineFields[],
	taxType: TaxType,
	readArticle: ReadArticle,
): Promise<readonly JsonObject[]> {
	const count = items.length;
	if (count < 1 || count > MOST_ITEMS) {
		throw salesError('LEXWARE_SALES_ITEM_COUNT', { count, most: MOST_ITEMS });
	}
	const articles = new Map<string, Article>();
	const lines: JsonObject[] = [];
	for (const [index, item] of items.entries()) {
		lines.push(
			await lineOf(item, index + 1, { taxType, readArticle: once(articles, readArticle) }),
		);
	}
	return lines;
}

function once(articles: Map<string, Article>, readArticle: ReadArticle): ReadArticle {
	return async (id) => {
		const article = articles.get(id) ?? (await readArticle(id));
		articles.set(id, article);
		return article;
	};
}

async function lineOf(
	item: LineFields,
	position: number,
	{ taxType, readArticle }: { readonly taxType: TaxType; readonly readArticle: ReadArticle },
): Promise<JsonObject> {
	const missing = (field: string) => salesError('LEXWARE_SALES_ITEM', { position, field });
	const texts = { name: text(item.name), description: text(item.description) };
	if (item.type === 'text') {
		if (!texts.name) throw missing('Name');
		return { type: 'text', ...set(texts) };
	}
	const article = item.type === 'article' ? await articleOf(item, missing, readArticle) : null;
	const name = texts.name || text(article?.title);
	const unitName = text(item.unitName) || text(article?.unitName);
	if (!name) throw missing('Name');
	if (!unitName) throw missing('Unit');
	const number = (value: unknown, field: string, rule: Omit<NumberRule, 'field'>) => {
		if (!isSet(value)) throw missing(field);
		return jsonNumber(decimalOf(value, { field: `Line item ${position}, ${field}`, ...rule }));
	};
	const price = isSet(item.price) ? item.price : priceOf(article, taxType);
	const rate = article ? article.price?.taxRate : item.taxRate;
	return {
		type: article ? (article.type === 'PRODUCT' ? 'material' : 'service') : 'custom',
		...(article ? { id: article.id } : {}),
		...set({ name, description: texts.description || text(article?.description) }),
		quantity: number(item.quantity, 'Quantity', { digits: 4 }),
		unitName,
		unitPrice: {
			currency: 'EUR',
			[isGross(taxType) ? 'grossAmount' : 'netAmount']: number(price, 'Price', { digits: 4 }),
			taxRatePercentage: hasVat(taxType) ? number(rate, 'Tax Rate', PERCENT) : 0,
		},
		...(isSet(item.discountPercentage)
			? { discountPercentage: number(item.discountPercentage, 'Discount', PERCENT) }
			: {}),
		...(item.choice === 'optional' ? { optional: true } : {}),
		...(item.choice === 'alternative' ? { alternative: true } : {}),
	};
}

async function articleOf(
	{ articleId }: LineFields,
	missing: (field: string) => Error,
	readArticle: ReadArticle,
): Promise<Article> {
	if (!articleId) throw missing('Article');
	return readArticle(articleId);
}

/** The price that does not lead is computed by the vendor, with more digits than a document takes. */
function priceOf(article: Article | null, taxType: TaxType): string | null {
	const price = isGross(taxType) ? article?.price?.grossPrice : article?.price?.netPrice;
	return isSet(price) ? toBig(String(price)).round(4).toFixed() : null;
}

function set(texts: Readonly<Record<string, string>>): JsonObject {
	return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''));
}

function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

function text(value: string | null | undefined): string {
	return (value ?? '').trim();
}
