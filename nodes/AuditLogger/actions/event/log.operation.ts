import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { AuditReceipt } from '../../../../lib/envelope/envelope';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import { nothingLogged } from '../../../../lib/ledger/errors';
import type { LedgerEntryDraft } from '../../../../lib/ledger/append';
import { withPart } from '../../../support/envelope';
import { toNodeError } from '../../../support/errors';
import { failedItem } from '../../../support/execute-items';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { isQueueMode } from '../../../support/ledger/run';
import { technicalUserProperty } from '../../../support/ledger/technical-user';
import type { Operation } from '../../../support/resources';
import { queueModeHint } from './queue-mode-hint';
import { stepFacts } from './step-facts';

const properties: INodeProperties[] = [
	{
		displayName: 'Step',
		name: 'step',
		type: 'options',
		default: 'auto',
		options: [
			{ name: 'Approved', value: 'approved', description: 'A person released the document' },
			{ name: 'Checked', value: 'checked', description: 'The plausibility rules were applied' },
			{
				name: 'Closed',
				value: 'closed',
				description: 'Nothing more to do, e.g. because it was no invoice',
			},
			{ name: 'Decided', value: 'decided', description: 'The Ampel Router decided what happens' },
			{
				name: 'Derived From the Item',
				value: 'auto',
				description:
					'The furthest step the item shows: Exported, Decided, Checked, Failed, Extracted, Received or Noted',
			},
			{
				name: 'Exported',
				value: 'exported',
				description: 'The document left in a file, e.g. for DATEV',
			},
			{ name: 'Extracted', value: 'extracted', description: 'The values of the invoice were read' },
			{ name: 'Failed', value: 'failed', description: 'A step could not be carried out' },
			{ name: 'Noted', value: 'noted', description: 'Anything else worth recording' },
			{ name: 'Received', value: 'received', description: 'The document arrived' },
			{
				name: 'Rejected',
				value: 'rejected',
				description: 'A person or a rule turned the document down',
			},
			{
				name: 'Written',
				value: 'written',
				description: 'The document was written to an accounting system',
			},
		],
		description: 'What happened to the document before it reached this node',
	},
	technicalUserProperty,
	{
		displayName: 'Keep With the Entry',
		name: 'payload',
		type: 'options',
		default: 'summary',
		options: [
			{
				name: 'Nothing',
				value: 'none',
				description: 'Only the entry itself: hashes, IDs, codes and times',
			},
			{
				name: 'Summary',
				value: 'summary',
				description:
					'Document hash, Ampel, rule IDs, decision and a hash of the totals; no names or amounts',
			},
			{
				name: 'Whole Envelope',
				value: 'full',
				description: 'All values read from the document, without the file. Contains personal data.',
			},
		],
		description:
			'What is kept beside the chain. It can be erased later without breaking the chain, which holds its hash only.',
	},
];

/**
 * Logs all items of the run in one transaction and passes them on with their receipts in `audit`; on a
 * node that continues on fail, items that could not be logged leave with `error` instead. It throws a
 * NodeOperationError when an item cannot be logged or the ledger cannot be written; then nothing of the
 * run was logged.
 */
export const log: Operation = {
	option: {
		name: 'Log',
		value: 'log',
		action: 'Log an event for each item',
		description: 'Add one entry per item to the hash chain, all in one transaction',
	},
	effect: 'records',
	properties,
	execute: async (context) => [await logItems(context)],
};

async function logItems(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const results = new Map<number, INodeExecutionData>();
	const fail = (item: INodeExecutionData, itemIndex: number, cause: unknown) =>
		results.set(itemIndex, failedItem(context, item, itemIndex, cause));

	const { draftFromEnvelope } = await import('../../../../lib/ledger/event/envelope-draft');
	const drafted: DraftedItem[] = [];
	for (const [itemIndex, item] of items.entries()) {
		try {
			const draft = draftFromEnvelope(item.json, stepFacts(context, itemIndex));
			drafted.push({ item, itemIndex, draft });
		} catch (cause) {
			if (!context.continueOnFail()) {
				throw toNodeError(context.getNode(), saying(cause, items.length), itemIndex);
			}
			fail(item, itemIndex, cause);
		}
	}
	try {
		const receipts = await append(
			context,
			drafted.map(({ draft }) => draft),
		);
		for (const [position, { item, itemIndex }] of drafted.entries()) {
			results.set(itemIndex, withPart(item, itemIndex, { audit: receipts[position] }));
		}
	} catch (cause) {
		const reason = saying(cause, drafted.length);
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), reason);
		for (const { item, itemIndex } of drafted) fail(item, itemIndex, reason);
	}
	if (isQueueMode()) context.addExecutionHints(queueModeHint);
	return items.flatMap((_, itemIndex) => results.get(itemIndex) ?? []);
}

interface DraftedItem {
	readonly item: INodeExecutionData;
	readonly itemIndex: number;
	readonly draft: LedgerEntryDraft;
}

async function append(
	context: IExecuteFunctions,
	drafts: readonly LedgerEntryDraft[],
): Promise<readonly AuditReceipt[]> {
	const { appendEvents } = await import('../../../../lib/ledger/append');
	return appendEvents(await openNodeLedger(context, { create: true }), drafts, ledgerContext);
}

/** Whoever reads the error must know that not even part of the run was logged. */
function saying(cause: unknown, count: number): unknown {
	return cause instanceof BelegflussError ? nothingLogged(cause, count) : cause;
}
