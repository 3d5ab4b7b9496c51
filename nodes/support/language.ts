import type { INodeProperties } from 'n8n-workflow';

/**
 * Language of what bookkeepers read: German first, since they sit in Germany. The stored values are the
 * library's `Language`.
 *
 * @param displayName label in the panel
 * @param description what is worded in it
 * @returns the parameter `language`
 */
export function languageProperty(displayName: string, description: string): INodeProperties {
	return {
		displayName,
		name: 'language',
		type: 'options',
		default: 'de',
		options: [
			{ name: 'English', value: 'en' },
			{ name: 'German', value: 'de' },
		],
		description,
	};
}
