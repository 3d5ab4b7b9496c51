import { readsMany } from '../read-operation';
import { collection } from '../write-identity';

/** Lists articles. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many articles',
		description: 'Products and services with their prices',
	},
	properties: [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Article Number',
					name: 'articleNumber',
					type: 'string',
					default: '',
					description: 'The whole number; there are no wildcards',
				},
				{
					displayName: 'GTIN',
					name: 'gtin',
					type: 'string',
					default: '',
					description: 'All 13 digits',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					default: 'PRODUCT',
					options: [
						{ name: 'Product', value: 'PRODUCT' },
						{ name: 'Service', value: 'SERVICE' },
					],
					description: 'What is sold',
				},
			],
		},
	],
	async *rows(client, context, itemIndex) {
		const { listArticles } = await import('../../../../lib/lexware/resources/articles');
		const { articleNumber, gtin, type } = collection(context, 'filters', itemIndex);
		yield* listArticles(client, {
			articleNumber: textOf(articleNumber),
			gtin: textOf(gtin),
			type: type === 'PRODUCT' || type === 'SERVICE' ? type : null,
		});
	},
});

function textOf(value: unknown): string | null {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return text === '' ? null : text;
}
