import type { Resource } from '../../../support/resources';
import { getMany } from './getMany.operation';

/** Countries. */
export const country: Resource = {
	option: {
		name: 'Country',
		value: 'country',
		description: 'Countries and how deliveries there are taxed',
	},
	operations: [getMany],
};
