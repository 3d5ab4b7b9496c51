import { big } from '../money';
import type { Office } from '../office';
import type { Article } from './record';
import type { ArticleBody } from './schema';

const PRICE_PLACES = 4;

/**
 * Writes an article as a whole: what the new one lacks is gone.
 *
 * @param office the vendor
 * @param body as parsed
 * @param id of an article; a new one without it
 * @returns the article as it stands now
 */
export function writeArticle(office: Office, body: ArticleBody, id = office.newId()): Article {
	const earlier = office.articles.get(id);
	const now = office.timestamp();
	const article: Article = {
		id,
		organizationId: office.organizationId,
		createdDate: earlier?.createdDate ?? now,
		updatedDate: now,
		archived: earlier?.archived ?? false,
		title: body.title,
		description: body.description,
		type: body.type,
		articleNumber: body.articleNumber === '' ? null : body.articleNumber,
		gtin: body.gtin === '' ? null : body.gtin,
		note: body.note,
		unitName: body.unitName,
		price: bothPrices(body.price),
		version: (earlier?.version ?? 0) + 1,
	};
	office.articles.set(id, article);
	return article;
}

/** Only the leading price is taken, the other computed. */
function bothPrices({ leadingPrice, taxRate, ...given }: ArticleBody['price']): Article['price'] {
	const factor = big(taxRate).div(100).plus(1);
	const net =
		leadingPrice === 'NET' ? big(given.netPrice ?? 0) : big(given.grossPrice ?? 0).div(factor);
	const gross = leadingPrice === 'NET' ? net.times(factor) : big(given.grossPrice ?? 0);
	return {
		netPrice: Number(net.toFixed(PRICE_PLACES)),
		grossPrice: Number(gross.toFixed(PRICE_PLACES)),
		leadingPrice,
		taxRate,
	};
}
