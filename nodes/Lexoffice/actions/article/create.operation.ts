import { guardedOperation } from '../../../support/guard/guarded-operation';
import { LEXOFFICE_CREDENTIAL, lexofficeClient } from '../../client';
import { rawJsonProperty, referenceProperty } from '../write-identity';
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
	system: 'lexoffice',
	operation: 'article.create',
	credential: LEXOFFICE_CREDENTIAL,

	async prepare(context, item, itemIndex) {
		const { prepareCreate } = await import('./prepare');
		return prepareCreate({ client: await lexofficeClient(context), context, item, itemIndex });
	},
});
