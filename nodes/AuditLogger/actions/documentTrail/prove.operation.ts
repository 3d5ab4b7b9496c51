import type { INodeProperties } from 'n8n-workflow';
import { withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import { openNodeLedger } from '../../../support/ledger/ledger';
import type { OwnOperation } from '../../../support/resources';
import { documentOf, documentProperty } from '../document';

const checkpointProperty: INodeProperties = {
	displayName: 'Checkpoint',
	name: 'checkpoint',
	type: 'string',
	typeOptions: { rows: 6 },
	default: '={{ $json.checkpoint.checkpoint }}',
	required: true,
	placeholder: 'belegfluss/ledger/…',
	hint: 'The text of a checkpoint, as the person outside keeps it',
	description: 'The entries of the document are proven to be in the ledger this checkpoint signed',
};

/** Makes a small file that proves what the ledger said about a document, without showing anything else. */
export const prove: OwnOperation = {
	option: {
		name: 'Prove',
		value: 'prove',
		action: 'Prove the trail of a document',
		description: 'A file that proves the entries of one document against a checkpoint',
	},
	effect: 'reads',
	properties: [documentProperty, checkpointProperty],
	execute: async (context) => {
		const { proveDocument } = await import('../../../../lib/ledger/checkpoint/prove-document');
		return [
			await executeItems(context, async (item, itemIndex) => {
				const store = await openNodeLedger(context);
				const documentSha256 = documentOf(context, itemIndex);
				const signed = String(context.getNodeParameter('checkpoint', itemIndex));
				// Text fields and mail programs like to lose the last line break, which belongs to the signature.
				const text = `${signed.trimEnd()}\n`;
				const proof = await proveDocument(store, documentSha256, text);
				const data = await context.helpers.prepareBinaryData(
					Buffer.from(proof.text),
					`proof-${documentSha256.slice(0, 12)}.json`,
					'application/json',
				);
				const { sequences, younger } = proof;
				const complete = withPart(item, itemIndex, {
					proof: { documentSha256, sequences, younger },
				});
				return { ...complete, binary: { ...item.binary, proof: data } };
			}),
		];
	},
};
