import type { Resource } from '../../../support/resources';
import { log } from './log.operation';

/** Entries about documents. */
export const event: Resource = {
	option: { name: 'Event', value: 'event', description: 'What happened to a document' },
	operations: [log],
};
