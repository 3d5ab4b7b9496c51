import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { locatorProperty } from '../locator';
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
	system: 'lexoffice',
	operation: 'article.update',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const { prepareUpdate } = await import('./prepare');
		return prepareUpdate({ client: await lexofficeClient(context), context, item, itemIndex });
	},
});
