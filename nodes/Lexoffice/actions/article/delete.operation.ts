import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { locatorProperty } from '../locator';

/** Deletes an article. */
export const deleteOperation = guardedOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an article',
		description: 'Remove an article for good; documents that name it keep their text',
	},
	properties: [
		locatorProperty({
			displayName: 'Article',
			name: 'articleId',
			search: 'searchArticles',
			expression: '={{ $json.lexoffice.id }}',
			required: true,
			hint: 'This cannot be undone',
			description: 'The article to delete',
		}),
	],
	system: 'lexoffice',
	operation: 'article.delete',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const { prepareDelete } = await import('./prepare');
		return prepareDelete({ client: await lexofficeClient(context), context, item, itemIndex });
	},
});
