import {
	holdsArticle,
	mergeArticle,
	type ArticleFields,
} from '../../../../lib/lexware/articles/body';
import { articleUpdate, bookedArticle } from '../../../../lib/lexware/articles/writes';
import { LEXWARE } from '../../../../lib/lexware/client';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { readArticle } from '../../../../lib/lexware/resources/articles';
import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { locatorProperty, requiredId } from '../locator';
import { collection, documentOf } from '../write-identity';
import {
	furtherArticleFields,
	leadingPriceProperty,
	priceProperty,
	taxRateProperty,
	titleProperty,
	typeProperty,
	unitNameProperty,
} from './article.properties';

/** Changes an article: reads it, merges the changes, writes it back. */
export const update = guardedOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update an article',
		description: 'Change some fields; all others keep their values',
	},
	properties: [
		locatorProperty({
			displayName: 'Article',
			name: 'articleId',
			search: 'searchArticles',
			expression: '={{ $json.lexoffice.id }}',
			required: true,
			hint: 'It is read, merged and written back as a whole: what you leave out stays as it is',
			description: 'The article to change',
		}),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				...furtherArticleFields,
				leadingPriceProperty,
				priceProperty,
				taxRateProperty,
				titleProperty,
				typeProperty,
				unitNameProperty,
			].toSorted((left, right) => (left.displayName < right.displayName ? -1 : 1)),
		},
	],
	system: LEXWARE,
	operation: 'article.update',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const client = await lexofficeClient(context);
		const current = await readArticle(client, requiredId(context, 'articleId', itemIndex));
		const { id, version } = current;
		const changes = collection(context, 'updateFields', itemIndex) as ArticleFields;
		const body = mergeArticle(current, changes);
		const { organizationId: tenant } = await organisationOf(client);
		return {
			...articleUpdate(client, current, body),
			tenant,
			subject: `${id}@${version}`,
			documentSha256: documentOf(item),
			amount: null,
			...(holdsArticle(current, body) ? { unchanged: bookedArticle(id, version) } : {}),
		};
	},
});
