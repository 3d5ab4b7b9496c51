import type { INodeProperties } from 'n8n-workflow';
import type { SalesKind } from '../../../../lib/lexware/sales/kinds';
import { locatorProperty } from '../locator';
import { salesNames } from './names';

/**
 * @param kind of the document
 * @param expression for its ID
 * @returns the parameter that says which document; by its ID where there is no list to choose from
 */
export function documentProperty({ name: kind }: SalesKind, expression: string): INodeProperties {
	const { name, one, search } = salesNames[kind];
	const description = `The ID of ${one}; one of another kind is not found`;
	if (search !== null) {
		const shown = { displayName: name, name: 'documentId', search, expression, required: true };
		return locatorProperty({ ...shown, description });
	}
	return {
		displayName: `${name} ID`,
		name: 'documentId',
		type: 'string',
		default: expression,
		required: true,
		placeholder: 'e.g. e9066f04-8cc7-4616-93f8-ac9ecc8479c8',
		description,
	};
}
