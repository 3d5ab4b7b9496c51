import { withPart } from '../../../support/envelope';
import { executeItems } from '../../../support/execute-items';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import type { OwnOperation } from '../../../support/resources';
import { groundsOf, groundsProperties } from '../grounds';
import { documentOf, documentProperty } from '../document';

/** Erases what is kept about documents, as far as no law wants it kept; the chain stays verifiable. */
export const erase: OwnOperation = {
	option: {
		name: 'Erase',
		value: 'erase',
		action: 'Erase the kept data of a document',
		description: 'Erase what is kept about a document, e.g. on request of the person concerned',
	},
	effect: 'records',
	properties: [
		{
			displayName:
				'Nothing goes before its time: invoices are kept 8 years, organisational records 10, letters 6, counted from the end of the year. A document the law never wanted kept is set to "No Record" with the operation Classify first.',
			name: 'retentionNotice',
			type: 'notice',
			default: '',
		},
		documentProperty,
		{
			displayName: 'What to Erase',
			name: 'what',
			type: 'options',
			default: 'both',
			options: [
				{
					name: 'Kept Data and Original',
					value: 'both',
					description: 'Everything but the entries themselves, which hold no personal data',
				},
				{
					name: 'Kept Data',
					value: 'payloads',
					description: 'What was kept with the entries of the document',
				},
				{ name: 'Original', value: 'original', description: 'The received file' },
			],
			description: 'What goes',
		},
		...groundsProperties('Request of the person concerned of 12 May, period is over'),
	],
	execute: async (context) => {
		const [{ erasePayload }, { eraseOriginal }] = await Promise.all([
			import('../../../../lib/ledger/retention/erase-payload'),
			import('../../../../lib/ledger/retention/erase-original'),
		]);
		return [
			await executeItems(context, async (item, itemIndex) => {
				const store = await openNodeLedger(context);
				const documentSha256 = documentOf(context, itemIndex);
				const grounds = groundsOf(context, itemIndex);
				const what = context.getNodeParameter('what', itemIndex) as string;
				const [kept] = await store.readOriginals([documentSha256]);
				const payloads =
					what === 'original'
						? []
						: await erasePayload(store, { documentSha256, ...grounds }, ledgerContext);
				// A document whose file was never kept has none to erase; asked for alone, that is an error.
				const original =
					what === 'payloads' || (what === 'both' && !kept)
						? null
						: await eraseOriginal(store, { sha256: documentSha256, ...grounds }, ledgerContext);
				return withPart(item, itemIndex, {
					erased: {
						documentSha256,
						entries: payloads.map(({ sequence }) => sequence),
						original: original !== null,
					},
				});
			}),
		];
	},
};
