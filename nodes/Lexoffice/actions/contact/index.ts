import type { Resource } from '../../../support/resources';
import { create } from './create.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { update } from './update.operation';

/** Customers and suppliers. */
export const contact: Resource = {
	option: {
		name: 'Contact',
		value: 'contact',
		description: 'Customers and suppliers; the Public API neither deletes nor archives them',
	},
	operations: [create, get, getMany, update],
};
