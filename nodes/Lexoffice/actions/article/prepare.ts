import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	articleBody,
	holdsArticle,
	mergeArticle,
	type ArticleFields,
} from '../../../../lib/lexware/articles/body';
import {
	articleCreation,
	articleDeletion,
	articleUpdate,
	bookedArticle,
} from '../../../../lib/lexware/articles/writes';
import type { LexwareClient } from '../../../../lib/lexware/client';
import { withOverride } from '../../../../lib/lexware/input/override';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { readArticle } from '../../../../lib/lexware/resources/articles';
import type { PreparedWrite } from '../../../support/guard/guarded-operation';
import { requiredId } from '../locator';
import { collection, documentOf, rawJsonOf, subjectOf } from '../write-identity';

/** Where a write is prepared. */
interface Place {
	readonly client: LexwareClient;
	readonly context: IExecuteFunctions;
	readonly item: INodeExecutionData;
	readonly itemIndex: number;
}

/**
 * @param place client, execution context and item
 * @returns the new article, ready for the guard
 * @throws BelegflussError LEXWARE_ARTICLE_… or LEXWARE_NUMBER_… for what the vendor would refuse
 */
export async function prepareCreate(place: Place): Promise<PreparedWrite> {
	const { client, context, itemIndex } = place;
	const options = collection(context, 'options', itemIndex);
	const value = (name: string) => context.getNodeParameter(name, itemIndex, '');
	const fields = {
		...collection(context, 'additionalFields', itemIndex),
		title: value('title'),
		type: value('type'),
		unitName: value('unitName'),
		leadingPrice: value('leadingPrice'),
		price: value('price'),
		taxRate: value('taxRate'),
	} as ArticleFields;
	const body = withOverride(articleBody(fields), rawJsonOf(options));
	const creation = articleCreation(client, body);
	const subject = subjectOf(creation.request, options['reference']);
	return { ...creation, ...(await circumstances(place)), subject };
}

/**
 * @param place client, execution context and item
 * @returns the changed article, ready for the guard; nothing is written where nothing changes
 * @throws BelegflussError LEXWARE_ARTICLE_… or LEXWARE_NUMBER_… for what the vendor would refuse
 */
export async function prepareUpdate(place: Place): Promise<PreparedWrite> {
	const { client, context, itemIndex } = place;
	const current = await readArticle(client, requiredId(context, 'articleId', itemIndex));
	const { id, version } = current;
	const changes = collection(context, 'updateFields', itemIndex) as ArticleFields;
	const body = mergeArticle(current, changes);
	return {
		...articleUpdate(client, current, body),
		...(await circumstances(place)),
		subject: `${id}@${version}`,
		...(holdsArticle(current, body) ? { unchanged: bookedArticle(id, version) } : {}),
	};
}

/**
 * @param place client, execution context and item
 * @returns the deletion, ready for the guard
 * @throws BelegflussError LEXWARE_ID_INVALID
 */
export async function prepareDelete(place: Place): Promise<PreparedWrite> {
	const { client, context, itemIndex } = place;
	const id = requiredId(context, 'articleId', itemIndex);
	return { ...articleDeletion(client, id), ...(await circumstances(place)), subject: id };
}

async function circumstances({ client, item }: Place) {
	const { organizationId: tenant } = await organisationOf(client);
	return { tenant, documentSha256: documentOf(item), amount: null };
}
