import type { INodeOutputConfiguration } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { DecisionAction } from '../../lib/envelope/envelope';

/** The outputs in their frozen order: saved workflows store the index. */
export const outputs: INodeOutputConfiguration[] = [
	{ type: NodeConnectionTypes.Main, displayName: 'Green' },
	{ type: NodeConnectionTypes.Main, displayName: 'Yellow' },
	{ type: NodeConnectionTypes.Main, displayName: 'Red' },
	{ type: NodeConnectionTypes.Main, displayName: 'Report' },
];

/** Index of the output an action leaves by. */
export const outputOf: Readonly<Record<DecisionAction, number>> = {
	write: 0,
	approve: 1,
	reject: 2,
	reportOnly: 3,
};
