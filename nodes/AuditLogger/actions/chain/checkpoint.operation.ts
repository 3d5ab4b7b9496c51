import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { runOf } from '../../../support/ledger/run';
import { signingKeyOf } from '../../../support/ledger/signing-key';
import { technicalUser, technicalUserProperty } from '../../../support/ledger/technical-user';
import { onceForAll } from '../../../support/once-for-all';
import type { OwnOperation } from '../../../support/resources';

/** Takes one checkpoint for all incoming items: text to be mailed, and the same as a file. */
export const checkpoint: OwnOperation = {
	option: {
		name: 'Take Checkpoint',
		value: 'checkpoint',
		action: 'Take a checkpoint',
		description: 'Sign the state of the ledger in a few lines that somebody else keeps',
	},
	effect: 'records',
	properties: [
		{
			displayName:
				'Give the checkpoint to somebody outside, e.g. your tax adviser, every week or month. Changes to what it covers can be proven from then on, even those of an administrator. It is signed with the key of the credential; a ledger in a file has one of its own if none is chosen.',
			name: 'checkpointNotice',
			type: 'notice',
			default: '',
		},
		technicalUserProperty,
	],
	execute: async (context) => [await onceForAll(context, async () => [await take(context)])],
};

async function take(context: IExecuteFunctions): Promise<INodeExecutionData> {
	const { takeCheckpoint } = await import('../../../../lib/ledger/checkpoint/take-checkpoint');
	const store = await openNodeLedger(context);
	const actor = { id: technicalUser(context, 0), kind: 'system', via: 'n8n' } as const;
	const by = { actor, run: runOf(context) };
	const key = await signingKeyOf(context, store);
	const taken = await takeCheckpoint(store, key, by, ledgerContext);
	const fileName = `checkpoint-${taken.time.slice(0, 10)}-${taken.size}.txt`;
	const data = await context.helpers.prepareBinaryData(
		Buffer.from(taken.checkpoint),
		fileName,
		'text/plain',
	);
	return { json: { checkpoint: { ...taken } }, binary: { data } };
}
