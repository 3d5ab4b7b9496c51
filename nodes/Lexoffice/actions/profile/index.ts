import type { Resource } from '../../../support/resources';
import { get } from './get.operation';

/** The organisation. */
export const profile: Resource = {
	option: {
		name: 'Profile',
		value: 'profile',
		description: 'The organisation the API key belongs to',
	},
	operations: [get],
};
