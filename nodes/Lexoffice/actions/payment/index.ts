import type { Resource } from '../../../support/resources';
import { get } from './get.operation';

/** What is paid and what is open. */
export const payment: Resource = {
	option: {
		name: 'Payment',
		value: 'payment',
		description: 'What is paid and open; the Public API cannot book payments',
	},
	operations: [get],
};
