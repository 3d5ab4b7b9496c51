import type { Resource } from '../../../support/resources';
import { get } from './get.operation';
import { getMany } from './getMany.operation';

/** Recurring invoices. */
export const recurringTemplate: Resource = {
	option: {
		name: 'Recurring Template',
		value: 'recurringTemplate',
		description: 'Templates of recurring invoices; the Public API only reads them',
	},
	operations: [getMany, get],
};
