import { locatorProperty, requiredId } from '../locator';
import { readsOne } from '../read-operation';

/** Reads one article. */
export const get = readsOne({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an article',
		description: 'One product or service with its prices',
	},
	properties: [
		locatorProperty({
			displayName: 'Article',
			name: 'articleId',
			search: 'searchArticles',
			expression: '={{ $json.id }}',
			required: true,
			description: 'The article to read',
		}),
	],
	read: async (client, context, itemIndex) => {
		const { readArticle } = await import('../../../../lib/lexware/resources/articles');
		return readArticle(client, requiredId(context, 'articleId', itemIndex));
	},
});
