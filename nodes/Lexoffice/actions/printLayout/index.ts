import type { Resource } from '../../../support/resources';
import { getMany } from './getMany.operation';

/** How sales documents look. */
export const printLayout: Resource = {
	option: {
		name: 'Print Layout',
		value: 'printLayout',
		description: 'Layouts sales documents can be printed in',
	},
	operations: [getMany],
};
