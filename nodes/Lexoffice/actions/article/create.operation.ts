import { articleBody, type ArticleFields } from '../../../../lib/lexware/articles/body';
import { articleCreation } from '../../../../lib/lexware/articles/writes';
import { LEXWARE } from '../../../../lib/lexware/client';
import { withOverride } from '../../../../lib/lexware/input/override';
import { organisationOf } from '../../../../lib/lexware/organisation';
import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import {
	collection,
	documentOf,
	rawJsonOf,
	rawJsonProperty,
	referenceProperty,
	subjectOf,
} from '../write-identity';
import {
	furtherArticleFields,
	leadingPriceProperty,
	priceProperty,
	taxRateProperty,
	titleProperty,
	typeProperty,
	unitNameProperty,
} from './article.properties';

/** Creates an article. */
export const create = guardedOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an article',
		description: 'A product or service with its price',
	},
	properties: [
		{ ...titleProperty, required: true },
		typeProperty,
		{ ...unitNameProperty, required: true },
		leadingPriceProperty,
		{ ...priceProperty, required: true },
		taxRateProperty,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [...furtherArticleFields],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [rawJsonProperty, referenceProperty],
		},
	],
	system: LEXWARE,
	operation: 'article.create',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const client = await lexofficeClient(context);
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
		const { organizationId: tenant } = await organisationOf(client);
		const subject = subjectOf(creation.request, options['reference']);
		return { ...creation, tenant, subject, documentSha256: documentOf(item), amount: null };
	},
});
