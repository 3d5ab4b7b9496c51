import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { Decision } from '../../lib/envelope/envelope';
import { withPart } from '../support/envelope';
import { toNodeError } from '../support/errors';
import { failedItem } from '../support/execute-items';
import { ledgerCredential } from '../support/ledger/location';
import { decideItem } from './decide-item';
import { phaseHints, summaryHints } from './hints';
import { outputOf, outputs } from './outputs';
import { policyFromLedger, type RunPolicy } from './policy';
import { properties } from './properties';

/**
 * Sends every document where findings, phase and limits say; adds `decision`. A document that cannot be
 * decided leaves at Report with the `error` part when the node continues on fail, never at Green.
 */
export class AmpelRouter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ampel Router',
		name: 'ampelRouter',
		icon: { light: 'file:ampelRouter.svg', dark: 'file:ampelRouter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{$parameter["policy"] === "ledger" ? "policy from the ledger" : $parameter["killSwitch"] === true ? "kill switch engaged" : {"readOnly": "read-only", "shadow": "shadow", "writeBack": "write-back"}[$parameter["phase"]]}}',
		description:
			'Send each document to writing, approval, rejection or report, by its traffic light, the phase and your limits',
		defaults: { name: 'Ampel Router' },
		inputs: [NodeConnectionTypes.Main],
		outputs,
		hints: phaseHints,
		// An agent must not decide what is written.
		usableAsTool: undefined,
		credentials: [{ ...ledgerCredential, displayOptions: { show: { policy: ['ledger'] } } }],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const routed: INodeExecutionData[][] = outputs.map(() => []);
		const decisions: Decision[] = [];
		const items = this.getInputData();
		let policy: { ledger: RunPolicy | null } | undefined;
		for (const [itemIndex, item] of items.entries()) {
			try {
				policy ??= await runPolicy(this);
				const decision = await decideItem(this, itemIndex, policy.ledger);
				decisions.push(decision);
				routed[outputOf[decision.action]]?.push(withPart(item, itemIndex, { decision }));
			} catch (cause) {
				if (!this.continueOnFail()) throw toNodeError(this.getNode(), cause, itemIndex);
				routed[outputOf.reportOnly]?.push(failedItem(this, item, itemIndex, cause));
			}
		}
		const hints = summaryHints(decisions, items.length - decisions.length);
		if (hints.length > 0) this.addExecutionHints(...hints);
		return routed;
	}
}

async function runPolicy(context: IExecuteFunctions): Promise<{ ledger: RunPolicy | null }> {
	const fromLedger = context.getNodeParameter('policy', 0) === 'ledger';
	return { ledger: fromLedger ? await policyFromLedger(context) : null };
}
