import type { Resource } from '../operation';
import { createIncoming } from './createIncoming.operation';

/** Posting batches: EXTF category 21. */
export const postingBatch: Resource = {
	option: {
		name: 'Posting Batch (Buchungsstapel)',
		value: 'postingBatch',
		description: 'Postings in DATEV format, one file per booking period',
	},
	operationChoice: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['postingBatch'] } },
		options: [createIncoming.option],
		default: 'createIncoming',
	},
	operations: [createIncoming],
};
