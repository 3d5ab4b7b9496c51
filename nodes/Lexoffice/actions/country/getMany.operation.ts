import { readsMany } from '../read-operation';

/** Lists countries and how deliveries there are taxed. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many countries',
		description: 'Codes and names of countries, and how deliveries there are taxed',
	},
	properties: [
		{
			displayName: 'Tax Classification',
			name: 'taxClassification',
			type: 'options',
			default: 'any',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'European Union', value: 'intraCommunity' },
				{ name: 'Germany', value: 'de' },
				{ name: 'Third Country', value: 'thirdPartyCountry' },
			],
			description: 'How deliveries to the countries are taxed',
		},
	],
	async *rows(client, context, itemIndex) {
		const { listCountries } = await import('../../../../lib/lexware/resources/countries');
		const wanted = context.getNodeParameter('taxClassification', itemIndex, 'any');
		for (const country of await listCountries(client)) {
			if (wanted === 'any' || country.taxClassification === wanted) yield country;
		}
	},
});
