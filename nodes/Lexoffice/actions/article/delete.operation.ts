import { articleDeletion } from '../../../../lib/lexware/articles/writes';
import { LEXWARE } from '../../../../lib/lexware/client';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { locatorProperty, requiredId } from '../locator';
import { documentOf } from '../write-identity';

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
	system: LEXWARE,
	operation: 'article.delete',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const client = await lexofficeClient(context);
		const id = requiredId(context, 'articleId', itemIndex).toLowerCase();
		const { organizationId: tenant } = await organisationOf(client);
		return {
			...articleDeletion(client, id),
			tenant,
			subject: id,
			documentSha256: documentOf(item),
			amount: null,
		};
	},
});
