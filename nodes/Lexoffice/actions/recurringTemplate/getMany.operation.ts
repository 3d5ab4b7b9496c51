import type { RecurringTemplateSort } from '../../../../lib/lexware/resources/recurring-templates';
import { readsMany } from '../read-operation';

/** Lists templates of recurring invoices. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many recurring templates',
		description: 'Templates of recurring invoices, shortened; "Get" reads the whole template',
	},
	properties: [
		{
			displayName: 'Sort By',
			name: 'sortBy',
			type: 'options',
			default: '',
			options: [
				{ name: 'Created Date', value: 'createdDate' },
				{ name: 'Default Order', value: '' },
				{ name: 'Last Execution Date', value: 'lastExecutionDate' },
				{ name: 'Next Execution Date', value: 'nextExecutionDate' },
				{ name: 'Updated Date', value: 'updatedDate' },
			],
			description: 'What the list is sorted by',
		},
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			default: 'ASC',
			displayOptions: { hide: { sortBy: [''] } },
			options: [
				{ name: 'Ascending', value: 'ASC', description: 'Earliest first' },
				{ name: 'Descending', value: 'DESC', description: 'Latest first' },
			],
			description: 'Which end of the list comes first',
		},
	],
	async *rows(client, context, itemIndex) {
		const { listRecurringTemplates } = await import(
			'../../../../lib/lexware/resources/recurring-templates'
		);
		const field = context.getNodeParameter('sortBy', itemIndex, '') as RecurringTemplateSort | '';
		const direction = context.getNodeParameter('direction', itemIndex, 'ASC');
		const isDescending = direction === 'DESC';
		const sort = field === '' ? null : (`${field},${isDescending ? 'DESC' : 'ASC'}` as const);
		yield* listRecurringTemplates(client, sort);
	},
});
