import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { lexwareError } from '../../../lib/lexware/errors';
import type { ListSearchName } from '../methods';

/** How the panel offers a record to choose. */
export interface LocatorSpec {
	readonly displayName: string;
	readonly name: string;
	/** what fills the list */
	readonly search: ListSearchName;
	/** an expression for the ID; without one the list is what is shown first */
	readonly expression?: string;
	readonly required?: boolean;
	readonly hint?: string;
	readonly description: string;
	readonly displayOptions?: INodeProperties['displayOptions'];
}

/**
 * @param spec how the panel offers it
 * @returns a parameter for a record: chosen from a list, by its ID, or by its address in the app
 */
export function locatorProperty(spec: LocatorSpec): INodeProperties {
	const { displayName, name, search, expression, required, hint, description } = spec;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: expression ? 'id' : 'list', value: expression ?? '' },
		...(required ? { required } : {}),
		...(hint ? { hint } : {}),
		description,
		...(spec.displayOptions ? { displayOptions: spec.displayOptions } : {}),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose one…',
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. e9066f04-8cc7-4616-93f8-ac9ecc8479c8',
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: 'e.g. https://app.lexware.de/permalink/…/view/e9066f04-…',
			},
		],
	};
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * @param value of such a parameter, also inside a collection, where n8n hands it out as it is stored
 * @returns the ID, null when none is given
 */
export function locatedId(value: unknown): string | null {
	const stored =
		typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	if (typeof stored !== 'string' || stored.trim() === '') return null;
	// An address holds the ID among other things; anything else is judged where it is used.
	const isAddress = stored.includes('/');
	const id = (isAddress ? UUID.exec(stored)?.[0] : undefined) ?? stored.trim();
	return id.toLowerCase();
}

/**
 * @param context execution context
 * @param parameter internal name of such a parameter
 * @param itemIndex index of the item
 * @returns the ID
 * @throws BelegflussError LEXWARE_ID_INVALID when none is given
 */
export function requiredId(
	context: IExecuteFunctions,
	parameter: string,
	itemIndex: number,
): string {
	const id = locatedId(context.getNodeParameter(parameter, itemIndex, ''));
	if (id === null) throw lexwareError('LEXWARE_ID_INVALID', { value: '' });
	return id;
}
