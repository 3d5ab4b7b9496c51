import type { IDataObject } from 'n8n-workflow';
import type {
	ContactFilters,
	TextFilter,
	TextMatch,
} from '../../../../lib/lexware/contacts/filters';
import { readsMany } from '../read-operation';
import { collection } from '../write-identity';

/** Lists contacts. */
export const getMany = readsMany({
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many contacts',
		description: 'Customers and suppliers; those written in the last seconds may be missing',
	},
	properties: [
		{
			displayName: 'Role',
			name: 'role',
			type: 'options',
			default: 'any',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Customer', value: 'customer' },
				{ name: 'Supplier', value: 'vendor' },
			],
			description: 'What the contacts are',
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'E-Mail',
					name: 'email',
					type: 'string',
					default: '',
					placeholder: 'e.g. name@example.org',
					description: 'At least three characters',
				},
				{
					displayName: 'Match',
					name: 'match',
					type: 'options',
					default: 'contains',
					options: [
						{ name: 'Contains', value: 'contains', description: 'The text somewhere within' },
						{ name: 'Exact', value: 'exact', description: 'The text as a whole' },
						{
							name: 'Pattern',
							value: 'pattern',
							description: 'With _ for one character and % for any number',
						},
					],
					description: 'How name and e-mail are compared',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Muster',
					description: 'At least three characters',
				},
				{
					displayName: 'Number',
					name: 'number',
					type: 'string',
					default: '',
					placeholder: 'e.g. 10001',
					description: 'Customer or supplier number',
				},
			],
		},
	],
	async *rows(client, context, itemIndex) {
		const { listContacts } = await import('../../../../lib/lexware/contacts/find');
		const filters = collection(context, 'filters', itemIndex);
		const role = context.getNodeParameter('role', itemIndex, 'any');
		yield* listContacts(client, {
			name: textFilter(filters, 'name'),
			email: textFilter(filters, 'email'),
			number: textOf(filters, 'number') || null,
			customer: role === 'customer' ? true : null,
			vendor: role === 'vendor' ? true : null,
		} satisfies ContactFilters);
	},
});

function textFilter(filters: IDataObject, name: string): TextFilter | null {
	const text = textOf(filters, name);
	const match = (filters['match'] ?? 'contains') as TextMatch;
	return text === '' ? null : { text, match };
}

function textOf(filters: IDataObject, name: string): string {
	return String((filters[name] as string | number | undefined) ?? '').trim();
}
