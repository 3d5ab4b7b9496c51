import type { Resource } from '../../../support/resources';
import { create } from './create.operation';
import { deleteOperation } from './delete.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { update } from './update.operation';

/** Products and services. */
export const article: Resource = {
	option: {
		name: 'Article',
		value: 'article',
		description: 'Products and services with their prices',
	},
	operations: [create, deleteOperation, get, getMany, update],
};
