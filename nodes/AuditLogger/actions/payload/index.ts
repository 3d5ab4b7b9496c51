import type { Resource } from '../../../support/resources';
import { classify } from './classify.operation';
import { erase } from './erase.operation';
import { listDue } from './listDue.operation';

/** What is kept beside the chain, and until when. */
export const payload: Resource = {
	option: {
		name: 'Payload',
		value: 'payload',
		description: 'Kept data and originals: how long they must be kept, and erasing them',
	},
	operations: [erase, classify, listDue],
};
