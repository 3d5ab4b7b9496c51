import type { Resource } from '../../../support/resources';
import { createIncoming } from './createIncoming.operation';

/** Posting batches: EXTF category 21. */
export const postingBatch: Resource = {
	option: {
		name: 'Posting Batch (Buchungsstapel)',
		value: 'postingBatch',
		description: 'Postings in DATEV format, one file per booking period',
	},
	operations: [createIncoming],
};
