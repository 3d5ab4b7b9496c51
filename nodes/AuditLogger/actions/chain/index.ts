import type { Resource } from '../../../support/resources';
import { checkpoint } from './checkpoint.operation';
import { exportOperation } from './export.operation';
import { verify } from './verify.operation';

/** The chain as a whole. */
export const chain: Resource = {
	option: { name: 'Chain', value: 'chain', description: 'The hash chain as a whole' },
	operations: [verify, checkpoint, exportOperation],
};
