import { withPart } from '../../../support/envelope';
import { executeItems, failedItem } from '../../../support/execute-items';
import { toNodeError } from '../../../support/errors';
import { openNodeLedger } from '../../../support/ledger/ledger';
import type { OwnOperation } from '../../../support/resources';
import { documentOf, documentProperty } from '../document';

/** Documents whose trails are collected in one pass. */
const AT_ONCE = 1_000;

/** Tells everything that happened to each document; one pass over the ledger for all of them. */
export const get: OwnOperation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the trail of a document',
		description: 'Everything that happened to a document, and how it stands now',
	},
	effect: 'reads',
	properties: [documentProperty],
	execute: async (context) => {
		const { documentTrails } = await import('../../../../lib/ledger/report/trail');
		const items = context.getInputData();
		const hashes = [...new Set(items.map((_, itemIndex) => documentOf(context, itemIndex)))];
		const trails = new Map<string, object>();
		try {
			const store = await openNodeLedger(context);
			for (let from = 0; from < hashes.length; from += AT_ONCE) {
				for (const trail of await documentTrails(store, hashes.slice(from, from + AT_ONCE))) {
					trails.set(trail.documentSha256, trail);
				}
			}
		} catch (cause) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), cause);
			return [items.map((item, itemIndex) => failedItem(context, item, itemIndex, cause))];
		}
		return [
			await executeItems(context, async (item, itemIndex) =>
				withPart(item, itemIndex, { trail: trails.get(documentOf(context, itemIndex)) ?? null }),
			),
		];
	},
};
