import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { AuditReceipt } from '../../../../lib/envelope/envelope';
import { BelegflussError } from '../../../../lib/errors/belegfluss-error';
import type { LedgerEntryDraft } from '../../../../lib/ledger/append';
import { nothingLogged } from '../../../../lib/ledger/errors';
import type { LedgerStore } from '../../../../lib/ledger/store/store';
import { withPart } from '../../../support/envelope';
import { toNodeError } from '../../../support/errors';
import { failedItem } from '../../../support/execute-items';
import { ledgerContext, openNodeLedger } from '../../../support/ledger/ledger';
import { isQueueMode } from '../../../support/ledger/run';
import type { OwnOperation } from '../../../support/resources';
import { keepOriginalOf } from './keep-original';
import { logProperties } from './log.properties';
import { queueModeHint } from './queue-mode-hint';
import { stepFacts } from './step-facts';

/**
 * Keeps the files of the items, logs all items of the run in one transaction and passes them on with their receipts in `audit`; on a
 * node that continues on fail, items that could not be logged leave with `error` instead. It throws a
 * NodeOperationError when an item cannot be logged or the ledger cannot be written; then nothing of the
 * run was logged.
 */
export const log: OwnOperation = {
	option: {
		name: 'Log',
		value: 'log',
		action: 'Log an event for each item',
		description: 'Add one entry per document to the hash chain, all in one transaction',
	},
	effect: 'records',
	properties: logProperties,
	execute: async (context) => [await logItems(context)],
};

async function logItems(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const results = new Map<number, INodeExecutionData>();
	const { draftsFromEnvelope } = await import('../../../../lib/ledger/event/envelope-draft');
	const ledger = openOnce(context);
	/** Does one part of the work for each item that is still in it, and gives those it went well for. */
	const forEach = async <Entry extends Numbered, Result>(
		entries: Iterable<Entry>,
		work: (entry: Entry) => Result | Promise<Result>,
	): Promise<Result[]> => {
		const done: Result[] = [];
		for (const entry of entries) {
			try {
				done.push(await work(entry));
			} catch (cause) {
				const { item, itemIndex } = entry;
				if (!context.continueOnFail()) {
					throw toNodeError(context.getNode(), saying(cause, items.length), itemIndex);
				}
				results.set(itemIndex, failedItem(context, item, itemIndex, cause));
			}
		}
		return done;
	};
	// All are drafted before the first file is kept: a faulty item leaves nothing behind.
	const sound = await forEach(
		items.map((item, itemIndex) => ({ item, itemIndex })),
		(entry) => ({
			...entry,
			drafts: draftsFromEnvelope(entry.item.json, stepFacts(context, entry.itemIndex)),
		}),
	);
	const drafted = await forEach(sound, async (entry) => {
		await keepOriginalOf(context, entry.item, entry.itemIndex, ledger);
		return entry;
	});
	try {
		const receipts = await append(await ledger(), drafted);
		for (const [position, { item, itemIndex }] of drafted.entries()) {
			results.set(itemIndex, withPart(item, itemIndex, { audit: receipts[position] }));
		}
		if (isQueueMode() && (await ledger()).kind === 'sqlite') {
			context.addExecutionHints(queueModeHint);
		}
	} catch (cause) {
		const reason = saying(cause, drafted.length);
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), reason);
		for (const { item, itemIndex } of drafted) {
			results.set(itemIndex, failedItem(context, item, itemIndex, reason));
		}
	}
	return items.flatMap((_, itemIndex) => results.get(itemIndex) ?? []);
}

interface Numbered {
	readonly item: INodeExecutionData;
	readonly itemIndex: number;
}

interface DraftedItem extends Numbered {
	readonly drafts: readonly LedgerEntryDraft[];
}

function openOnce(context: IExecuteFunctions): () => Promise<LedgerStore> {
	let opened: Promise<LedgerStore> | undefined;
	return () => (opened ??= openNodeLedger(context, { create: true }));
}

/** An item with several entries carries the receipt of the last one, which stands for all before it. */
async function append(
	store: LedgerStore,
	drafted: readonly DraftedItem[],
): Promise<readonly (AuditReceipt | undefined)[]> {
	const { appendEvents } = await import('../../../../lib/ledger/append');
	const drafts = drafted.flatMap((entry) => entry.drafts);
	const receipts = await appendEvents(store, drafts, ledgerContext);
	let written = 0;
	return drafted.map((entry) => receipts[(written += entry.drafts.length) - 1]);
}

/** Whoever reads the error must know that not even part of the run was logged. */
function saying(cause: unknown, count: number): unknown {
	return cause instanceof BelegflussError ? nothingLogged(cause, count) : cause;
}
