import type { Resource } from '../../../support/resources';
import { create } from './create.operation';
import { deleteOperation } from './delete.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';

/** Where events are sent. */
export const eventSubscription: Resource = {
	option: {
		name: 'Event Subscription',
		value: 'eventSubscription',
		description: 'Which events Lexware Office reports, and where to',
	},
	operations: [getMany, get, create, deleteOperation],
};
