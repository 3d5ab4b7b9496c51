import type { Resource } from '../../../support/resources';
import { completeness } from './completeness.operation';
import { daily } from './daily.operation';
import { unusual } from './unusual.operation';

/** What the ledger says about days, about documents on their way, and about unusual activity. */
export const report: Resource = {
	option: { name: 'Report', value: 'report', description: 'Numbers, gaps and unusual activity' },
	operations: [daily, completeness, unusual],
};
