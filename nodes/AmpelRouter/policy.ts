import type { IExecuteFunctions } from 'n8n-workflow';
import type { DecisionInput } from '../../lib/ampel/decide';
import type { Policy } from '../../lib/ledger/switches/policy';
import { openNodeLedger } from '../support/ledger/ledger';
import { workflowIdOf } from '../support/ledger/run';

/** What holds for the whole run, wherever it was set. */
export type RunPolicy = Pick<DecisionInput, 'phase' | 'killSwitch'> & {
	/** EUR; undefined where the node's own limit counts */
	readonly maxGross?: Policy['limits']['maxGrossPerDocument'];
};

/**
 * Reads phase, kill switch and limit of the workflow from the ledger, once for all items of a run. What
 * cannot be read stops the run: nothing is routed on a guess.
 *
 * @param context execution context
 * @returns what holds at this moment
 * @throws BelegflussError when the ledger or a switch cannot be read
 */
export async function policyFromLedger(context: IExecuteFunctions): Promise<RunPolicy> {
	const { policyFor } = await import('../../lib/ledger/switches/policy');
	const store = await openNodeLedger(context, { create: true });
	const policy = policyFor(await store.readSwitches(), { workflowId: workflowIdOf(context) });
	return {
		phase: policy.phase,
		killSwitch: policy.killed ?? false,
		maxGross: policy.limits.maxGrossPerDocument,
	};
}
