import { locatorProperty, requiredId } from '../locator';
import { readsOne } from '../read-operation';

/** Reads one template of a recurring invoice. */
export const get = readsOne({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a recurring template',
		description: 'The whole template, with its interval and next execution',
	},
	properties: [
		locatorProperty({
			displayName: 'Recurring Template',
			name: 'templateId',
			search: 'searchRecurringTemplates',
			expression: '={{ $json.id }}',
			required: true,
			description: 'The template to read',
		}),
	],
	read: async (client, context, itemIndex) => {
		const { readRecurringTemplate } = await import(
			'../../../../lib/lexware/resources/recurring-templates'
		);
		return readRecurringTemplate(client, requiredId(context, 'templateId', itemIndex));
	},
});
