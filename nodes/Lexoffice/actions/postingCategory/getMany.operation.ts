import { readsMany } from '../read-operation';

/** Lists posting categories. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many posting categories',
		description: 'What items of bookkeeping vouchers can be booked as',
	},
	properties: [
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			default: 'any',
			options: [
				{ name: 'Any', value: 'any', description: 'Both directions' },
				{ name: 'Expense', value: 'outgo', description: 'For incoming invoices' },
				{ name: 'Income', value: 'income', description: 'For outgoing invoices' },
			],
			description: 'Direction of the categories',
		},
		{
			displayName: 'Name Contains',
			name: 'nameContains',
			type: 'string',
			default: '',
			placeholder: 'e.g. Fremdleistungen',
			description: 'Part of the name of the category or of its group; empty for all',
		},
	],
	async *rows(client, context, itemIndex) {
		const { listPostingCategories } = await import(
			'../../../../lib/lexware/resources/posting-categories'
		);
		const type = context.getNodeParameter('type', itemIndex, 'any');
		const part = String(context.getNodeParameter('nameContains', itemIndex, '')).toLowerCase();
		for (const category of await listPostingCategories(client)) {
			const text = `${category.groupName ?? ''} ${category.name}`.toLowerCase();
			if ((type === 'any' || category.type === type) && text.includes(part.trim())) yield category;
		}
	},
});
