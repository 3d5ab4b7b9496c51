import type { Resource } from '../../../support/resources';
import { get } from './get.operation';
import { getOriginal } from './getOriginal.operation';
import { prove } from './prove.operation';

/** Everything about one document. */
export const documentTrail: Resource = {
	option: {
		name: 'Document Trail',
		value: 'documentTrail',
		description: 'Everything that happened to one document',
	},
	operations: [get, getOriginal, prove],
};
