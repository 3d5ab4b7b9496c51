import { DOCUMENT_FIELD, withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import { openNodeLedger } from '../../../support/ledger/ledger';
import type { OwnOperation } from '../../../support/resources';
import { documentOf, documentProperty } from '../document';

/** Gives each item the file as it was received, checked against its hash. */
export const getOriginal: OwnOperation = {
	option: {
		name: 'Get Original',
		value: 'getOriginal',
		action: 'Get the original of a document',
		description: 'The file as it was received, checked against its fingerprint',
	},
	effect: 'reads',
	properties: [documentProperty],
	execute: async (context) => {
		const { readOriginal } = await import('../../../../lib/ledger/originals/read-original');
		return [
			await executeItems(context, async (item, itemIndex) => {
				const store = await openNodeLedger(context);
				const { bytes, record } = await readOriginal(store, documentOf(context, itemIndex));
				const data = await context.helpers.prepareBinaryData(
					Buffer.from(bytes),
					record.fileName ?? record.sha256,
					record.mimeType,
				);
				const complete = withPart(item, itemIndex, { original: record });
				return { ...complete, binary: { ...item.binary, [DOCUMENT_FIELD]: data } };
			}),
		];
	},
};
